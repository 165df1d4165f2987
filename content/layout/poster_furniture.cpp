#include "content/layout/outlines.hpp"
#include "content/layout/poster_parts.hpp"

#include "content/model/text.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <tuple>
#include <utility>

namespace layout {

namespace {

/// Sheet furniture is Indonesian whatever the sheet's language (TRANSLATION.md, "Fallback").
constexpr auto furniture_language = "id";

/// Cap height of the footer: what a line needs that is read standing in front.
Points footer_cap(const Format& format)
{
    return format.near_line.good;
}

std::string joined(std::initializer_list<const std::string*> parts, const std::string& separator)
{
    std::string words;
    for (const auto* part : parts) {
        if (!part->empty()) {
            words += words.empty() ? *part : separator + *part;
        }
    }
    return words;
}

/// The office's name, with its address unless the name says it already.
std::string office_words(const Furniture& furniture)
{
    const bool said = furniture.office.ends_with(furniture.office_address);
    return said ? furniture.office : furniture.office + ", " + furniture.office_address;
}

/// What the footer may say, longest first: addresses go before anything else (D45), the date, the
/// code and the office's name never.
std::array<std::string, 3> footer_wordings(const Furniture& furniture)
{
    constexpr auto separator = "  ·  ";
    const std::string office = office_words(furniture);
    return {joined({&furniture.checked, &furniture.job_code, &furniture.label, &office,
                    &furniture.address},
                   separator),
            joined({&furniture.checked, &furniture.job_code, &furniture.label, &office}, separator),
            joined({&furniture.checked, &furniture.job_code, &furniture.label, &furniture.office},
                   separator)};
}

/// The longest wording that fits, set; the shortest one, not set, if none does.
std::pair<ShapedText, std::optional<Setting>> fit_footer(SheetComposer& sheet, const TextRoom& room)
{
    std::pair<ShapedText, std::optional<Setting>> line;
    for (const auto& wording : footer_wordings(sheet.furniture())) {
        line.first =
            sheet.shape_plain(wording, "ui.checked-on", furniture_language, fonts::Weight::Regular);
        line.second = fit_text(line.first, room, sheet.scratch());
        if (line.second) {
            break;
        }
    }
    return line;
}

/// The lamp's flame is kunyit: on a kunyit ground the lamp is one dark shape.
void lay_out_lamp(SheetComposer& sheet, const Rect& box, Colour ground)
{
    if (ground == sheet.theme().kunyit) {
        sheet.mark("lamp", box, sheet.theme().arang);
    } else {
        sheet.picture("lamp-on-nila", box, true);
    }
}

/// The striped lower edge of the sash.
Points sash_edge(const SheetComposer& sheet)
{
    return std::min(sheet.reserved_top(), sheet.height() * 0.09) * 0.13;
}

constexpr auto sash_unit = "ui.sash";

/// K010: the strip has no words, so that nobody would know what it means.
void report_empty_sash(SheetComposer& sheet)
{
    content::Finding finding;
    finding.code = "K010";
    finding.variant = "empty";
    finding.unit = sash_unit;
    finding.language = furniture_language;
    finding.arguments = {{"id", sash_unit}};
    sheet.report(std::move(finding));
}

} // namespace

void reserve_sash(SheetComposer& sheet)
{
    const Format& format = sheet.format();
    const Points usual = sheet.height() * 0.09;
    // Where a wide safe inset takes most of it, the strip grows until its words can be read.
    const Points until = std::max(usual, format.safe.top + format.near_line.fail * 2.4);
    // A phone's own buttons lie over the top of a story: no zone had used it.
    sheet.reserve_top(until, format.safe.top < usual ? 0 : format.safe.top / sheet.height());
}

void lay_out_sash_strip(SheetComposer& sheet)
{
    const Points height = sheet.reserved_top();
    const Points edge = sash_edge(sheet);
    sheet.ground({Points(0), height}, sheet.theme().kapas);
    if (sheet.detail() == Detail::Drawn) {
        const Rect bleed = sheet.format().bleed_box();
        sheet.path(Role::Sash,
                   stripes({bleed.x, height - edge, bleed.width, edge}, sheet.theme().arang));
    }
}

void lay_out_sash_words(SheetComposer& sheet)
{
    const Points height = sheet.reserved_top();
    const std::string& words = sheet.furniture().sash_words;
    if (content::trimmed(words).empty()) {
        report_empty_sash(sheet);
        return;
    }
    const auto text = sheet.shape_plain(words, sash_unit, furniture_language, fonts::Weight::Bold);
    const Points top = sheet.format().safe.top;
    const Points bottom = height - sash_edge(sheet);
    const Points width = sheet.width() - sheet.margin() * 2;
    const auto in_strip = [&](double part) {
        return fit_text(text, {width, (bottom - top) * part, height * 0.36, Points(1), 1},
                        sheet.scratch());
    };
    auto setting = in_strip(0.75);
    if (setting && setting->cap < sheet.format().near_line.fail) {
        setting = in_strip(0.95); // a long narrow board has a thin strip
    }
    if (!setting) {
        sheet.report_misfit(text, 1);
        return;
    }
    // The eye centres capitals; in a thin strip what hangs below them decides.
    const Points slack = bottom - top - setting->cap;
    const Points y = std::min(top + slack / 2, bottom - height_of(text, *setting));
    sheet.text(text, *setting, {sheet.margin(), y, width, bottom - y},
               {Role::Sash, sheet.theme().arang, sheet.theme().arang, sheet.theme().kapas, false,
                fonts::Align::Centre});
}

namespace {

/// Cap height, lamp and first baseline of the footer's line.
struct FooterLine {
    Points cap;
    Points lamp;
    Points baseline;
};

FooterLine footer_line(const SheetComposer& sheet)
{
    const Points cap = footer_cap(sheet.format());
    return {cap, cap * 2.2, sheet.foot() - cap * 0.4};
}

} // namespace

Points footer_top(const SheetComposer& sheet)
{
    const FooterLine line = footer_line(sheet);
    return line.baseline - line.cap - line.lamp * 0.2;
}

void lay_out_footer(SheetComposer& sheet, Colour fill, Colour ground, Points end)
{
    const auto [cap, lamp, baseline] = footer_line(sheet);
    const Points top = baseline - cap;
    const TextLook look{Role::Footer, fill, fill, ground, false, fonts::Align::Start};
    Points x = sheet.margin();
    lay_out_lamp(sheet, {x, baseline - lamp * 0.88, lamp, lamp}, ground);
    x += lamp * 1.15;
    const auto name = sheet.shape_plain("Pelita", "", furniture_language, fonts::Weight::Bold);
    const Setting name_setting{cap * 1.1, {1}};
    const Points name_width = sheet.width_of(name, name_setting, sheet.width());
    const auto frame = [&](Points left, Points width) {
        return Rect{left, top - cap * 0.1, width, cap * 1.6};
    };
    const Points after_name = x + name_width + cap * 2;
    const auto room_from = [&](Points left) {
        return TextRoom{end - left, cap * 2, cap, sheet.format().near_line.fail, 1};
    };
    auto [words, setting] = fit_footer(sheet, room_from(after_name));
    if (!setting && lamp >= to_points(10_mm)) { // so large a lamp may stand alone (DESIGN.md 6)
        std::tie(words, setting) = fit_footer(sheet, room_from(x));
    } else {
        sheet.text(name, name_setting, frame(x, name_width * 1.02), look);
        x = after_name;
    }
    const Points room = end - x;
    if (setting) {
        Rect box = frame(x, room);
        box.y = baseline - setting->cap;
        sheet.text(words, *setting, box, look);
    } else {
        sheet.report_misfit(words, 1);
    }
}

void lay_out_cover_foot(SheetComposer& sheet, const Zone& zone, Colour fill, Colour ground)
{
    const TextLook look{Role::Footer, fill, fill, ground, false, fonts::Align::Start};
    const Points bottom = std::min(zone.bottom, sheet.height() - sheet.format().safe.bottom);
    const Points lamp = std::min((bottom - zone.top) * 0.86, to_points(16_mm));
    lay_out_lamp(sheet, {sheet.margin(), (zone.top + bottom - lamp) / 2, lamp, lamp}, ground);
    const Points x = sheet.margin() + lamp * 1.15;
    const Points room = sheet.width() - sheet.margin() - x;
    const auto name = sheet.shape_plain("Pelita", "", furniture_language, fonts::Weight::Bold);
    const Points name_cap = footer_cap(sheet.format()) * 1.6;
    const Points least = sheet.format().near_line.fail;
    const auto [words, setting] = fit_footer(sheet, {room, name_cap * 4, least * 1.1, least, 2});
    if (!setting) {
        sheet.report_misfit(words, 2);
        return;
    }
    const Points gap = setting->cap * 1.1;
    const Points height = name_cap + gap + height_of(words, *setting);
    const Points top = zone.top + (bottom - zone.top - height) / 2;
    sheet.text(name, {name_cap, {1}}, {x, top, room, name_cap * 1.4}, look);
    sheet.text(words, *setting, {x, top + name_cap + gap, room, height_of(words, *setting)}, look);
}

void lay_out_footer_lines(SheetComposer& sheet, const Rect& box, Colour fill, Colour ground)
{
    const Points cap = footer_cap(sheet.format()) * 1.7;
    const TextLook look{Role::Footer, fill, fill, ground, false, fonts::Align::Start};
    Points y = box.y + cap * 0.5;
    const Furniture& words = sheet.furniture();
    std::string code = words.job_code;
    if (!words.label.empty()) {
        code += code.empty() ? words.label : "  ·  " + words.label;
    }
    for (const auto& line :
         {words.checked, code, words.office, words.office_address, words.address}) {
        if (line.empty()) {
            continue;
        }
        const auto text =
            sheet.shape_plain(line, "ui.checked-on", furniture_language, fonts::Weight::Regular);
        if (const auto setting =
                fit_text(text, {box.width, cap * 3, cap, sheet.format().near_line.fail, 1},
                         sheet.scratch())) {
            sheet.text(text, *setting, {box.x, y, box.width, cap * 1.5}, look);
        } else if (line != words.address && line != words.office_address) {
            // D45 lets addresses go, never the date
            sheet.report_misfit(text, 1);
        }
        y += cap * 2.2;
    }
    const Points lamp = cap * 5;
    const Points lamp_top = box.bottom() - lamp * 0.96;
    lay_out_lamp(sheet, {box.x, lamp_top, lamp, lamp}, ground);
    const auto name = sheet.shape_plain("Pelita", "", furniture_language, fonts::Weight::Bold);
    const Points x = box.x + lamp * 1.1;
    sheet.text(name, {cap * 1.9, {1}}, {x, box.bottom() - lamp * 0.5, box.right() - x, cap * 3},
               look);
}

} // namespace layout
