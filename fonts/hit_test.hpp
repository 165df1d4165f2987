#pragma once

#include "fonts/place.hpp"

#include <cstdint>
#include <vector>

namespace fonts {

/// A stretch of a line in the caller's unit, for a highlight.
struct Extent {
    double left = 0;
    double right = 0;
};

/// Grapheme of a placed line under a point: the UTF-16 unit it begins at. Points outside the text
/// give the nearest grapheme.
/// @param x in the unit of `where`.
std::uint32_t hit_test(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
                       double x, TextScratch& scratch);

/// Extents of the UTF-16 range [begin, end) on a placed line, from left to right, neighbours
/// joined; several where directions mix. Empty if the range is not on the line.
/// @param extents replaced.
void select(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
            std::uint32_t begin, std::uint32_t end, TextScratch& scratch,
            std::vector<Extent>& extents);

} // namespace fonts
