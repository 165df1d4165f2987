#include "fonts/line_walk.hpp"

#include <unicode/uchar.h>

#include <optional>

namespace fonts {

namespace {

constexpr float unbounded = std::numeric_limits<float>::max();

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

/// Whether a word may be cut before `unit` in need: between graphemes, never behind a virama.
bool may_cut(const Paragraph& paragraph, std::uint32_t unit)
{
    constexpr std::uint8_t virama = 9;
    return paragraph.has(unit, Paragraph::WholeStart) &&
           u_getCombiningClass(paragraph.text16[unit - 1]) != virama;
}

/// As `cut_width`, whose call most lines need not pay for.
float true_width(const Paragraph& paragraph, std::uint32_t begin, std::uint32_t end,
                 TextScratch& scratch)
{
    return is_safe_cut(paragraph, begin) && is_safe_cut(paragraph, end)
               ? paragraph.x[end] - paragraph.x[begin]
               : cut_width(paragraph, begin, end, scratch);
}

/// The line takes all of the text up to a break.
void end_at_break(const Paragraph& paragraph, std::size_t k, WalkedLine& line)
{
    line.box.end_all = paragraph.breaks[k];
    line.next_break = k + 1;
    if (paragraph.has_soft_hyphens && hyphen_em(paragraph, line.box.end_all) > 0) {
        line.box.mark = LineMark::Hyphen;
    }
}

/// The same where a hyphen or an unsafe cut may make the shorter line the wider one: from the last
/// break in reach backwards. None if not even `first` fits.
std::optional<std::size_t> last_fitting_exactly(const Paragraph& paragraph, std::uint32_t begin,
                                                std::size_t first, float width,
                                                TextScratch& scratch)
{
    const float reach = search_width(paragraph, begin, width);
    if (!fits_width(width_to_break(paragraph, begin, first), reach)) {
        return std::nullopt;
    }
    std::size_t k = last_fitting(paragraph, begin, first, reach);
    while (!fits_width(line_width(paragraph, begin, k, scratch), width)) {
        if (k == first) {
            return std::nullopt;
        }
        --k;
    }
    return k;
}

/// Least width at which the line from `begin` would end behind break `last`.
float next_width(const Paragraph& paragraph, std::uint32_t begin, std::size_t last,
                 TextScratch& scratch)
{
    const float reach = search_width(paragraph, begin, 0);
    float next = unbounded;
    for (std::size_t k = last + 1; k < paragraph.breaks.size(); ++k) {
        const float least = width_to_break(paragraph, begin, k) - reach;
        if (least >= next) {
            break;
        }
        next = std::min(next, std::max(least, line_width(paragraph, begin, k, scratch)));
    }
    return next;
}

/// A line inside a piece that is wider than the line: to the last cut that fits, at least one.
WalkedLine cut_line(const Paragraph& paragraph, std::uint32_t begin, std::size_t first, float width,
                    TextScratch& scratch)
{
    const std::uint32_t visible = paragraph.trims[first];
    WalkedLine line;
    line.box.begin = begin;
    line.next_em = line_width(paragraph, begin, first, scratch);
    std::uint32_t best = visible;
    float best_width = line.next_em;
    for (std::uint32_t at = begin + 1; at < visible; ++at) {
        if (!may_cut(paragraph, at)) {
            continue;
        }
        const float least = paragraph.x[at] - paragraph.x[begin] - most_shrink;
        if (best != visible && !fits_width(least, width)) {
            line.next_em = std::min(line.next_em, least);
            break;
        }
        const float here = true_width(paragraph, begin, at, scratch);
        if (best == visible || fits_width(here, width)) {
            best = at;
            best_width = here;
            line.next_em = line_width(paragraph, begin, first, scratch);
        } else {
            line.next_em = std::min(line.next_em, here);
        }
    }
    line.box.end = best;
    line.box.width_em = best_width;
    line.next_break = first;
    line.box.end_all = best;
    if (best == visible) { // the space behind a word that was cut belongs to its last line
        end_at_break(paragraph, first, line);
        line.next_em = next_width(paragraph, begin, first, scratch);
    }
    return line;
}

} // namespace

float line_width(const Paragraph& paragraph, std::uint32_t begin, std::size_t k,
                 TextScratch& scratch)
{
    const float text = true_width(paragraph, begin, std::max(paragraph.trims[k], begin), scratch);
    return paragraph.has_soft_hyphens ? text + hyphen_em(paragraph, paragraph.breaks[k]) : text;
}

Piece widest_piece(const Paragraph& paragraph, TextScratch& scratch)
{
    Piece widest;
    std::uint32_t begin = 0;
    for (std::size_t k = 0; k < paragraph.breaks.size(); ++k) {
        const float width = line_width(paragraph, begin, k, scratch);
        if (width > widest.width_em) {
            widest = {width, begin, std::max(paragraph.trims[k], begin)};
        }
        begin = paragraph.breaks[k];
    }
    return widest;
}

WalkedLine next_line(const Paragraph& paragraph, std::uint32_t begin, std::size_t first,
                     float width, TextScratch& scratch)
{
    const bool plain = !paragraph.has_soft_hyphens && !paragraph.has_unsafe_breaks &&
                       is_safe_cut(paragraph, begin);
    std::optional<std::size_t> last;
    if (!plain) {
        last = last_fitting_exactly(paragraph, begin, first, width, scratch);
    } else if (fits_width(width_to_break(paragraph, begin, first), width)) {
        last = last_fitting(paragraph, begin, first, width);
    }
    if (!last) {
        return cut_line(paragraph, begin, first, width, scratch);
    }
    WalkedLine line;
    line.box.begin = begin;
    line.box.end = std::max(paragraph.trims[*last], begin);
    end_at_break(paragraph, *last, line);
    if (plain) {
        line.box.width_em = width_to_break(paragraph, begin, *last);
        line.next_em = line.next_break < paragraph.breaks.size()
                           ? width_to_break(paragraph, begin, line.next_break)
                           : unbounded;
    } else {
        line.box.width_em = line_width(paragraph, begin, *last, scratch);
        line.next_em = next_width(paragraph, begin, *last, scratch);
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
