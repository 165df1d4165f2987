#include "content/layout/poster_parts.hpp"

#include <algorithm>

namespace layout {

namespace {

/// Of the sheet's height (D39).
constexpr double strip_of_height = 0.03;

/// A logo's place is this many times as wide as high; it is drawn as large as it fits there.
constexpr double widest = 3.0;

} // namespace

Points logo_strip(const Format& format)
{
    return format.trim.height * strip_of_height;
}

void lay_out_logos(SheetComposer& sheet)
{
    const auto& logos = sheet.furniture().logos;
    // The strip's ground runs out through the safe inset into the bleed; the logos stay above it.
    const Points top = std::min(sheet.foot(), sheet.zone("block").bottom);
    sheet.ground({top, sheet.height()}, sheet.theme().putih);
    const Points height = sheet.logos() * 0.8;
    const Points gap = height;
    const auto count = static_cast<double>(logos.size());
    const Points room = (sheet.width() - sheet.margin() * 2 - gap * (count - 1)) / count;
    const Points width = std::min(height * widest, room);
    Points x = sheet.margin();
    for (const auto& logo : logos) {
        sheet.logo(logo, {x, top + (sheet.logos() - height) / 2, width, height});
        x += width + gap;
    }
}

} // namespace layout
