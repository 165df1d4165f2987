#pragma once

#include "content/layout/display_list.hpp"

namespace layout {

/// The sash's striped edge: leaning bars (DESIGN.md D50).
PathItem stripes(const Rect& edge, Colour colour);

/// A regular polygon, neither filled nor outlined yet.
/// @param turn of its first corner from the right, clockwise, in whole turns.
PathItem polygon(Point centre, Points radius, int corners, double turn);

} // namespace layout
