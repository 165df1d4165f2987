#include "printer/picture.hpp"

#include "printer/sheet.hpp"
#include "printer/view_from.hpp"

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

/// Draws pages in the colours and at the distance that were asked for.
class PageDrawer {
  public:
    PageDrawer(const layout::DisplayList& page, const PictureOptions& options,
               const PictureTools& tools, const ProofColours* colours)
        : page_(page), options_(options), tools_(tools), colours_(colours)
    {}

    void draw(paint::Pixmap& picture, const paint::View& view) const
    {
        if (colours_ == nullptr) {
            paint::paint_over(picture, page_, view, tools_.painter);
        } else {
            draw_printed(picture, view);
        }
        if (options_.view_from) {
            view_from(picture, *options_.view_from, view.pixels_per_point * layout::points_per_mm);
        }
    }

  private:
    /// Band by band, as the TIFF is: a worker of the batch stays small.
    void draw_printed(paint::Pixmap& picture, const paint::View& view) const
    {
        constexpr int band_rows = 256;
        PagePlates plates(page_, colours_->inks);
        CmykPixmap band;
        for (int row = 0; row < picture.height; row += band_rows) {
            const layout::Point corner{view.corner.x,
                                       view.corner.y + Points(row / view.pixels_per_point)};
            plates.draw({corner, view.pixels_per_point}, picture.width,
                        std::min(band_rows, picture.height - row), tools_.painter, band);
            colours_->proof.show(band, picture, row);
        }
    }

    const layout::DisplayList& page_;
    const PictureOptions& options_;
    const PictureTools& tools_;
    const ProofColours* colours_;
};

/// One point of the drawing is one pixel.
paint::Pixmap draw_guided(const PageDrawer& page, const GuidedPage& which,
                          const PictureTools& tools)
{
    const Points side(picture_long_side(which.format.spec));
    const GuideDrawing guides = draw_guides(which, {{side, side}, side / types_a_side}, tools.words,
                                            tools.fonts, tools.scratch);
    paint::Pixmap picture = blank(guides.list.size, 1);
    page.draw(picture,
              {{-guides.trim.x / guides.scale, -guides.trim.y / guides.scale}, guides.scale});
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
    return fmt::format("guides {} from {}", guides, view_from.value_or(0));
}

paint::Pixmap draw_picture(const layout::DisplayList& page, const GuidedPage& which,
                           const PictureOptions& options, const PictureTools& tools,
                           const ProofColours* colours)
{
    const PageDrawer drawer(page, options, tools, colours);
    if (options.guides) {
        return draw_guided(drawer, which, tools);
    }
    const double density = pixels_per_point(which.format, picture_long_side(which.format.spec));
    paint::Pixmap picture = blank(page.size, density);
    drawer.draw(picture, {{}, density});
    return picture;
}

} // namespace printer
