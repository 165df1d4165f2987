#include "fonts/line_walk.hpp"

#include <unicode/uchar.h>

namespace fonts {

namespace {

constexpr float unbounded = std::numeric_limits<float>::max();

float hyphen_at(const Paragraph& paragraph, std::uint32_t unit)
{
    const bool soft = (paragraph.flags[unit] & Paragraph::SoftHyphenBefore) != 0;
    return soft ? find_mark(paragraph, unit - 1, LineMark::Hyphen).width_em : 0.0F;
}

/// Index of the last break whose line from `begin` fits, searched from `first` on, which fits:
/// doubling steps, then halving (galloping), so that long lines cost few looks.
std::size_t last_fitting(const Paragraph& paragraph, std::uint32_t begin, std::size_t first,
                         float width)
{
    const auto ok = [&](std::size_t k) {
        return fits_width(width_to_break(paragraph, begin, k), width);
    };
    const std::size_t count = paragraph.breaks.size();
    std::size_t low = first;
    std::size_t step = 1;
    while (low + step < count && ok(low + step)) {
        low += step;
        step *= 2;
    }
    while (step > 1) {
        step /= 2;
        if (low + step < count && ok(low + step)) {
            low += step;
        }
    }
    return low;
}

/// The same where a hyphen may make a shorter line the wider one: every break is looked at.
std::size_t last_fitting_hyphens(const Paragraph& paragraph, std::uint32_t begin, std::size_t first,
                                 float width)
{
    std::size_t best = first;
    for (std::size_t k = first; k < paragraph.breaks.size(); ++k) {
        const float text = width_to_break(paragraph, begin, k);
        if (!fits_width(text, width)) {
            break;
        }
        if (fits_width(text + hyphen_at(paragraph, paragraph.breaks[k]), width)) {
            best = k;
        }
    }
    return best;
}

/// Whether a word may be cut before `unit` in need: between graphemes, never behind a virama.
bool may_cut(const Paragraph& paragraph, std::uint32_t unit)
{
    constexpr int start = Paragraph::ClusterStart | Paragraph::GraphemeStart;
    constexpr std::uint8_t virama = 9;
    return (paragraph.flags[unit] & start) == start &&
           u_getCombiningClass(paragraph.text16[unit - 1]) != virama;
}

bool is_unsafe(const Paragraph& paragraph, std::uint32_t begin, std::uint32_t end)
{
    return ((paragraph.flags[begin] | paragraph.flags[end]) & Paragraph::UnsafeToBreak) != 0;
}

float true_width(const Paragraph& paragraph, std::uint32_t begin, std::uint32_t end,
                 TextScratch& scratch)
{
    return is_unsafe(paragraph, begin, end) ? cut_width(paragraph, begin, end, scratch)
                                            : paragraph.x[end] - paragraph.x[begin];
}

/// A line inside a piece that is wider than the line: to the last cut that fits, at least one.
WalkedLine cut_line(const Paragraph& paragraph, std::uint32_t begin, std::size_t first, float width,
                    TextScratch& scratch)
{
    const std::uint32_t visible = paragraph.trims[first];
    WalkedLine line;
    line.box.begin = begin;
    line.next_break = first;
    line.next_em = unbounded;
    std::uint32_t best = visible;
    for (std::uint32_t at = begin + 1; at < visible; ++at) {
        if (!may_cut(paragraph, at)) {
            continue;
        }
        const float here = true_width(paragraph, begin, at, scratch);
        if (best != visible && !fits_width(here, width)) {
            line.next_em = here;
            break;
        }
        best = at;
    }
    line.box.end = best;
    // The space behind a word that was cut belongs to its last line.
    line.box.end_all = best == visible ? paragraph.breaks[first] : best;
    line.next_break += best == visible ? 1 : 0;
    line.box.width_em = true_width(paragraph, begin, best, scratch);
    return line;
}

} // namespace

WalkedLine next_line(const Paragraph& paragraph, std::uint32_t begin, std::size_t first,
                     float width, TextScratch& scratch)
{
    const float least =
        width_to_break(paragraph, begin, first) +
        (paragraph.has_soft_hyphens ? hyphen_at(paragraph, paragraph.breaks[first]) : 0.0F);
    if (!fits_width(least, width)) {
        return cut_line(paragraph, begin, first, width, scratch);
    }
    std::size_t last = paragraph.has_soft_hyphens
                           ? last_fitting_hyphens(paragraph, begin, first, width)
                           : last_fitting(paragraph, begin, first, width);
    std::uint32_t end = std::max(paragraph.trims[last], begin);
    float text = width_to_break(paragraph, begin, last);
    while (is_unsafe(paragraph, begin, end)) {
        text = cut_width(paragraph, begin, end, scratch);
        if (fits_width(text, width)) {
            break;
        }
        if (last == first) {
            return cut_line(paragraph, begin, first, width, scratch);
        }
        --last;
        end = std::max(paragraph.trims[last], begin);
        text = width_to_break(paragraph, begin, last);
    }
    WalkedLine line;
    line.box.begin = begin;
    line.box.end = end;
    line.box.end_all = paragraph.breaks[last];
    line.box.width_em = text;
    line.next_break = last + 1;
    line.next_em = unbounded;
    if (line.next_break < paragraph.breaks.size()) {
        line.next_em = width_to_break(paragraph, begin, line.next_break);
    }
    if (paragraph.has_soft_hyphens) {
        const float hyphen = hyphen_at(paragraph, line.box.end_all);
        line.box.mark = hyphen > 0 ? LineMark::Hyphen : LineMark::None;
        line.box.width_em += hyphen;
    }
    return line;
}

LineCount walk_lines(const Paragraph& paragraph, float width, TextScratch& scratch)
{
    LineCount count;
    each_line(paragraph, width, scratch, [&](const WalkedLine& line) {
        ++count.lines;
        count.widest_em = std::max(count.widest_em, line.box.width_em);
        count.next_em = std::min(count.next_em, line.next_em);
    });
    return count;
}

} // namespace fonts
