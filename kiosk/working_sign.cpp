#include "kiosk/working_sign.hpp"

namespace kiosk {

using layout::BoxItem;
using layout::Points;
using layout::Rect;
using layout::to_points;
using layout::operator""_mm;

layout::DisplayList lay_out_working_sign(layout::Size panel, layout::screens::Contrast contrast)
{
    const layout::screens::Surface& surface = layout::screens::palette_for(contrast).primary;
    const Points dot = to_points(8_mm);
    const Points gap = to_points(6_mm);
    const Points edge = to_points(12_mm);
    const Points width = dot * 3 + gap * 2 + edge * 2;
    const Points height = dot + edge * 2;
    const Rect plate{(panel.width - width) / 2, (panel.height - height) / 2, width, height};

    layout::DisplayList sign;
    sign.size = panel;
    sign.ink_bounds = {Points(0), Points(0), panel.width, panel.height};
    const auto add = [&](const Rect& rect, layout::Colour fill,
                         const std::optional<layout::Stroke>& stroke) {
        sign.items.push_back(
            {layout::Role::Picture, BoxItem{rect, fill, stroke, rect.height / 2}, std::nullopt});
    };
    // Its edge is of the ink: it stands out from whatever lies under it.
    add(plate, surface.ground, layout::Stroke{surface.text, to_points(1.2_mm)});
    for (int i = 0; i < 3; ++i) {
        add({plate.x + edge + (dot + gap) * i, plate.y + edge, dot, dot}, surface.text, {});
    }
    return sign;
}

paint::Pixmap with_working_sign(paint::Pixmap picture, layout::Size panel,
                                layout::screens::Contrast contrast)
{
    paint::Painter painter{paint::PictogramSet({})}; // The sign has none.
    const double pixels_per_point = picture.width / panel.width.value();
    paint::paint_over(picture, lay_out_working_sign(panel, contrast),
                      {{Points(0), Points(0)}, pixels_per_point}, painter);
    return picture;
}

} // namespace kiosk
