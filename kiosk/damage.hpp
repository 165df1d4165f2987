#pragma once

#include "content/paint/pixmap.hpp"
#include "kiosk/panel_map.hpp"

#include <optional>

namespace kiosk {

/// A box of pixels.
struct PixelRect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool operator==(const PixelRect&) const = default;
};

/// The smallest box round all pixels that differ; none if the pictures are the same. Of pictures of
/// other sizes everything differs.
std::optional<PixelRect> changed_rect(const paint::Pixmap& before, const paint::Pixmap& after);

/// The smallest box that holds both.
PixelRect united(const PixelRect& one, const PixelRect& other);

/// The pixel of a changed box that changed most: if it is seen, the newest picture is. Looks at
/// every eighth pixel. None if nothing there changed clearly.
/// @param before an empty picture counts as black.
std::optional<PixelPoint> most_changed_pixel(const paint::Pixmap& before,
                                             const paint::Pixmap& after, const PixelRect& rect);

/// The greatest difference of two xRGB colours in a channel.
int colour_distance(std::uint32_t a, std::uint32_t b);

} // namespace kiosk
