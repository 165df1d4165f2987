#pragma once

#include "fonts/paragraph.hpp"
#include "fonts/text_scratch.hpp"

#include <cstdint>
#include <span>

namespace fonts {

/// One line of a wrapped paragraph: UTF-16 units [begin, end) are visible, [end, end_all) is the
/// trimmed trailing space.
struct LineBox {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t end_all = 0;
    float width_em = 0;
    bool hyphen = false; ///< Ends in a visible hyphen (soft hyphen taken).

    bool operator==(const LineBox&) const = default;
};

/// Breaks a shaped paragraph into the fewest lines no wider than `width_em`, at UAX #14
/// opportunities. A word wider than the line is cut between grapheme clusters, never lost.
/// @param width_em line width divided by the font size, above zero.
std::span<const LineBox> wrap(const Paragraph& paragraph, float width_em, TextScratch& scratch);

/// As many lines as `wrap`, at the least width that keeps that count (DESIGN.md D15).
std::span<const LineBox> wrap_balanced(const Paragraph& paragraph, float width_em,
                                       TextScratch& scratch);

/// Widest piece no break can split, in em: below this width words are cut.
float longest_piece_em(const Paragraph& paragraph);

} // namespace fonts
