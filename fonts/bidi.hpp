#pragma once

#include "fonts/text_scratch.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace fonts {

/// What a paragraph starts from: a given direction, or that of its first strong character (UAX #9,
/// rules P2 and P3). The values are ICU's.
enum class BaseDirection : std::uint8_t { LeftToRight = 0, RightToLeft = 1, FirstStrong = 0xFE };

/// Embedding level of each UTF-16 unit of one paragraph, trailing space at the paragraph's level
/// (UAX #9 up to rule L1). Odd = right to left.
/// @param levels resized to the text's length.
/// @returns the paragraph's own level, 0 or 1.
std::uint8_t bidi_levels(std::u16string_view text, BaseDirection base, TextScratch& scratch,
                         std::vector<std::uint8_t>& levels);

/// Rule L2: from left to right, the index of each item by its level. Items may be units or runs.
/// @param order resized to the number of levels.
void visual_order(std::span<const std::uint8_t> levels, std::vector<std::uint32_t>& order);

} // namespace fonts
