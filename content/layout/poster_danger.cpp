#include "content/layout/outlines.hpp"
#include "content/layout/poster_parts.hpp"

#include <algorithm>

namespace layout {

void lay_out_danger_sign(SheetComposer& sheet, Point centre, Points radius)
{
    const Theme& theme = sheet.theme();
    PathItem sign = polygon(centre, radius, 8, 1.0 / 16);
    sign.fill = theme.putih;
    sheet.path(Role::Danger, std::move(sign));
    const Points bar = radius * 0.32;
    sheet.outlined_box(Role::Danger,
                       {centre.x - bar / 2, centre.y - radius * 0.6, bar, radius * 0.78},
                       theme.mengkudu, {theme.mengkudu, Points(0), true}, bar / 2);
    sheet.outlined_box(Role::Danger, {centre.x - bar / 2, centre.y + radius * 0.32, bar, bar},
                       theme.mengkudu, {theme.mengkudu, Points(0), true}, bar / 2);
}

void lay_out_danger(SheetComposer& sheet, const content::DocumentBlock& block, const Zone& zone)
{
    const Theme& theme = sheet.theme();
    sheet.ground(zone, theme.mengkudu);
    lay_out_danger_sign(sheet, {a2(sheet, 44), zone.middle()},
                        std::min(a2(sheet, 17), zone.height() * 0.42));
    const Points x = a2(sheet, 76);
    const Points width = sheet.width() - sheet.margin() - x;
    const Points cap = a2(sheet, 11);
    lay_out_panel_text(
        sheet, block, 1.66, {width, zone.height() * 0.9, cap, cap * least_shrink, 2},
        {x, zone.middle()},
        {Role::Danger, theme.putih, theme.putih, theme.mengkudu, false, fonts::Align::Start});
}

} // namespace layout
