#pragma once

#include "fonts/paragraph.hpp"
#include "fonts/text_scratch.hpp"

#include <cstdint>
#include <span>

namespace fonts {

/// What stands at the end of a line that the text does not have.
enum class LineMark : std::uint8_t {
    None,
    Hyphen,  ///< A soft hyphen was taken.
    Ellipsis ///< The text goes on beyond the last line allowed.
};

/// One line of a wrapped paragraph: UTF-16 units [begin, end) are visible, [end, end_all) is the
/// trimmed trailing space; after an ellipsis it is all the text that has no room.
struct LineBox {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t end_all = 0;
    float width_em = 0; ///< The mark's width included.
    LineMark mark = LineMark::None;

    bool operator==(const LineBox&) const = default;
};

/// Breaks a shaped paragraph into the fewest lines no wider than `width_em`, at UAX #14
/// opportunities. A word wider than the line is cut between grapheme clusters, never lost. Line
/// boxes tile the text.
/// @param width_em line width divided by the font size, above zero.
std::span<const LineBox> wrap(const Paragraph& paragraph, float width_em, TextScratch& scratch);

/// As `wrap`, with at most `most_lines` lines (at least 1); the last ends in an ellipsis if text is
/// left.
std::span<const LineBox> wrap_limited(const Paragraph& paragraph, float width_em,
                                      std::uint32_t most_lines, TextScratch& scratch);

/// As many lines as `wrap`, at the least width that keeps that count (DESIGN.md D15).
std::span<const LineBox> wrap_balanced(const Paragraph& paragraph, float width_em,
                                       TextScratch& scratch);

/// As many lines as `wrap`, with the least sum of squared slack and, where there is a choice, no
/// last line of one word.
std::span<const LineBox> wrap_even(const Paragraph& paragraph, float width_em,
                                   TextScratch& scratch);

/// Number of lines `wrap` would make.
std::uint32_t count_lines(const Paragraph& paragraph, float width_em, TextScratch& scratch);

/// Width in em of the widest piece no break can split: below it words are cut.
float longest_piece_em(const Paragraph& paragraph);

} // namespace fonts
