#include "content/layout/poster_rows.hpp"

#include <algorithm>
#include <array>

namespace layout {

namespace {

/// The head: its zone once the headline has its lines, and where the drawing stands.
struct Head {
    std::optional<Headline> headline;
    Zone zone;
    Rect drawing;
};

Rect head_drawing(const SheetComposer& sheet, const Zone& zone, double factor)
{
    const Points full = sheet.of_short_side(sheet.format().number("drawing.size", 0.214));
    const Points side = std::min(full, zone.height() * 0.95) * factor;
    // The disc ends at 94 of 96 units: it stands on the head's edge and on the text margin.
    const Points overhang = side * (2.0 / 96);
    return {sheet.width() - sheet.margin() - side + overhang, zone.bottom - side + overhang, side,
            side};
}

Head plan_head(SheetComposer& sheet, const content::DocumentBlock* block)
{
    const Format& format = sheet.format();
    const Zone nominal = sheet.zone("head");
    const Zone grown{nominal.top, sheet.y_at(format.number("headline.grown", 0.2))};
    const Points cap = sheet.of_short_side(format.number("headline.cap", 0.0476));
    const double second = format.number("headline.second", 0.8);
    const int lines = format.spec.headline_lines;
    struct Attempt {
        Zone zone;
        double second;
        int lines;
        double shrink;
        double drawing;
    };
    const std::array attempts{
        Attempt{nominal, 1.0, lines - 1, 0.97, 1.0},
        Attempt{grown, second, lines, 0.97, 1.0},
        Attempt{nominal, 1.0, lines - 1, least_shrink, 1.0},
        Attempt{grown, second, lines, least_shrink, 1.0},
        Attempt{grown, second, lines, least_shrink, least_drawing},
    };
    std::vector<HeadlineRoom> rooms;
    const Points x = sheet.width() * format.number("headline.x", 0.057);
    for (const Attempt& attempt : attempts) {
        const Rect drawing = head_drawing(sheet, attempt.zone, attempt.drawing);
        const Points width = drawing.x - sheet.of_short_side(0.02) - x;
        const Points top = attempt.zone.top + sheet.margin();
        rooms.push_back({{width, attempt.zone.bottom - top - a2(sheet, 4), cap,
                          cap * attempt.shrink, attempt.lines},
                         attempt.second});
    }
    auto fitted = fit_headline(sheet, block, rooms);
    const Attempt& chosen = attempts.at(fitted ? fitted->attempt : 0);
    Head head;
    head.zone = chosen.zone;
    head.drawing = head_drawing(sheet, chosen.zone, chosen.drawing);
    if (fitted) {
        head.headline = std::move(fitted->headline);
    }
    return head;
}

void lay_out_head(SheetComposer& sheet, const Head& head)
{
    const HeadColours colours = head_colours(sheet.theme(), sheet.document().ground);
    sheet.ground({Points(0), head.zone.bottom}, colours.ground);
    sheet.picture(sheet.document().pictogram, head.drawing, colours.light_disc);
    if (!head.headline) {
        return;
    }
    const auto& [text, setting] = *head.headline;
    const Points x = sheet.width() * sheet.format().number("headline.x", 0.057);
    const Points height = height_of(text, setting);
    const Points free = head.zone.bottom - head.zone.top - height;
    const Points top = head.zone.top + std::max(sheet.margin(), free / 2);
    sheet.text(text, setting, {x, top, head.drawing.x - sheet.of_short_side(0.02) - x, height},
               {Role::Heading, colours.question, colours.answer, colours.ground, true,
                fonts::Align::Start});
}

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
    const Theme& theme = sheet.theme();
    const Points radius = a2(sheet, 14);
    const Points row = zone.height() / static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Points middle = zone.top + row * (static_cast<double>(i) + 0.5);
        const Rect disc{a2(sheet, 44) - radius, middle - radius, radius * 2, radius * 2};
        sheet.outlined_box(Role::Rule, disc, theme.kunyit, {theme.arang, a2(sheet, 1.6), true},
                           radius);
        auto digit = sheet.shape_plain(std::to_string(i + 1), "", "id", fonts::Weight::Bold);
        digit.descent = 0;
        const Points cap = a2(sheet, 11.2);
        sheet.text(
            digit, {cap, {1}}, {disc.x, middle - cap / 2, disc.width, cap},
            {Role::Step, theme.arang, theme.arang, theme.kunyit, false, fonts::Align::Centre});
    }
}

void lay_out_hairlines(SheetComposer& sheet, std::size_t count, const Zone& zone)
{
    const Points x = a2(sheet, 74);
    const Points row = zone.height() / static_cast<double>(count);
    const Points line = a2(sheet, 0.7);
    for (std::size_t i = 1; i < count; ++i) {
        const Points y = zone.top + row * static_cast<double>(i) - line / 2;
        sheet.box(Role::Rule, {x, y, sheet.width() - sheet.margin() - x, line}, sheet.theme().batu);
    }
}

} // namespace

void lay_out_steps(SheetComposer& sheet)
{
    const PosterBlocks blocks = sort_blocks(sheet.document());
    sheet.report_unplaced(blocks.unplaced);
    const Head head = plan_head(sheet, blocks.headline);
    const Zone band = sheet.zone("band");
    const Zone danger = sheet.zone("danger");
    Zone rows = sheet.zone("rows");
    rows.top = std::max(rows.top, head.zone.bottom + sheet.height() * 0.008);
    Points body_end = danger.top;
    if (blocks.danger == nullptr) {
        rows.bottom = sheet.y_at(sheet.format().number("rows.without_danger", 0.814));
        body_end = band.top;
    }
    sheet.ground({head.zone.bottom, body_end}, sheet.theme().kapas);
    lay_out_head(sheet, head);
    if (!blocks.lines.empty()) {
        const Points row = rows.height() / static_cast<double>(blocks.lines.size());
        const bool tall = row > sheet.height() * 0.15;
        lay_out_road(sheet, {head.zone.bottom, body_end});
        lay_out_numbers(sheet, blocks.lines.size(), rows);
        lay_out_hairlines(sheet, blocks.lines.size(), rows);
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
