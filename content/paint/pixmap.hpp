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

/// A picture of one colour, 0xRRGGBB. @throws PaintError if Cairo has no pictures that large.
Pixmap blank_pixmap(int width, int height, std::uint32_t rgb = 0xFFFFFF);

/// Which part of a list a picture shows.
struct View {
    layout::Point corner; ///< Place on the list of the picture's top-left corner.
    double pixels_per_point = 1;
};

/// Draws a part of a list over what the picture holds.
void paint_over(Pixmap& pixmap, const layout::DisplayList& list, const View& view,
                Painter& painter);

/// Draws the trim (or screen) area.
/// @param pixels_per_point device pixels a point.
Pixmap rasterise(const layout::DisplayList& list, double pixels_per_point, Painter& painter);

/// PNG bytes.
std::vector<std::uint8_t> encode_png(const Pixmap& pixmap);

} // namespace paint
