#include "content/layout/hotline_parts.hpp"

#include <algorithm>

namespace layout {

HotlineTexts shape_hotline(SheetComposer& sheet, const content::DocumentBlock& block)
{
    HotlineTexts texts;
    // Any other contact without a number has its finding: only an office may be known by name
    // alone.
    if (block.contact->value.empty() && block.contact->kind == content::ContactKind::Office) {
        sheet.report_no_number(block);
    }
    if (!block.lines.empty()) {
        texts.label = sheet.shape(block, {}, 1.8);
    }
    if (const auto* second = sheet.second_of(block)) {
        texts.second =
            sheet.shape(*second, {fonts::Weight::Regular, fonts::Weight::Regular, 1.0}, 1.8);
    }
    if (!block.contact->value.empty()) {
        texts.number = sheet.shape_plain(block.contact->value, "contacts." + block.contact->id,
                                         "id", fonts::Weight::Bold);
        texts.number->descent = 0; // digits have none
    }
    return texts;
}

HotlineColours hotline_colours(const Theme& theme, Colour ground)
{
    if (ground == theme.kunyit) {
        return {ground, theme.arang, theme.arang, theme.arang};
    }
    return {ground, theme.putih, theme.kunyit, theme.kunyit};
}

Setting fit_line(SheetComposer& sheet, const ShapedText& text, Points width, Points largest,
                 Points smallest)
{
    const TextRoom room{width, largest * 4, largest, smallest, 1};
    if (const auto setting = fit_text(text, room, sheet.scratch())) {
        return *setting;
    }
    sheet.report_misfit(text, 1);
    const TextRoom any{width, largest * 4, largest, Points(1), 1};
    return fit_text(text, any, sheet.scratch()).value_or(Setting{smallest, {1}});
}

namespace {

/// The mark's drawing fills this much of its 96 units.
constexpr double mark_ink = 0.8;

/// Where the second label stands: on the number's feet after it (D49); where that line is full,
/// after the first label or on a line of its own below it.
enum class SecondPlace { AfterNumber, AfterLabel, OwnLine };

/// The group's measures before it has a place.
struct Group {
    Points mark;
    Points gap;
    Points text_width;
    Points height;
    Setting label;
    Setting second;
    Setting number;
    SecondPlace second_place = SecondPlace::AfterNumber;
    Points second_x; ///< From the start of the texts.
    Points
        label_width; ///< With the gap behind it where the label stands before the number; else 0.
    Points width() const { return mark + gap + text_width; }
};

/// A long narrow board has its label before the number, on one line (DESIGN.md 9, spanduk).
bool label_stands_before(const SheetComposer& sheet)
{
    const auto& words = sheet.format().spec.compose.words;
    auto place = words.find("hotline.label_place");
    if (const auto two = words.find("two.label_place"); sheet.bilingual() && two != words.end()) {
        place = two;
    }
    return place != words.end() && place->second == "before";
}

/// Room between a line's text and the second label after it.
constexpr double second_gap = 0.75;

/// Sets the second label where there is room for it, nearest to D49 first.
/// @param label_width of the first label over the number; 0 if it stands before it.
void measure_second(SheetComposer& sheet, const HotlineTexts& texts, Points room,
                    Points label_width, Group& group)
{
    const Points largest = texts.label ? group.label.cap : group.number.cap * 0.5;
    const Points least = std::max(largest * second_ratio, sheet.format().far_head.fail);
    const ShapedText& second = *texts.second;
    const auto fit = [&](Points width) {
        return fit_text(second, {width, largest * 4, std::max(largest, least), least, 1},
                        sheet.scratch());
    };
    const Points after_number = group.label_width +
                                sheet.width_of(*texts.number, group.number, room) +
                                group.number.cap * second_gap * 0.5;
    const Points after_label = label_width + largest * second_gap;
    const bool over = label_width > Points(0);
    if (const auto set = fit(room - after_number)) {
        group.second = *set;
        group.second_x = after_number;
    } else if (const auto beside = over ? fit(room - after_label) : std::nullopt) {
        group.second = *beside;
        group.second_place = SecondPlace::AfterLabel;
        group.second_x = after_label;
    } else {
        group.second_place = SecondPlace::OwnLine;
        const auto line = fit(room);
        if (!line) {
            sheet.report_no_pair(second);
        }
        group.second = line.value_or(Setting{least, {1}});
        group.height += group.second.cap * (second.ascent + second.descent + 0.3);
    }
    const Points width = sheet.width_of(second, group.second, room);
    group.text_width = std::max(group.text_width, group.second_x + width);
}

/// @param scale of the format's caps, at most 1.
Group measure_group(SheetComposer& sheet, const HotlineTexts& texts, Points available, double scale)
{
    Group group;
    group.mark = sheet.of_short_side(sheet.number("hotline.mark", 0.11)) * scale;
    group.gap = group.mark * 0.06;
    const Points room = available - group.mark - group.gap;
    const Points headline = sheet.of_short_side(sheet.number("headline.cap", 0.0476));
    Points label;
    if (texts.number) {
        const Points cap = sheet.of_short_side(sheet.number("hotline.cap", 0.0726)) * scale;
        // D37: the number is never under 1.05 of the headline's cap.
        group.number = fit_line(sheet, *texts.number, room, cap, std::min(cap, headline * 1.05));
        group.text_width = sheet.width_of(*texts.number, group.number, room);
        group.height += group.number.cap;
    }
    if (texts.label) {
        // However low the block, a label is read from where the sheet hangs.
        const Points full = sheet.of_short_side(sheet.number("hotline.label", 0.024));
        const Points cap = std::max(full * scale, std::min(full, sheet.format().far_head.fail));
        const Points least =
            std::max(cap * least_shrink, std::min(cap, sheet.format().far_head.fail));
        const bool before = label_stands_before(sheet);
        group.label = fit_line(sheet, *texts.label, before ? room - group.text_width - cap : room,
                               cap, least);
        const Points width = sheet.width_of(*texts.label, group.label, room);
        label = before ? Points(0) : width;
        if (before) {
            group.label_width = width + group.label.cap;
            group.text_width += group.label_width;
            group.height = std::max(group.height, group.label.cap);
        } else {
            group.text_width = std::max(group.text_width, width);
            // The label's descent and as much again keep it off the digits; two labels are near.
            const double air = texts.second ? 0.35 : 0.6;
            group.height += group.label.cap * (texts.label->ascent + texts.label->descent + air);
        }
    }
    if (texts.second && texts.number) {
        measure_second(sheet, texts, room, label, group);
    }
    return group;
}

/// @param at start of the texts, top of the group.
void set_second(SheetComposer& sheet, const HotlineTexts& texts, const Group& group, Point at,
                Colour ground)
{
    const ShapedText& second = *texts.second;
    const Points ascent = group.second.cap * second.ascent;
    Points feet = at.y + group.height;
    if (group.second_place == SecondPlace::AfterLabel) {
        feet = at.y + group.label.cap * texts.label->ascent;
    } else if (group.second_place == SecondPlace::OwnLine) {
        const Points label =
            texts.label ? group.label.cap * (texts.label->ascent + texts.label->descent + 0.3)
                        : Points(0);
        feet = at.y + label + ascent;
    }
    const Points width = sheet.width_of(second, group.second, sheet.width()) * 1.001;
    const Colour fill = second_colour(sheet.theme(), ground);
    sheet.text(
        second, group.second,
        {at.x + group.second_x, feet - ascent, width, ascent + group.second.cap * second.descent},
        {Role::Label, fill, fill, ground, true, own_start(sheet, second)});
}

void set_group(SheetComposer& sheet, const HotlineTexts& texts, const Group& group, Point at,
               const HotlineColours& colours)
{
    const Points x = at.x + group.mark + group.gap;
    const Points middle = at.y + group.height / 2;
    sheet.mark("mark-phone", {at.x, middle - group.mark / 2, group.mark, group.mark}, colours.mark);
    const bool before = group.label_width > Points(0);
    const Points width = (group.text_width - group.label_width) * 1.001;
    if (texts.label) {
        const Points height = group.label.cap * (texts.label->ascent + texts.label->descent);
        // Before the number both stand on one line of feet.
        const Points top =
            before ? at.y + group.height - group.label.cap * texts.label->ascent : at.y;
        sheet.text(
            *texts.label, group.label, {x, top, before ? group.label_width : width, height},
            {Role::Label, colours.label, colours.label, colours.ground, true, fonts::Align::Start});
    }
    if (texts.number) {
        const Points top = at.y + group.height - group.number.cap;
        sheet.text(*texts.number, group.number,
                   {x + group.label_width, top, width, group.number.cap * 1.4},
                   {Role::Number, colours.number, colours.number, colours.ground, true,
                    fonts::Align::Start});
    }
    if (texts.second && texts.number) {
        set_second(sheet, texts, group, {x, at.y}, colours.ground);
    }
}

/// The label beside the mark; on a sheet in two languages its partner stands below it.
/// @param where from the label's start; from the middle of the mark down to the number.
void lay_out_banner_label(SheetComposer& sheet, const HotlineTexts& texts, const Rect& where,
                          const HotlineColours& colours)
{
    const ShapedText& label = *texts.label;
    const Points cap = sheet.of_short_side(sheet.number("hotline.label", 0.045));
    const Setting setting = fit_line(sheet, label, where.width, cap, cap * least_shrink);
    const Points height = setting.cap * (label.ascent + label.descent);
    const TextLook look{Role::Label,    colours.label, colours.label,
                        colours.ground, true,          fonts::Align::Start};
    // In the middle of its mark by its capitals, but letters that hang deep never reach the number.
    Points top = std::min(where.y - setting.cap * (label.ascent - 0.5), where.bottom() - height);
    if (!texts.second) {
        sheet.text(label, setting, {where.x, top, where.width, height}, look);
        return;
    }
    const ShapedText& second = *texts.second;
    const Points least = std::max(setting.cap * second_ratio, sheet.format().far_head.fail);
    const auto below =
        fit_text(second, {where.width, cap * 4, std::max(setting.cap * 0.8, least), least, 1},
                 sheet.scratch());
    if (!below) {
        sheet.report_no_pair(second);
    }
    const Setting used = below.value_or(Setting{least, {1}});
    const Points both = height + used.cap * (second.ascent + second.descent);
    top = std::min(where.y - (both - used.cap * second.descent) / 2, where.bottom() - both);
    sheet.text(label, setting, {where.x, top, where.width, height}, look);
    TextLook under = look;
    under.fill = second_colour(sheet.theme(), colours.ground);
    under.accent = under.fill;
    under.align = own_start(sheet, second);
    sheet.text(second, used, {where.x, top + height, where.width, both - height}, under);
}

} // namespace

void lay_out_hotline(SheetComposer& sheet, const PosterBlocks& blocks, const Zone& zone,
                     Colour ground)
{
    sheet.ground({zone.top, sheet.height()}, ground);
    const auto colours = hotline_colours(sheet.theme(), ground);
    const Points end = sheet.width() - sheet.margin();
    if (blocks.hotline == nullptr) {
        lay_out_footer(sheet, colours.label, ground, end);
        return;
    }
    const Zone free{zone.top, footer_top(sheet)};
    auto code = poster_qr(sheet, blocks);
    const Points side = code ? to_points(Millimetres(sheet.format().spec.qr_side)) : Points(0);
    // On a small sheet it stands beside the footer's line, too, down to the safe edge (D38).
    const bool beside_footer = side >= free.height() * 0.96;
    const Points top = beside_footer ? sheet.foot() - side : free.middle() - side / 2;
    const Points right = code ? end - side - sheet.of_short_side(0.02) : end;
    lay_out_footer(sheet, colours.label, ground, beside_footer ? right : end);
    if (code) {
        sheet.qr(std::move(*code), {end - side, top, side, side});
    }
    const auto texts = shape_hotline(sheet, *blocks.hotline);
    Group group = measure_group(sheet, texts, right - sheet.margin(), 1.0);
    if (group.height > free.height() * 0.9) { // D45: a lower block, under the sash
        // Two labels in a block made for one may take more from mark and number.
        const double least = texts.second ? least_drawing : least_shrink;
        const double scale = std::max(free.height() * 0.9 / group.height, least);
        group = measure_group(sheet, texts, right - sheet.margin(), scale);
    }
    if (texts.second && group.height > free.height()) {
        sheet.report_no_pair(*texts.second);
    }
    const auto& words = sheet.format().spec.compose.words;
    const auto align = words.find("hotline.align");
    const bool centred = align != words.end() && align->second == "centre";
    const Points overhang = group.mark * (1 - mark_ink) / 2;
    const Points x = centred ? (sheet.width() - group.width()) / 2 : sheet.margin() - overhang;
    set_group(sheet, texts, group, {x, free.middle() - group.height / 2}, colours);
}

void lay_out_banner_hotline(SheetComposer& sheet, const PosterBlocks& blocks, const Zone& zone)
{
    const Theme& theme = sheet.theme();
    const auto colours = hotline_colours(theme, theme.nila);
    sheet.ground({zone.top, sheet.height()}, theme.nila);
    const Format& format = sheet.format();
    const Points left = sheet.width() * sheet.number("headline.x", 0.073);
    const Points side = to_points(Millimetres(format.spec.qr_side));
    // D42: nothing below .94 H, where the stand's foot and the eyelets are.
    const Points bottom = std::min(zone.bottom, sheet.height() * 0.94 - sheet.logos());
    const Rect code_box{left, bottom - side, side, side};
    const Points beside = code_box.right() + sheet.of_short_side(0.045);
    if (auto code = blocks.hotline == nullptr ? std::nullopt : poster_qr(sheet, blocks)) {
        sheet.qr(std::move(*code), code_box);
    }
    lay_out_footer_lines(sheet, {beside, code_box.y, sheet.width() - sheet.margin() - beside, side},
                         colours.label, colours.ground);
    if (blocks.hotline == nullptr) {
        return;
    }
    const auto texts = shape_hotline(sheet, *blocks.hotline);
    const Points width = sheet.width() * sheet.number("hotline.width", 0.853);
    const Points baseline = std::min(sheet.y_at(sheet.number("hotline.number_bottom", 0.84)),
                                     code_box.y - sheet.of_short_side(0.02));
    Points top = baseline;
    if (texts.number) {
        const Setting setting =
            fit_line(sheet, *texts.number, width, sheet.of_short_side(0.125), format.far_head.fail);
        top = baseline - setting.cap;
        sheet.text(*texts.number, setting, {left, top, width, setting.cap * 1.4},
                   {Role::Number, colours.number, colours.number, colours.ground, true,
                    fonts::Align::Start});
    }
    const Points mark = sheet.of_short_side(sheet.number("hotline.mark", 0.115));
    const Points middle = (zone.top + top) / 2;
    sheet.mark("mark-phone", {left - mark * 0.05, middle - mark / 2, mark, mark}, colours.mark);
    if (texts.label) {
        const Points x = left + mark * 1.2;
        lay_out_banner_label(sheet, texts, {x, middle, left + width - x, top - middle}, colours);
    }
}

} // namespace layout
