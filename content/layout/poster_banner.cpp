#include "content/layout/poster_rows.hpp"

#include <algorithm>
#include <array>

namespace layout {

namespace {

std::vector<HeadlineRoom> headline_rooms(const SheetComposer& sheet, const Zone& head)
{
    const Format& format = sheet.format();
    const Points cap = sheet.of_short_side(sheet.number("headline.cap", 0.087));
    const double second = sheet.number("headline.second", 0.805);
    const Points x = sheet.width() * sheet.number("headline.x", 0.073);
    const Points width = sheet.width() - sheet.margin() - x;
    const Points top = head.top + sheet.margin();
    const int lines = format.spec.headline_lines;
    const auto room = [&](double ratio, int most, double shrink) {
        return HeadlineRoom{{width, head.bottom - top, cap, cap * shrink, most}, ratio};
    };
    return {room(second, lines, 0.97), room(second, lines + 1, 0.97),
            room(second, lines, least_shrink), room(second, lines + 1, least_shrink)};
}

void lay_out_headline(SheetComposer& sheet, const content::DocumentBlock* block, const Zone& head,
                      const HeadColours& colours)
{
    const auto fitted = fit_headline(sheet, block, headline_rooms(sheet, head));
    if (!fitted) {
        return;
    }
    const auto& [text, setting] = fitted->headline;
    const Points x = sheet.width() * sheet.number("headline.x", 0.073);
    const Points height = height_of(text, setting);
    const Points free = head.height() - height;
    const Points top = head.top + std::max(sheet.margin(), free * 0.6);
    set_pair(sheet, text, setting, {x, top, sheet.width() - sheet.margin() - x, height},
             {Role::Heading, colours.question, colours.answer, colours.ground, true,
              fonts::Align::Start});
}

/// D41's danger strip, over the band as on the poster. @return what it leaves for the lines.
Zone lay_out_strip(SheetComposer& sheet, const content::DocumentBlock& block, const Zone& free)
{
    const Zone strip{free.bottom - a2(sheet, 42), free.bottom};
    lay_out_danger(sheet, block, strip);
    return {free.top, strip.top - a2(sheet, 4)};
}

} // namespace

void lay_out_banner(SheetComposer& sheet)
{
    const PosterBlocks blocks = sort_blocks(sheet.document());
    sheet.report_unplaced(blocks.unplaced);
    const HeadColours colours = head_colours(sheet.theme(), sheet.document().ground);
    Zone head = sheet.zone("head");
    Zone picture = sheet.zone("picture");
    if (sheet.bilingual()) { // two texts take their room from the picture
        head.bottom =
            sheet.y_at(sheet.number("headline.grown", sheet.format().zone("head").bottom));
        picture.top = head.bottom;
    }
    Zone lines = sheet.zone("lines");
    const Zone band = sheet.zone("band");
    sheet.ground({Points(0), picture.bottom}, colours.ground);
    lay_out_headline(sheet, blocks.headline, head, colours);
    // The disc ends at 94 of 96 units and stands on the zone's edge.
    const Points side = picture.height() * (96.0 / 94.0);
    sheet.picture(sheet.document().pictogram,
                  {(sheet.width() - side) / 2, picture.bottom - side * (94.0 / 96.0), side, side},
                  colours.light_disc);
    sheet.ground({picture.bottom, band.top}, sheet.theme().kapas);
    const Points rule = sheet.of_short_side(0.006);
    sheet.ground({picture.bottom, picture.bottom + rule}, sheet.theme().arang_solid);
    RowStyle style;
    style.drawing_x = sheet.margin();
    style.drawing = sheet.of_short_side(sheet.number("drawing.size", 0.19));
    if (blocks.danger != nullptr) {
        lines = lay_out_strip(sheet, *blocks.danger, {lines.top, band.top});
        const Points row =
            lines.height() / static_cast<double>(std::max<std::size_t>(blocks.lines.size(), 1));
        style.drawing = std::min(style.drawing, row * 0.9);
    }
    style.gap = sheet.of_short_side(0.045);
    style.cap = sheet.of_short_side(sheet.number("rows.cap", 0.035));
    style.rest = fonts::Weight::Bold;
    style.leading = 1.85;
    lay_out_rows(sheet, blocks.lines, lines, style);
    lay_out_banner_hotline(sheet, blocks, sheet.zone("block"));
    sheet.band(band, BandNeighbour::Other);
}

} // namespace layout
