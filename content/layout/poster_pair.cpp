#include "content/layout/poster_pair.hpp"

#include <algorithm>

namespace layout {

namespace {

/// Steps in which a pair is tried, from the largest size down.
constexpr double step = 0.98;

/// Between two texts, in capitals of the second: the rule needs air above and below.
constexpr double gap_of_second = 0.95;

TextRoom at_size(const TextRoom& room, Points height, Points cap, int lines)
{
    return {room.width, height, cap, cap * 0.985, lines};
}

/// The pair with the first text at `cap`.
std::optional<PairSetting> fit_at(const TextPair& pair, const PairRoom& room, Points cap,
                                  TextScratch& scratch)
{
    PairSetting set;
    const auto first = fit_text(
        pair.first, at_size(room.first, room.first.height, cap, room.first.max_lines), scratch);
    if (!first) {
        return std::nullopt;
    }
    set.first = *first;
    if (!pair.second) {
        return set;
    }
    const Points small = std::max(cap * second_ratio, room.second_least);
    set.gap = small * gap_of_second;
    const Points left = room.first.height - height_of(pair.first, set.first) - set.gap;
    const TextRoom below{room.first.width, left, small, small * 0.995, room.second_lines};
    const auto second = left > small ? fit_text(*pair.second, below, scratch) : std::nullopt;
    if (!second) {
        return std::nullopt;
    }
    set.second = *second;
    set.second.cap = std::max(second->cap, std::min(small, cap));
    return set;
}

std::optional<std::vector<PairSetting>> fit_single(const TextPair& pair, const TextRoom& room,
                                                   TextScratch& scratch)
{
    const auto setting = fit_text(pair.first, room, scratch);
    if (!setting) {
        return std::nullopt;
    }
    return std::vector<PairSetting>{{*setting, {}, {}}};
}

} // namespace

std::optional<std::vector<PairSetting>> fit_pairs(std::span<const TextPair> pairs,
                                                  const PairRoom& room, TextScratch& scratch)
{
    for (Points cap = room.first.largest_cap; cap >= room.first.smallest_cap; cap = cap * step) {
        std::vector<PairSetting> settings;
        for (const TextPair& pair : pairs) {
            const auto setting = fit_at(pair, room, cap, scratch);
            if (!setting) {
                break;
            }
            settings.push_back(*setting);
        }
        if (settings.size() == pairs.size()) {
            return settings;
        }
    }
    return std::nullopt;
}

void report_pair_misfit(SheetComposer& sheet, std::span<const TextPair> pairs, const PairRoom& room)
{
    for (const TextPair& pair : pairs) {
        if (!fit_text(pair.first, room.first, sheet.scratch())) {
            sheet.report_misfit(pair.first, room.first.max_lines);
            return;
        }
    }
    const Points cap = room.first.smallest_cap;
    for (const TextPair& pair : pairs) {
        if (pair.second && !fit_at(pair, room, cap, sheet.scratch())) {
            sheet.report_no_pair(*pair.second);
            return;
        }
    }
    if (!pairs.empty()) {
        sheet.report_no_pair(pairs.front().second.value_or(pairs.front().first));
    }
}

Points height_of(const TextPair& pair, const PairSetting& setting)
{
    const Points first = height_of(pair.first, setting.first);
    return pair.second ? first + setting.gap + height_of(*pair.second, setting.second) : first;
}

Points last_descent(const TextPair& pair, const PairSetting& setting)
{
    return pair.second ? setting.second.cap * pair.second->descent
                       : setting.first.cap * pair.first.descent;
}

void set_pair(SheetComposer& sheet, const TextPair& pair, const PairSetting& setting,
              const Rect& frame, const TextLook& look)
{
    if (!pair.second) {
        sheet.text(pair.first, setting.first, frame, look);
        return;
    }
    const Points first = height_of(pair.first, setting.first);
    TextLook above = look;
    above.accent = look.fill; // one language, one colour (D48)
    sheet.text(pair.first, setting.first, {frame.x, frame.y, frame.width, first}, above);
    const Points rule = setting.second.cap * 0.07;
    const Points middle = frame.y + first + setting.gap / 2;
    const bool on_kunyit = look.ground == sheet.theme().kunyit;
    // Rows have hairlines of their own: there a short stroke is enough.
    const Points width =
        look.role == Role::Heading ? frame.width : std::min(frame.width, setting.second.cap * 6);
    sheet.box(Role::Rule, {frame.x, middle - rule / 2, width, rule},
              on_kunyit ? sheet.theme().arang : sheet.theme().kunyit);
    TextLook below = look;
    below.fill = second_colour(sheet.theme(), look.ground);
    below.accent = below.fill;
    below.align = own_start(sheet, *pair.second);
    const Points top = frame.y + first + setting.gap;
    sheet.text(*pair.second, setting.second,
               {frame.x, top, frame.width, height_of(*pair.second, setting.second)}, below);
}

void lay_out_panel_text(SheetComposer& sheet, const content::DocumentBlock& block, double leading,
                        const TextRoom& room, Point start_middle, const TextLook& look)
{
    std::vector<TextPair> pair{{sheet.shape(block, {}, leading), std::nullopt}};
    if (const auto* partner = sheet.second_of(block)) {
        pair.front().second =
            sheet.shape(*partner, {fonts::Weight::Regular, fonts::Weight::Regular, 1.0}, leading);
    }
    PairRoom pair_room{room, room.max_lines, sheet.format().far_head.fail};
    auto settings = pair.front().second ? fit_pairs(pair, pair_room, sheet.scratch())
                                        : fit_single(pair.front(), room, sheet.scratch());
    if (!settings) {
        report_pair_misfit(sheet, pair, pair_room);
        pair_room.first.smallest_cap = Points(1);
        pair_room.first.max_lines = 4;
        pair_room.second_lines = 4;
        pair_room.second_least = Points(1);
        settings = pair.front().second ? fit_pairs(pair, pair_room, sheet.scratch())
                                       : fit_single(pair.front(), pair_room.first, sheet.scratch());
    }
    if (!settings) {
        return;
    }
    const PairSetting& setting = settings->front();
    const Points height = height_of(pair.front(), setting);
    // The eye centres capitals, not descenders.
    const Points below = last_descent(pair.front(), setting);
    // A strip from edge to edge has no frame to centre in: a little higher is enough.
    const bool strip = look.role == Role::Danger;
    const Points above = strip ? height * 0.46 : (height - below * 0.6) / 2;
    const Points top = start_middle.y - above;
    set_pair(sheet, pair.front(), setting, {start_middle.x, top, room.width, height}, look);
}

Colour second_colour(const Theme& theme, Colour ground)
{
    if (ground == theme.nila) {
        return theme.kunyit;
    }
    const bool dark = ground == theme.daun || ground == theme.mengkudu;
    return dark ? theme.putih : theme.arang;
}

fonts::Align own_start(const SheetComposer& sheet, const ShapedText& text)
{
    const bool turned = text.lines.front().paragraph->right_to_left() != sheet.right_to_left();
    return turned ? fonts::Align::End : fonts::Align::Start;
}

} // namespace layout
