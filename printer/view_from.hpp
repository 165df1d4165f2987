#pragma once

#include "content/paint/pixmap.hpp"

namespace printer {

/// What a sharp eye no longer tells apart at a distance: 1 arc minute, mm at final size (PRINT.md
/// 2.3).
/// @param metres from the sheet.
double least_seen_mm(double metres);

/// Blurs a picture as the eye does that looks from a distance: a Gaussian in linear light, as wide
/// at half its height as `least_seen_mm`. Two lines closer than that become one, two that are twice
/// as far apart stay two. Edges go on as they end.
/// @param pixels_per_mm of the picture, at final size.
void view_from(paint::Pixmap& picture, double metres, double pixels_per_mm);

} // namespace printer
