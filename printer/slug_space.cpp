#include "printer/slug_space.hpp"

namespace printer {

namespace {

using layout::Points;
using layout::Rect;

constexpr double wide_slug_mm = 40;
constexpr double wide_growth = 6; // Patches of 30 mm in place of 5 mm (PRINT.md 2.5).
constexpr double mark_mm = 5;

Rect turned(const PageBox& box, const layout::Size& media)
{
    return {Points(box.left), media.height - Points(box.top), Points(box.right - box.left),
            Points(box.top - box.bottom)};
}

} // namespace

SlugSpace::SlugSpace(const layout::Format& format, const Sheet& sheet)
    : scale_(sheet.scale()), slug_mm_(format.spec.slug),
      growth_(slug_mm_ >= wide_slug_mm ? wide_growth : 1), origin_(sheet.origin),
      trim_(turned(sheet.trim, sheet.media)), bleed_(turned(sheet.bleed, sheet.media))
{}

bool SlugSpace::has_room() const
{
    return slug_mm_ >= 1 + mark_mm * growth_;
}

layout::Points SlugSpace::of_sheet(double mm) const
{
    return layout::to_points(layout::Millimetres(mm)) * scale_;
}

} // namespace printer
