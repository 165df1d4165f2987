#include "content/layout/poster_rows.hpp"

#include <algorithm>

namespace layout {

namespace {

/// D43 gives lengths in mm of an A4 sheet; other sheets scale them by the short side.
Points a4(const SheetComposer& sheet, double mm)
{
    return sheet.of_short_side(mm / 210);
}

/// A box to tick for a paper to have ready, a number for what is done in turn.
void lay_out_marks(SheetComposer& sheet, const std::vector<const content::DocumentBlock*>& blocks,
                   const Zone& zone)
{
    const Theme& theme = sheet.theme();
    const Points row = zone.height() / static_cast<double>(blocks.size());
    const Points side = std::min(a4(sheet, 11), row * 0.7);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Points middle = zone.top + row * (static_cast<double>(i) + 0.5);
        if (blocks[i]->kind == content::BlockKind::Check) {
            sheet.outlined_box(Role::Rule, {sheet.margin(), middle - side / 2, side, side},
                               theme.putih, {theme.arang, a4(sheet, 0.8), true}, a4(sheet, 1.5));
        } else {
            const Points radius = std::min(a4(sheet, 7), row * 0.42);
            lay_out_number_disc(sheet, i + 1, {sheet.margin() + radius, middle}, radius,
                                radius * 0.8);
        }
    }
}

/// The last word of a working sheet: drawing and one sentence on cahaya.
void lay_out_tip(SheetComposer& sheet, const content::DocumentBlock& block, const Zone& zone)
{
    const Theme& theme = sheet.theme();
    const Rect panel{sheet.margin(), zone.top, sheet.width() - sheet.margin() * 2, zone.height()};
    sheet.outlined_box(Role::Ground, panel, theme.cahaya, {theme.cahaya, Points(0), true},
                       a4(sheet, 3));
    const Points side = zone.height() * 0.86;
    const std::string& name =
        block.pictogram.empty() ? sheet.document().pictogram : block.pictogram;
    sheet.picture(name, {panel.x + a4(sheet, 3), zone.middle() - side / 2, side, side}, false);
    const Points x = panel.x + side + a4(sheet, 7);
    const Points width = panel.right() - a4(sheet, 4) - x;
    const Points cap = a4(sheet, 5);
    lay_out_panel_text(
        sheet, block, 1.7, {width, zone.height() * 0.94, cap, cap * 0.8, 2}, {x, zone.middle()},
        {Role::Step, theme.arang, theme.arang, theme.cahaya, false, fonts::Align::Start});
}

} // namespace

void lay_out_list(SheetComposer& sheet)
{
    const PosterBlocks blocks = sort_blocks(sheet.document());
    sheet.report_unplaced(blocks.unplaced);
    const PosterHead head = plan_head(sheet, blocks.headline);
    const Zone band = sheet.zone("band");
    const Zone tip = sheet.zone("tip");
    Zone rows = sheet.zone("rows");
    rows.top = std::max(rows.top, head.zone.bottom + sheet.height() * 0.012);
    if (blocks.danger == nullptr) {
        rows.bottom = tip.bottom;
    }
    // A working sheet is cheap to copy in black.
    sheet.ground({head.zone.bottom, band.top}, sheet.theme().putih);
    lay_out_head(sheet, head);
    if (!blocks.lines.empty()) {
        const Points row = rows.height() / static_cast<double>(blocks.lines.size());
        lay_out_marks(sheet, blocks.lines, rows);
        lay_out_hairlines(sheet, blocks.lines.size(), rows, sheet.margin());
        RowStyle style;
        style.drawing_x = a4(sheet, 33);
        style.drawing = std::min(row * 0.885, a4(sheet, 45));
        style.gap = a4(sheet, 8.5);
        // D43: 4.3, and up to 6.7 where few rows leave room.
        style.cap = std::clamp(row * 0.2, a4(sheet, 4.3), a4(sheet, 6.7));
        style.fill = 0.86;
        style.ground = sheet.theme().putih;
        lay_out_rows(sheet, blocks.lines, rows, style);
    }
    if (blocks.danger != nullptr) {
        lay_out_tip(sheet, *blocks.danger, tip);
    }
    lay_out_hotline(sheet, blocks, sheet.zone("block"), sheet.theme().nila);
    sheet.band(band, BandNeighbour::Other);
}

} // namespace layout
