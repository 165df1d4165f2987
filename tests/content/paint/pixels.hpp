#pragma once

#include "content/layout/display_list.hpp"
#include "content/paint/pixmap.hpp"

#include <utility>

namespace support {

/// A square sheet of `side` points.
inline layout::DisplayList square_sheet(double side)
{
    layout::DisplayList list;
    list.size = {layout::Points(side), layout::Points(side)};
    list.ink_bounds = {{}, {}, list.size.width, list.size.height};
    return list;
}

inline layout::Rect rect(double x, double y, double width, double height)
{
    return {layout::Points(x), layout::Points(y), layout::Points(width), layout::Points(height)};
}

template <class What>
void add(layout::DisplayList& list, What what, layout::Role role = layout::Role::Ground)
{
    list.items.push_back({role, std::move(what), std::nullopt});
}

/// 0xRRGGBB of a pixel.
inline std::uint32_t at(const paint::Pixmap& pixmap, int x, int y)
{
    return pixmap.pixels.at(static_cast<std::size_t>(y * pixmap.width + x)) & 0x00FFFFFFU;
}

inline std::size_t count(const paint::Pixmap& pixmap, std::uint32_t colour)
{
    std::size_t found = 0;
    for (const std::uint32_t pixel : pixmap.pixels) {
        found += (pixel & 0x00FFFFFFU) == colour ? 1 : 0;
    }
    return found;
}

} // namespace support
