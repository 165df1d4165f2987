#include "content/layout/hotline_parts.hpp"
#include "content/layout/leaflet_cards.hpp"
#include "content/layout/legibility.hpp"
#include "content/layout/panels.hpp"

#include <algorithm>
#include <iterator>

namespace layout {

namespace {

/// Panels of the outside, in reading order: what lies in front when the sheet is folded comes last.
enum OutsidePanel : std::size_t { Flap, Back, Cover };

/// A text in a box from `top` on, in lines as they come; a misfit is reported and set smaller.
Points set_block(SheetComposer& sheet, const ShapedText& text, TextRoom room, Point at,
                 const TextLook& look)
{
    auto setting = fit_text(text, room, sheet.scratch());
    if (!setting) {
        sheet.report_misfit(text, room.max_lines);
        room.smallest_cap = Points(1);
        room.max_lines += 3;
        setting = fit_text(text, room, sheet.scratch());
    }
    if (!setting) {
        return at.y;
    }
    const Points height = height_of(text, *setting);
    sheet.text(text, *setting, {at.x, at.y, room.width, height}, look);
    return at.y + height;
}

/// Headline over the drawing; below the band who speaks and when it was checked.
void lay_out_cover(SheetComposer& part, const content::DocumentBlock* headline)
{
    const Format& format = part.format();
    const HeadColours colours = head_colours(part.theme(), part.document().ground);
    const Zone text = part.zone("text");
    const Zone scene = part.zone("scene");
    const Points width = part.width() - part.margin() * 2;
    const Points top = std::max(text.top, part.reserved_top() + part.margin());
    const Points height = text.bottom - top;
    const Points cap = part.of_short_side(format.number("headline.cap", 0.045));
    const double second = format.number("headline.second", 0.8);
    const int lines = format.spec.headline_lines;
    const std::vector<HeadlineRoom> attempts{
        {{width, height, cap, cap * 0.98, lines - 1}, 1.0},
        {{width, height, cap, cap * 0.98, lines}, second},
        {{width, height, cap, cap * least_shrink, lines}, second},
        {{width, height, cap, format.far_head.good, lines + 1}, second}};
    if (const auto fitted = fit_headline(part, headline, attempts)) {
        const auto& [shaped, setting] = fitted->headline;
        set_pair(part, shaped, setting, {part.margin(), top, width, height_of(shaped, setting)},
                 {Role::Heading, colours.question, colours.answer, colours.ground, true,
                  fonts::Align::Start});
    }
    const Points side = std::min(scene.height(), width);
    part.picture(part.document().pictogram,
                 {(part.width() - side) / 2, scene.bottom - side, side, side}, colours.light_disc);
    lay_out_cover_foot(part, part.zone("block"), part.theme().putih, part.theme().nila);
}

/// Mark and label, the number over the panel's width, the QR code below at the start side.
void lay_out_back(SheetComposer& part, const PosterBlocks& blocks)
{
    if (blocks.hotline == nullptr) {
        return;
    }
    const Format& format = part.format();
    const auto colours = hotline_colours(part.theme(), part.theme().nila);
    const auto texts = shape_hotline(part, *blocks.hotline);
    const Points width = part.width() - part.margin() * 2;
    const Points mark = part.of_short_side(format.number("hotline.mark", 0.1));
    const Points label_cap = part.of_short_side(format.number("hotline.label", 0.024));
    const Points number_cap = part.of_short_side(format.number("hotline.cap", 0.058));
    const Points side = to_points(Millimetres(format.spec.qr_side));
    const Points gap = part.of_short_side(0.035);
    const Setting number =
        texts.number ? fit_line(part, *texts.number, width, number_cap, format.far_head.good)
                     : Setting{};
    const Zone zone{part.reserved_top(), part.zone("band").top};
    Points y = zone.middle() - (mark + gap * 2.5 + number.cap + side) / 2;
    part.mark("mark-phone", {part.margin() - mark * 0.1, y, mark, mark}, colours.mark);
    if (texts.label) {
        const Points x = part.margin() + mark;
        const TextRoom room{width - mark, mark, label_cap, label_cap * least_shrink, 3};
        const auto setting = fit_text(*texts.label, room, part.scratch());
        const Points height = setting ? height_of(*texts.label, *setting) : mark;
        set_block(
            part, *texts.label, room, {x, y + (mark - height) / 2},
            {Role::Label, colours.label, colours.label, colours.ground, true, fonts::Align::Start});
    }
    y += mark + gap;
    if (texts.number) {
        part.text(*texts.number, number, {part.margin(), y, width, number.cap * 1.4},
                  {Role::Number, colours.number, colours.number, colours.ground, true,
                   fonts::Align::Start});
    }
    y += number.cap + gap * 1.5;
    if (auto code = poster_qr(part, blocks)) {
        part.qr(std::move(*code), {part.margin(), y, side, side});
    }
}

/// Whether the warning stands inside, in a panel of its own: four rows fill two panels, and one row
/// alone in each of two panels would look forgotten. Else it stands on the flap.
bool is_warning_inside(const PosterBlocks& blocks)
{
    return blocks.danger != nullptr && blocks.lines.size() == 4;
}

/// The warning on cahaya; a flap without one carries the lamp.
void lay_out_warning(SheetComposer& part, const content::DocumentBlock* warning)
{
    const Theme& theme = part.theme();
    const Points width = part.width() - part.margin() * 2;
    const Zone zone{part.reserved_top(), part.zone("band").top};
    if (warning == nullptr) {
        const Points side = width * 0.6;
        part.picture("lamp-on-nila",
                     {(part.width() - side) / 2, zone.middle() - side / 2, side, side}, true);
        return;
    }
    const Points side = std::min(zone.height() * 0.42, width * 0.8);
    const Points gap = part.of_short_side(0.04);
    const auto text = part.shape(*warning, {}, 1.7);
    const Points cap = part.of_short_side(0.034);
    const TextRoom room{width, zone.height() * 0.42, cap, cap * 0.7, 4};
    const auto setting = fit_text(text, room, part.scratch());
    const Points height = setting ? height_of(text, *setting) : room.height;
    const Points top = zone.middle() - (side + gap + height) / 2;
    const std::string& name =
        warning->pictogram.empty() ? part.document().pictogram : warning->pictogram;
    part.picture(name, {part.margin(), top, side, side}, false);
    set_block(part, text, room, {part.margin(), top + side + gap},
              {Role::Danger, theme.arang, theme.arang, theme.cahaya, false, fonts::Align::Start});
}

DisplayList lay_out_outside(const PosterInput& input, const PosterBlocks& blocks,
                            TextScratch& scratch)
{
    SheetComposer page(input, scratch);
    page.report_unplaced(blocks.unplaced);
    const bool sash = input.furniture.sash == Sash::Yes;
    if (sash) {
        reserve_sash(page);
    }
    const auto panels = panels_of(input.format, 0, input.document.direction);
    const Theme& theme = page.theme();
    const Zone band = page.zone("band");
    const Zone above{Points(0), band.top};
    const auto* warning = is_warning_inside(blocks) ? nullptr : blocks.danger;
    const Colour flap = warning != nullptr ? theme.cahaya : theme.nila;
    lay_out_panel_ground(page, panels.at(Flap), above, flap);
    lay_out_panel_ground(page, panels.at(Back), above, theme.nila);
    lay_out_panel_ground(page, panels.at(Cover), above,
                         head_colours(theme, input.document.ground).ground);
    page.ground({band.top, page.height()}, theme.nila);
    if (sash) {
        lay_out_sash_strip(page);
    }
    const bool touches_kunyit = input.document.ground == "kunyit";
    page.band(band, touches_kunyit ? BandNeighbour::Kunyit : BandNeighbour::Other);
    lay_out_panel(page, input, panels.at(Flap),
                  [&](SheetComposer& part) { lay_out_warning(part, warning); });
    lay_out_panel(page, input, panels.at(Back),
                  [&](SheetComposer& part) { lay_out_back(part, blocks); });
    lay_out_panel(page, input, panels.at(Cover),
                  [&](SheetComposer& part) { lay_out_cover(part, blocks.headline); });
    return std::move(page).finish();
}

DisplayList lay_out_inside(const PosterInput& input, const PosterBlocks& blocks,
                           TextScratch& scratch)
{
    SheetComposer page(input, scratch);
    const bool sash = input.furniture.sash == Sash::Yes;
    if (sash) {
        reserve_sash(page);
    }
    page.ground({Points(0), page.height()}, page.theme().putih); // cheap to copy in black
    const auto panels = panels_of(input.format, 1, input.document.direction);
    const std::size_t with_rows = panels.size() - (is_warning_inside(blocks) ? 1 : 0);
    if (with_rows < panels.size()) {
        lay_out_panel_ground(page, panels.back(), {Points(0), page.height()}, page.theme().cahaya);
    }
    if (sash) {
        lay_out_sash_strip(page);
    }
    const Zone rows = page.zone("rows");
    Points width = page.width();
    for (const Panel& panel : panels) {
        width = std::min(width, panel.format.trim.width - panel.format.margin * 2);
    }
    const auto columns = deal_cards(page, blocks.lines, with_rows, width, rows.height());
    for (std::size_t i = 0; i < with_rows; ++i) {
        lay_out_panel(page, input, panels[i],
                      [&](SheetComposer& part) { lay_out_cards(part, columns[i], rows); });
    }
    if (with_rows < panels.size()) {
        lay_out_panel(page, input, panels.back(),
                      [&](SheetComposer& part) { lay_out_warning(part, blocks.danger); });
    }
    return std::move(page).finish();
}

} // namespace

std::vector<DisplayList> lay_out_leaflet(const PosterInput& input, TextScratch& scratch)
{
    const PosterBlocks blocks = sort_blocks(input.document);
    std::vector<DisplayList> pages;
    pages.push_back(lay_out_outside(input, blocks, scratch));
    pages.push_back(lay_out_inside(input, blocks, scratch));
    auto words = judge_words(pages, input.format, scratch);
    std::ranges::move(words, std::back_inserter(pages.front().findings));
    return pages;
}

} // namespace layout
