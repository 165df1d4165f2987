#include "content/layout/poster_parts.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace layout {

namespace {

PathItem octagon(Point centre, Points radius, Colour fill)
{
    PathItem path;
    path.fill = fill;
    for (int corner = 0; corner < 8; ++corner) {
        const double angle = (corner + 0.5) * std::numbers::pi / 4;
        const auto kind = corner == 0 ? PathSegment::Kind::Move : PathSegment::Kind::Line;
        path.segments.push_back(
            {kind,
             {},
             {},
             {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)}});
    }
    path.segments.push_back({PathSegment::Kind::Close, {}, {}, {}});
    return path;
}

} // namespace

void lay_out_danger(SheetComposer& sheet, const content::DocumentBlock& block, const Zone& zone)
{
    const Theme& theme = sheet.theme();
    sheet.ground(zone, theme.mengkudu);
    const Points radius = std::min(a2(sheet, 17), zone.height() * 0.42);
    const Point centre{a2(sheet, 44), zone.middle()};
    sheet.path(Role::Danger, octagon(centre, radius, theme.putih));
    const Points bar = radius * 0.32;
    sheet.outlined_box(Role::Danger,
                       {centre.x - bar / 2, centre.y - radius * 0.6, bar, radius * 0.78},
                       theme.mengkudu, {theme.mengkudu, Points(0), true}, bar / 2);
    sheet.outlined_box(Role::Danger, {centre.x - bar / 2, centre.y + radius * 0.32, bar, bar},
                       theme.mengkudu, {theme.mengkudu, Points(0), true}, bar / 2);

    const auto text = sheet.shape(block, {}, 1.66);
    const Points x = a2(sheet, 76);
    const Points width = sheet.width() - sheet.margin() - x;
    const Points cap = a2(sheet, 11);
    TextRoom room{width, zone.height() * 0.9, cap, cap * least_shrink, 2};
    auto setting = fit_text(text, room, sheet.scratch());
    if (!setting) {
        sheet.report_misfit(text, room.max_lines);
        room.smallest_cap = Points(1);
        room.max_lines = 4;
        setting = fit_text(text, room, sheet.scratch());
    }
    if (setting) {
        const Points height = height_of(text, *setting);
        sheet.text(
            text, *setting, {x, zone.middle() - height * 0.46, width, height},
            {Role::Danger, theme.putih, theme.putih, theme.mengkudu, false, fonts::Align::Start});
    }
}

} // namespace layout
