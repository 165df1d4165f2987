#include "content/layout/poster_parts.hpp"

#include <algorithm>
#include <array>

namespace layout {

namespace {

Rect head_drawing(const SheetComposer& sheet, const Zone& zone, double factor)
{
    const Points full = sheet.of_short_side(sheet.number("drawing.size", 0.214));
    const Points side = std::min(full, zone.height() * 0.95) * factor;
    // The disc ends at 94 of 96 units: it stands on the head's edge and on the text margin.
    const Points overhang = side * (2.0 / 96);
    return {sheet.width() - sheet.margin() - side + overhang, zone.bottom - side + overhang, side,
            side};
}

} // namespace

PosterHead plan_head(SheetComposer& sheet, const content::DocumentBlock* block)
{
    const Format& format = sheet.format();
    const Zone nominal = sheet.zone("head");
    const Zone grown{nominal.top, sheet.y_at(sheet.number("headline.grown", 0.2))};
    const Points cap = sheet.of_short_side(sheet.number("headline.cap", 0.0476));
    const double second = sheet.number("headline.second", 0.8);
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
    const Points foot = a2(sheet, sheet.bilingual() ? 9 : 4);
    const Points x = sheet.width() * sheet.number("headline.x", 0.057);
    for (const Attempt& attempt : attempts) {
        const Rect drawing = head_drawing(sheet, attempt.zone, attempt.drawing);
        const Points width = drawing.x - sheet.of_short_side(0.02) - x;
        const Points top = attempt.zone.top + sheet.margin();
        rooms.push_back(
            {{width, attempt.zone.bottom - top - foot, cap, cap * attempt.shrink, attempt.lines},
             attempt.second});
    }
    auto fitted = fit_headline(sheet, block, rooms);
    const Attempt& chosen = attempts.at(fitted ? fitted->attempt : 0);
    PosterHead head;
    head.zone = chosen.zone;
    head.drawing = head_drawing(sheet, chosen.zone, chosen.drawing);
    if (fitted) {
        head.headline = std::move(fitted->headline);
    }
    return head;
}

void lay_out_head(SheetComposer& sheet, const PosterHead& head)
{
    const HeadColours colours = head_colours(sheet.theme(), sheet.document().ground);
    sheet.ground({Points(0), head.zone.bottom}, colours.ground);
    sheet.picture(sheet.document().pictogram, head.drawing, colours.light_disc);
    if (!head.headline) {
        return;
    }
    const auto& [text, setting] = *head.headline;
    const Points x = sheet.width() * sheet.number("headline.x", 0.057);
    const Points height = height_of(text, setting);
    const Points free = head.zone.bottom - head.zone.top - height;
    const Points top = head.zone.top + std::max(sheet.margin(), free / 2);
    set_pair(sheet, text, setting, {x, top, head.drawing.x - sheet.of_short_side(0.02) - x, height},
             {Role::Heading, colours.question, colours.answer, colours.ground, true,
              fonts::Align::Start});
}

void lay_out_number_disc(SheetComposer& sheet, std::size_t number, Point centre, Points radius,
                         Points cap)
{
    const Theme& theme = sheet.theme();
    const Rect disc{centre.x - radius, centre.y - radius, radius * 2, radius * 2};
    sheet.outlined_box(Role::Rule, disc, theme.kunyit, {theme.arang, a2(sheet, 1.6), true}, radius);
    auto digit = sheet.shape_plain(std::to_string(number), "", "id", fonts::Weight::Bold);
    digit.descent = 0;
    sheet.text(digit, {cap, {1}}, {disc.x, centre.y - cap / 2, disc.width, cap},
               {Role::Step, theme.arang, theme.arang, theme.kunyit, false, fonts::Align::Centre});
}

} // namespace layout
