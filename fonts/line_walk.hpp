#pragma once

#include "fonts/paragraph.hpp"
#include "fonts/shape_run.hpp"
#include "fonts/text_scratch.hpp"
#include "fonts/wrap.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace fonts {

/// Prefix sums are floats: without this a line wrapped at its own width would wrap again. The one
/// place that compares widths (TEXT.md edge 21).
inline bool fits_width(float width, float available)
{
    return width <= available * (1 + 1e-6F);
}

/// A line of the greedy walk and where it would change.
struct WalkedLine {
    LineBox box;
    std::size_t next_break = 0; ///< Index of the first break behind the line.
    float next_em = 0;          ///< Least line width that takes the next piece too.
};

/// Width of the text from `begin` to break `k`, trailing space trimmed, cuts taken as safe.
inline float width_to_break(const Paragraph& paragraph, std::uint32_t begin, std::size_t k)
{
    return paragraph.x[std::max(paragraph.trims[k], begin)] - paragraph.x[begin];
}

/// Width of the hyphen that a line shows if it ends at a break before `unit`; 0 if it shows none.
inline float hyphen_em(const Paragraph& paragraph, std::uint32_t unit)
{
    const bool soft = paragraph.has(unit, Paragraph::SoftHyphenBefore);
    return soft ? find_mark(paragraph, unit - 1, LineMark::Hyphen).width_em : 0.0F;
}

/// Text shaped afresh beside unsafe cuts is taken to be no more than this narrower than it was, in
/// em.
constexpr float most_shrink = 1;

/// How far the end of a line may lie by the widths in `x`.
inline float search_width(const Paragraph& paragraph, std::uint32_t begin, float width)
{
    return paragraph.has_unsafe_breaks || !is_safe_cut(paragraph, begin) ? width + most_shrink
                                                                         : width;
}

/// Width of the line from `begin` to break `k`: shaped afresh beside unsafe cuts, with its hyphen.
float line_width(const Paragraph& paragraph, std::uint32_t begin, std::size_t k,
                 TextScratch& scratch);

/// A piece of text no break can split.
struct Piece {
    float width_em = 0;
    std::uint32_t begin = 0; ///< UTF-16 units.
    std::uint32_t end = 0;
};

/// The widest piece, shaped afresh beside unsafe cuts: at this width no word is cut.
Piece widest_piece(const Paragraph& paragraph, TextScratch& scratch);

/// The next line from `begin`, greedily; `first` is the index of the first break behind `begin`.
WalkedLine next_line(const Paragraph& paragraph, std::uint32_t begin, std::size_t first,
                     float width, TextScratch& scratch);

/// Calls `see` with every line of the greedy walk: wrapping, counting and fitting share it.
template <class See>
void each_line(const Paragraph& paragraph, float width, TextScratch& scratch, const See& see)
{
    const std::uint32_t length = paragraph.length();
    std::uint32_t begin = 0;
    std::size_t first = 0;
    do {
        const WalkedLine line = next_line(paragraph, begin, first, width, scratch);
        see(line);
        begin = line.box.end_all;
        first = line.next_break;
    } while (begin < length);
}

/// What a paragraph comes to at one width.
struct LineCount {
    std::uint32_t lines = 0;
    float widest_em = 0;                               ///< The same lines result from here...
    float next_em = std::numeric_limits<float>::max(); ///< ...up to, not including, here.
};

LineCount walk_lines(const Paragraph& paragraph, float width, TextScratch& scratch);

} // namespace fonts
