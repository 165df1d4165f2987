#include "fonts/wrap.hpp"

#include "fonts/text_buffers.hpp"

#include <algorithm>
#include <cassert>

namespace fonts {

namespace {

/// Prefix sums are floats: without this a line wrapped at its own width would wrap again. The one
/// place that compares widths (TEXT.md edge 21).
bool fits(float width, float available)
{
    return width <= available * (1 + 1e-6F);
}

/// Width of [begin, trim) including the hyphen a soft hyphen would show at `end`.
float line_width(const Paragraph& paragraph, std::uint32_t begin, std::uint32_t trim,
                 std::uint32_t end)
{
    const bool hyphen = (paragraph.flags[end] & Paragraph::SoftHyphenBefore) != 0;
    return paragraph.x[trim] - paragraph.x[begin] + (hyphen ? paragraph.hyphen_em : 0.0F);
}

/// Where to cut a piece that is wider than the line: the last cluster that fits, at least one.
std::uint32_t cut(const Paragraph& paragraph, std::uint32_t begin, std::uint32_t end, float width)
{
    constexpr int start = Paragraph::ClusterStart | Paragraph::GraphemeStart;
    std::uint32_t best = end;
    for (std::uint32_t at = begin + 1; at < end; ++at) {
        if ((paragraph.flags[at] & start) != start) {
            continue;
        }
        if (best != end && !fits(paragraph.x[at] - paragraph.x[begin], width)) {
            break;
        }
        best = at;
    }
    return best;
}

/// Index of the last break whose line from `begin` fits, searched from `first` on: doubling steps,
/// then halving (galloping), so that long lines cost few looks. `first` itself may not fit.
std::size_t last_fitting(const Paragraph& paragraph, std::uint32_t begin, std::size_t first,
                         float width)
{
    const auto ok = [&](std::size_t k) {
        return fits(line_width(paragraph, begin, paragraph.trims[k], paragraph.breaks[k]), width);
    };
    std::size_t low = first;
    std::size_t step = 1;
    while (low + step < paragraph.breaks.size() && ok(low + step)) {
        low += step;
        step *= 2;
    }
    while (step > 0) {
        if (low + step < paragraph.breaks.size() && ok(low + step)) {
            low += step;
        }
        step /= 2;
    }
    return low;
}

/// Calls `add` with every line; both wraps and the counting share it.
template <class Add>
void each_line(const Paragraph& paragraph, float width, const Add& add)
{
    std::uint32_t begin = 0;
    std::size_t next = 0; // first break after `begin`
    const std::uint32_t length = paragraph.length();
    while (begin < length) {
        while (paragraph.breaks[next] <= begin) {
            ++next;
        }
        LineBox line;
        line.begin = begin;
        const auto first_width = line_width(
            paragraph, begin, std::max(paragraph.trims[next], begin), paragraph.breaks[next]);
        if (fits(first_width, width)) {
            const std::size_t last = last_fitting(paragraph, begin, next, width);
            line.end_all = paragraph.breaks[last];
            line.end = std::max(paragraph.trims[last], begin);
            line.hyphen = (paragraph.flags[line.end_all] & Paragraph::SoftHyphenBefore) != 0;
            line.width_em = line_width(paragraph, begin, line.end, line.end_all);
        } else {
            const std::uint32_t visible = paragraph.trims[next];
            line.end = cut(paragraph, begin, visible, width);
            // The space behind a word that was cut belongs to its last line.
            line.end_all = line.end == visible ? paragraph.breaks[next] : line.end;
            line.width_em = paragraph.x[line.end] - paragraph.x[begin];
        }
        add(line);
        begin = line.end_all;
    }
    if (length == 0) {
        add(LineBox{});
    }
}

std::size_t count_lines(const Paragraph& paragraph, float width)
{
    std::size_t count = 0;
    each_line(paragraph, width, [&](const LineBox&) { ++count; });
    return count;
}

} // namespace

std::span<const LineBox> wrap(const Paragraph& paragraph, float width_em, TextScratch& scratch)
{
    auto& lines = scratch.buffers().lines;
    lines.clear();
    each_line(paragraph, width_em, [&](const LineBox& line) { lines.push_back(line); });
    return lines;
}

std::span<const LineBox> wrap_balanced(const Paragraph& paragraph, float width_em,
                                       TextScratch& scratch)
{
    const std::size_t lines = count_lines(paragraph, width_em);
    if (lines <= 1) {
        return wrap(paragraph, width_em, scratch);
    }
    // Words are never cut only to balance: not narrower than the widest piece that fitted.
    float low = std::min(width_em, longest_piece_em(paragraph));
    float high = width_em;
    if (count_lines(paragraph, low) == lines) {
        return wrap(paragraph, low, scratch);
    }
    constexpr int halvings = 24;
    for (int i = 0; i < halvings; ++i) {
        const float middle = (low + high) / 2;
        (count_lines(paragraph, middle) == lines ? high : low) = middle;
    }
    return wrap(paragraph, high, scratch);
}

float longest_piece_em(const Paragraph& paragraph)
{
    float widest = 0;
    std::uint32_t begin = 0;
    for (std::size_t k = 0; k < paragraph.breaks.size(); ++k) {
        const std::uint32_t trim = std::max(paragraph.trims[k], begin);
        widest = std::max(widest, line_width(paragraph, begin, trim, paragraph.breaks[k]));
        begin = paragraph.breaks[k];
    }
    return widest;
}

} // namespace fonts
