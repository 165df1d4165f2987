#include "content/layout/poster_rows.hpp"

#include <algorithm>
#include <array>

namespace layout {

namespace {

/// The road that the numbers stand on (D41).
void lay_out_road(SheetComposer& sheet, const Zone& zone)
{
    const Theme& theme = sheet.theme();
    const Points left = a2(sheet, 36);
    const Points width = a2(sheet, 16);
    sheet.box(Role::Rule, {left, zone.top, width, zone.height()}, theme.arang_solid);
    const Points dash = a2(sheet, 7);
    const Points pitch = dash + a2(sheet, 5.5);
    const Points line = a2(sheet, 2);
    for (Points y = zone.top + a2(sheet, 2); y < zone.bottom; y += pitch) {
        const Points height = std::min(dash, zone.bottom - y);
        sheet.box(Role::Rule, {left + (width - line) / 2, y, line, height}, theme.kunyit);
    }
}

void lay_out_numbers(SheetComposer& sheet, std::size_t count, const Zone& zone)
{
    const Points row = zone.height() / static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Points middle = zone.top + row * (static_cast<double>(i) + 0.5);
        lay_out_number_disc(sheet, i + 1, {a2(sheet, 44), middle}, a2(sheet, 14), a2(sheet, 11.2));
    }
}

} // namespace

void lay_out_steps(SheetComposer& sheet)
{
    const PosterBlocks blocks = sort_blocks(sheet.document());
    sheet.report_unplaced(blocks.unplaced);
    const PosterHead head = plan_head(sheet, blocks.headline);
    const Zone band = sheet.zone("band");
    const Zone danger = sheet.zone("danger");
    Zone rows = sheet.zone("rows");
    rows.top = std::max(rows.top, head.zone.bottom + sheet.height() * 0.008);
    Points body_end = danger.top;
    if (blocks.danger == nullptr) {
        rows.bottom = sheet.y_at(sheet.number("rows.without_danger", 0.814));
        body_end = band.top;
    }
    sheet.ground({head.zone.bottom, body_end}, sheet.theme().kapas);
    lay_out_head(sheet, head);
    if (!blocks.lines.empty()) {
        const Points row = rows.height() / static_cast<double>(blocks.lines.size());
        const bool tall = row > sheet.height() * 0.15;
        lay_out_road(sheet, {head.zone.bottom, body_end});
        lay_out_numbers(sheet, blocks.lines.size(), rows);
        lay_out_hairlines(sheet, blocks.lines.size(), rows, a2(sheet, 74));
        RowStyle style;
        style.drawing_x = a2(sheet, 74);
        style.drawing = std::min(row * 0.885, a2(sheet, 90));
        style.gap = a2(sheet, 13);
        style.cap = a2(sheet, tall ? 13.5 : 9.4);
        lay_out_rows(sheet, blocks.lines, rows, style);
    }
    if (blocks.danger != nullptr) {
        lay_out_danger(sheet, *blocks.danger, danger);
    }
    lay_out_hotline(sheet, blocks, sheet.zone("block"), sheet.theme().nila);
    sheet.band(band, BandNeighbour::Other);
}

} // namespace layout
