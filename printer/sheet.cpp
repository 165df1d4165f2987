#include "printer/sheet.hpp"

#include "printer/run_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace printer {

namespace {

using layout::Points;

constexpr double longest_page = 14400; // Points of the file: 5,080 mm (PRINT.md 2.5).

void require_page_size(const layout::Format& format, const Sheet& sheet)
{
    const Points longest = std::max(sheet.media.width, sheet.media.height);
    if (longest.value() <= longest_page) {
        return;
    }
    const double longest_mm = layout::to_millimetres(longest).value();
    throw PageTooLong(format.spec.id, longest_mm, sheet.denominator);
}

} // namespace

PageTooLong::PageTooLong(std::string format, double longest_mm, int denominator)
    : content::UsageError(page_too_long(format, longest_mm, denominator,
                                        content::message_language_of_environment())),
      format_(std::move(format)), longest_mm_(longest_mm), denominator_(denominator)
{}

std::string PageTooLong::text(content::MessageLanguage language) const
{
    return page_too_long(format_, longest_mm_, denominator_, language);
}

std::string Sheet::scale_name() const
{
    return fmt::format("1:{}", denominator / user_unit);
}

Sheet make_sheet(const layout::Format& format, std::optional<int> denominator, UserUnit unit)
{
    return make_panel_sheet(format, {format.trim_box(), format.bleed_box()}, denominator, unit);
}

Sheet make_panel_sheet(const layout::Format& format, const Panel& panel,
                       std::optional<int> denominator, UserUnit unit)
{
    Sheet sheet;
    sheet.denominator = denominator.value_or(format.spec.scale);
    sheet.user_unit = unit == UserUnit::Yes ? sheet.denominator : 1;
    const double scale = sheet.scale();
    const Points slug = layout::to_points(layout::Millimetres(format.spec.slug)) * scale;

    sheet.origin = {slug - panel.bleed.x * scale, slug - panel.bleed.y * scale};
    sheet.media = {panel.bleed.width * scale + slug * 2, panel.bleed.height * scale + slug * 2};
    sheet.media_box = {0, 0, sheet.media.width.value(), sheet.media.height.value()};
    sheet.bleed = {slug.value(), slug.value(), (sheet.media.width - slug).value(),
                   (sheet.media.height - slug).value()};
    const auto x = [&](Points place) { return (sheet.origin.x + place * scale).value(); };
    const auto y = [&](Points place) {
        return (sheet.media.height - sheet.origin.y - place * scale).value();
    };
    sheet.trim = {x(panel.trim.x), y(panel.trim.bottom()), x(panel.trim.right()), y(panel.trim.y)};
    require_page_size(format, sheet);
    return sheet;
}

std::optional<int> parse_scale(std::string_view text)
{
    for (const int denominator : sheet_scales) {
        if (text == fmt::format("1:{}", denominator)) {
            return denominator;
        }
    }
    return std::nullopt;
}

double pixels_per_point(const layout::Format& format, int long_side)
{
    return long_side / std::max(format.trim.width, format.trim.height).value();
}

} // namespace printer
