#include "printer/tiff.hpp"

#include "printer/cmyk_picture.hpp"
#include "printer/tiff_file.hpp"

#include <algorithm>
#include <cmath>

namespace printer {

namespace {

using layout::Points;

constexpr double points_per_inch = 72;

/// A part in whole pixels of its sheet.
struct PixelBox {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

double density_of(const TiffPart& part)
{
    return part.ppi / points_per_inch;
}

PixelBox pixels_of(const TiffPart& part)
{
    const layout::Rect& sheet = part.page.ink_bounds;
    const auto pixel = [&](Points place) {
        return static_cast<int>(std::lround(place.value() * density_of(part)));
    };
    const int right = pixel(sheet.width);
    const int bottom = pixel(sheet.height);
    return {std::clamp(pixel(part.area.x - sheet.x), 0, right),
            std::clamp(pixel(part.area.y - sheet.y), 0, bottom),
            std::clamp(pixel(part.area.right() - sheet.x), 0, right),
            std::clamp(pixel(part.area.bottom() - sheet.y), 0, bottom)};
}

/// Keeps the columns from `left` on that the picture is to have.
void crop(CmykPixmap& picture, int left, int width)
{
    auto to = picture.pixels.begin();
    for (int row = 0; row < picture.height; ++row) {
        const auto from =
            picture.pixels.begin() + static_cast<std::ptrdiff_t>(row) * picture.width + left;
        to = std::copy(from, from + width, to);
    }
    picture.pixels.erase(to, picture.pixels.end());
    picture.width = width;
}

/// Draws bands of a part from the top. Bands are as wide as the sheet and cut to the part's width
/// afterwards: Cairo rounds slanted edges anew where they leave a picture at its side.
class Bands {
  public:
    Bands(const TiffPart& part, const InkTable& inks, paint::Painter& painter, int rows)
        : part_(part), box_(pixels_of(part)),
          sheet_(pixels_of({part.page, part.page.ink_bounds, part.ppi})), plates_(part.page, inks),
          painter_(painter), rows_(rows), next_(box_.top)
    {}

    /// False after the last.
    bool draw_next(CmykPixmap& band)
    {
        const int rows = std::min(rows_, box_.bottom - next_);
        if (rows <= 0) {
            return false;
        }
        const double density = density_of(part_);
        const layout::Rect& sheet = part_.page.ink_bounds;
        const layout::Point corner{sheet.x, sheet.y + Points(next_ / density)};
        plates_.draw({corner, density}, sheet_.right, rows, painter_, band);
        if (box_.left > 0 || box_.right < sheet_.right) {
            crop(band, box_.left, box_.right - box_.left);
        }
        next_ += rows;
        return true;
    }

  private:
    const TiffPart& part_;
    PixelBox box_;
    PixelBox sheet_;
    PagePlates plates_;
    paint::Painter& painter_;
    int rows_;
    int next_;
};

} // namespace

TiffSize size_of(const TiffPart& part)
{
    const PixelBox box = pixels_of(part);
    return {std::max(0, box.right - box.left), std::max(0, box.bottom - box.top)};
}

void write_tiff(const TiffPart& part, const InkTable& inks, const OutputProfile& profile,
                const TiffFacts& facts, paint::Painter& painter, content::PartFile& file,
                int band_rows)
{
    TiffFile tiff(file, size_of(part), part.ppi, profile, facts);
    const int strips = std::max(1, band_rows / TiffFile::strip_rows); // A band ends with a strip.
    Bands bands(part, inks, painter, strips * TiffFile::strip_rows);
    CmykPixmap band;
    while (bands.draw_next(band)) {
        tiff.add(band.pixels);
    }
    tiff.finish();
}

} // namespace printer
