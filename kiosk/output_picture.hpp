#pragma once

#include "kiosk/damage.hpp"
#include "kiosk/display_care.hpp"

#include <cstdint>
#include <vector>

namespace kiosk {

/// A box of the output and its xRGB pixels in rows.
struct OutputPicture {
    PixelRect place;
    std::vector<std::uint32_t> pixels;
};

/// A box of the page as the output shows it: moved and dim as its care wants it, turned as it
/// hangs. Where the page has moved away, its edge is repeated.
/// @param box lies on the page. What the look moves off the panel is left out.
OutputPicture output_picture(const paint::Pixmap& page, const PixelRect& box, const PanelLook& look,
                             const PanelMap& map);

} // namespace kiosk
