#include "fonts/wrap.hpp"

#include "fonts/line_walk.hpp"
#include "fonts/text_buffers.hpp"

#include <algorithm>
#include <tuple>

namespace fonts {

namespace {

/// A line taken from break `from` to break `to`: the state of the search for even lines.
struct Step {
    std::uint32_t lines = UINT32_MAX;
    std::uint32_t lone_words = 0; ///< 1 if the last line has one word and others stand before it.
    float slack = 0;              ///< Sum of squares.
    std::uint32_t from = 0;

    bool operator<(const Step& other) const
    {
        return std::tie(lines, lone_words, slack) <
               std::tie(other.lines, other.lone_words, other.slack);
    }
};

/// Break `k` as a line's start; 0 is the paragraph's.
std::uint32_t start_of(const Paragraph& paragraph, std::size_t k)
{
    return k == 0 ? 0 : paragraph.breaks[k - 1];
}

/// The best way to break at each break; index 0 is the paragraph's start.
void find_even_steps(const Paragraph& paragraph, float width, TextScratch& scratch,
                     std::vector<Step>& best)
{
    const std::size_t count = paragraph.breaks.size();
    best.assign(count + 1, {});
    best[0].lines = 0;
    for (std::size_t to = 1; to <= count; ++to) {
        for (std::size_t from = to; from-- > 0;) {
            const std::uint32_t begin = start_of(paragraph, from);
            if (!fits_width(width_to_break(paragraph, begin, to - 1),
                            search_width(paragraph, begin, width))) {
                break;
            }
            const float text = line_width(paragraph, begin, to - 1, scratch);
            if (best[from].lines == UINT32_MAX || !fits_width(text, width)) {
                continue;
            }
            Step step;
            step.lines = best[from].lines + 1;
            step.lone_words = to == count && from + 1 == to && step.lines > 1 ? 1 : 0;
            step.slack = best[from].slack + (width - text) * (width - text);
            step.from = static_cast<std::uint32_t>(from);
            if (step < best[to]) {
                best[to] = step;
            }
        }
    }
}

} // namespace

std::span<const LineBox> wrap(const Paragraph& paragraph, float width_em, TextScratch& scratch)
{
    auto& lines = scratch.buffers().lines;
    lines.clear();
    each_line(paragraph, width_em, scratch,
              [&](const WalkedLine& line) { lines.push_back(line.box); });
    return lines;
}

std::span<const LineBox> wrap_limited(const Paragraph& paragraph, float width_em,
                                      std::uint32_t most_lines, TextScratch& scratch)
{
    wrap(paragraph, width_em, scratch);
    auto& lines = scratch.buffers().lines;
    if (lines.size() <= most_lines || most_lines == 0) {
        return lines;
    }
    lines.resize(most_lines);
    LineBox& last = lines.back();
    std::uint32_t end = last.end;
    const auto mark = [&] {
        return find_mark(paragraph, std::max(end, last.begin + 1) - 1, LineMark::Ellipsis);
    };
    const auto width = [&] { return cut_width(paragraph, last.begin, end, scratch); };
    while (end > last.begin && !fits_width(width() + mark().width_em, width_em)) {
        do {
            --end;
        } while (end > last.begin && !paragraph.has(end, Paragraph::WholeStart));
    }
    while (end > last.begin && paragraph.has(end - 1, Paragraph::Space)) {
        --end;
    }
    last.end = end;
    last.end_all = paragraph.length();
    last.mark = LineMark::Ellipsis;
    last.width_em = width() + mark().width_em;
    return lines;
}

std::span<const LineBox> wrap_balanced(const Paragraph& paragraph, float width_em,
                                       TextScratch& scratch)
{
    const LineCount whole = walk_lines(paragraph, width_em, scratch);
    // Words are never cut only to balance: not narrower than the widest piece that fitted.
    float low = widest_piece(paragraph, scratch).width_em;
    float high = whole.widest_em;
    if (whole.lines <= 1 || low >= high) {
        return wrap(paragraph, width_em, scratch);
    }
    if (walk_lines(paragraph, low, scratch).lines == whole.lines) {
        return wrap(paragraph, low, scratch);
    }
    // Both bounds jump to widths where the lines change, so they meet at one.
    while (low < high && !fits_width(high, low)) {
        const float middle = (low + high) / 2;
        const LineCount count = walk_lines(paragraph, middle, scratch);
        if (count.lines == whole.lines) {
            high = std::min(count.widest_em, middle);
        } else {
            low = std::max(count.next_em, middle);
        }
    }
    return wrap(paragraph, high, scratch);
}

std::span<const LineBox> wrap_even(const Paragraph& paragraph, float width_em, TextScratch& scratch)
{
    const float longest = widest_piece(paragraph, scratch).width_em;
    if (paragraph.length() == 0 || paragraph.has_soft_hyphens || !fits_width(longest, width_em)) {
        return wrap(paragraph, width_em, scratch);
    }
    std::vector<Step> best;
    find_even_steps(paragraph, width_em, scratch, best);
    if (paragraph.has_unsafe_breaks &&
        best.back().lines != count_lines(paragraph, width_em, scratch)) {
        return wrap(paragraph, width_em, scratch); // a line that starts later may be the wider one
    }
    auto& lines = scratch.buffers().lines;
    lines.assign(best.back().lines, {});
    std::size_t to = paragraph.breaks.size();
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        const std::size_t from = best[to].from;
        line->begin = start_of(paragraph, from);
        line->end = std::max(paragraph.trims[to - 1], line->begin);
        line->end_all = paragraph.breaks[to - 1];
        line->width_em = line_width(paragraph, line->begin, to - 1, scratch);
        to = from;
    }
    return lines;
}

std::uint32_t count_lines(const Paragraph& paragraph, float width_em, TextScratch& scratch)
{
    return walk_lines(paragraph, width_em, scratch).lines;
}

float longest_piece_em(const Paragraph& paragraph)
{
    float longest = 0;
    std::uint32_t begin = 0;
    for (std::size_t k = 0; k < paragraph.breaks.size(); ++k) {
        const std::uint32_t end = paragraph.breaks[k];
        longest =
            std::max(longest, width_to_break(paragraph, begin, k) + hyphen_em(paragraph, end));
        begin = end;
    }
    return longest;
}

} // namespace fonts
