#pragma once

#include "content/layout/display_list.hpp"
#include "content/paint/painter.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace paint {

/// 32-bit xRGB pixels in rows.
struct Pixmap {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;
};

/// Draws the trim (or screen) area.
/// @param pixels_per_point device pixels a point.
Pixmap rasterise(const layout::DisplayList& list, double pixels_per_point, Painter& painter);

/// PNG bytes.
std::vector<std::uint8_t> encode_png(const Pixmap& pixmap);

} // namespace paint
