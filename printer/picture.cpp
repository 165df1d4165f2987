#include "printer/picture.hpp"

#include "printer/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace printer {

namespace {

using layout::Points;

constexpr double types_a_side = 70; ///< Long side of a picture with guides / size of its legend.

int whole_pixels(Points length, double pixels_per_point)
{
    return std::max(1, static_cast<int>(std::lround(length.value() * pixels_per_point)));
}

paint::Pixmap blank(const layout::Size& size, double pixels_per_point)
{
    return paint::blank_pixmap(whole_pixels(size.width, pixels_per_point),
                               whole_pixels(size.height, pixels_per_point));
}

/// One point of the drawing is one pixel.
paint::Pixmap draw_guided(const layout::DisplayList& page, const GuidedPage& which,
                          const PictureTools& tools)
{
    const Points side(picture_long_side(which.format.spec));
    const GuideDrawing guides =
        draw_guides(which, {{side, side}, side / types_a_side}, tools.fonts, tools.scratch);
    paint::Pixmap picture = blank(guides.list.size, 1);
    const layout::Point corner{-guides.trim.x / guides.scale, -guides.trim.y / guides.scale};
    paint::paint_over(picture, page, {corner, guides.scale}, tools.painter);
    paint::paint_over(picture, guides.list, {}, tools.painter);
    return picture;
}

} // namespace

int picture_long_side(const content::FormatSpec& format)
{
    if (format.pixels_per_mm <= 0) {
        return paper_picture_side;
    }
    return static_cast<int>(
        std::lround(std::max(format.width, format.height) * format.pixels_per_mm));
}

std::string PictureOptions::key() const
{
    return fmt::format("guides {}", guides);
}

paint::Pixmap draw_picture(const layout::DisplayList& page, const GuidedPage& which,
                           const PictureOptions& options, const PictureTools& tools)
{
    if (options.guides) {
        return draw_guided(page, which, tools);
    }
    const double density = pixels_per_point(which.format, picture_long_side(which.format.spec));
    paint::Pixmap picture = blank(page.size, density);
    paint::paint_over(picture, page, {{}, density}, tools.painter);
    return picture;
}

} // namespace printer
