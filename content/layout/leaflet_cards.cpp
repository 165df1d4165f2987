#include "content/layout/leaflet_cards.hpp"

#include "content/layout/poster_rows.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace layout {

namespace {

constexpr double text_part = 0.46;          ///< Of a card's height, at most.
constexpr Points gap = to_points(4_mm);     ///< Between drawing and text.
constexpr Points padding = to_points(4_mm); ///< Of a card, at a hairline.
constexpr Points widest_drawing = to_points(46_mm);
constexpr Points mark_side = to_points(13_mm); ///< Box to tick or number.

std::vector<TextRoom> rooms_for(const std::vector<std::vector<Card>>& columns,
                                const TextRoom& common, Points height)
{
    std::vector<TextRoom> rooms;
    for (const auto& cards : columns) {
        TextRoom room = common;
        room.height = height / static_cast<double>(cards.size()) * text_part;
        rooms.insert(rooms.end(), cards.size(), room);
    }
    return rooms;
}

/// Sets all cards at the common cap; false if one does not fit there.
bool set_cards(SheetComposer& sheet, std::vector<std::vector<Card>>& columns,
               const std::vector<TextRoom>& rooms, std::size_t& misfit)
{
    std::vector<ShapedText> texts;
    for (const auto& cards : columns) {
        std::ranges::transform(cards, std::back_inserter(texts), &Card::text);
    }
    const SharedFit shared = fit_alike(texts, rooms, sheet.scratch());
    if (!shared.cap) {
        misfit = shared.misfit;
        return false;
    }
    std::size_t index = 0;
    for (auto& cards : columns) {
        for (Card& card : cards) {
            TextRoom room = rooms[index++];
            room.largest_cap = *shared.cap;
            room.smallest_cap = *shared.cap * 0.99;
            const auto setting = fit_text(card.text, room, sheet.scratch());
            if (!setting) {
                misfit = index - 1;
                return false;
            }
            card.setting = *setting;
        }
    }
    return true;
}

void fit_cards(SheetComposer& sheet, std::vector<std::vector<Card>>& columns, Points width,
               Points height)
{
    // Two cards a column leave room for larger letters.
    const bool large = columns.front().size() < 3;
    const Points cap = sheet.of_short_side(large ? 0.028 : 0.024);
    const Points least = std::max(cap * least_shrink, sheet.format().far_head.fail);
    std::size_t misfit = 0;
    for (const int lines : {3, 4, 5}) {
        for (const Points smallest : {cap * 0.97, least}) {
            const TextRoom room{width, height, cap, std::min(smallest, cap), lines};
            if (set_cards(sheet, columns, rooms_for(columns, room, height), misfit)) {
                return;
            }
        }
    }
    std::vector<const Card*> all;
    for (const auto& cards : columns) {
        std::ranges::transform(cards, std::back_inserter(all),
                               [](const Card& card) { return &card; });
    }
    sheet.report_misfit(all[misfit]->text, 5);
    const TextRoom any{width, height, cap, Points(1), 8};
    set_cards(sheet, columns, rooms_for(columns, any, height), misfit);
}

/// A box to tick for a paper to have ready, a number for what is done in turn (D43).
void lay_out_mark(SheetComposer& sheet, const Card& card, Points side, Points middle)
{
    const Theme& theme = sheet.theme();
    if (card.block->kind == content::BlockKind::Check) {
        sheet.outlined_box(Role::Rule, {sheet.margin(), middle - side / 2, side, side}, theme.putih,
                           {theme.arang, to_points(0.8_mm), true}, to_points(1.5_mm));
    } else {
        lay_out_number_disc(sheet, card.number, {sheet.margin() + side / 2, middle}, side / 2,
                            side * 0.42);
    }
}

Points text_height(const Card& card)
{
    return card.setting.lines.empty() ? Points(0) : height_of(card.text, card.setting);
}

/// Drawings of a column are of one size: what its longest text leaves.
Points drawing_side(const SheetComposer& sheet, const std::vector<Card>& cards, Points height)
{
    const Points width = sheet.width() - sheet.margin() * 2;
    Points side = std::min(widest_drawing, width - mark_side - gap * 2);
    for (const Card& card : cards) {
        side = std::min(side, height - text_height(card) - gap - padding * 2);
    }
    return side;
}

void lay_out_card(SheetComposer& sheet, const Card& card, Points side, const Zone& zone)
{
    const Theme& theme = sheet.theme();
    const Points width = sheet.width() - sheet.margin() * 2;
    const Points height = text_height(card);
    const Points top = zone.middle() - (side + gap + height) / 2;
    lay_out_mark(sheet, card, mark_side, top + side / 2);
    const std::string& picture =
        card.block->pictogram.empty() ? sheet.document().pictogram : card.block->pictogram;
    sheet.picture(picture, {sheet.margin() + mark_side + gap * 2, top, side, side}, true);
    if (!card.setting.lines.empty()) {
        sheet.text(card.text, card.setting, {sheet.margin(), top + side + gap, width, height},
                   {Role::Step, theme.arang, theme.arang, theme.putih, false, fonts::Align::Start});
    }
}

} // namespace

std::vector<std::vector<Card>> deal_cards(SheetComposer& sheet,
                                          const std::vector<const content::DocumentBlock*>& rows,
                                          std::size_t columns, Points width, Points height)
{
    std::vector<std::vector<Card>> dealt(columns);
    std::size_t next = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        const std::size_t count = rows.size() / columns + (column < rows.size() % columns ? 1 : 0);
        for (std::size_t i = 0; i < count; ++i, ++next) {
            content::DocumentBlock split = *rows[next];
            split.lines = split_first_sentence(split.lines, split.language, sheet.scratch());
            Card card{rows[next], next + 1, {}, {}};
            card.text = sheet.shape(split, {fonts::Weight::Bold, fonts::Weight::Regular, 1.0}, 1.7);
            dealt[column].push_back(std::move(card));
        }
    }
    if (!rows.empty()) {
        fit_cards(sheet, dealt, width, height);
    }
    return dealt;
}

void lay_out_cards(SheetComposer& sheet, const std::vector<Card>& cards, const Zone& zone)
{
    if (cards.empty()) {
        return;
    }
    const Points height = zone.height() / static_cast<double>(cards.size());
    const Points side = drawing_side(sheet, cards, height);
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const Points top = zone.top + height * static_cast<double>(i);
        lay_out_card(sheet, cards[i], side, {top, top + height});
    }
    lay_out_hairlines(sheet, cards.size(), zone, sheet.margin());
}

} // namespace layout
