#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/theme.hpp"

#include <vector>

namespace layout {

/// Whether a kunyit ground touches the band: then a nila row keeps the selvage lines apart (D34).
enum class BandNeighbour { Other, Kunyit };

/// The woven band of DESIGN.md section 7: own geometry, one path a colour, pattern centred on the
/// sheet's axis and running on to both ends of `box`.
/// @param axis x of the sheet's centre.
std::vector<Item> woven_band(const Rect& box, Points axis, BandNeighbour neighbour,
                             const Theme& theme);

} // namespace layout
