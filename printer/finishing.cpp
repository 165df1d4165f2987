#include "printer/finishing.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace printer {

namespace {

using layout::Point;
using layout::Points;
using layout::Rect;

Points mm(double length)
{
    return layout::to_points(layout::Millimetres(length));
}

bool has_side(const content::FinishingBand& band, std::string_view side)
{
    return band.sides.empty() || std::ranges::find(band.sides, side) != band.sides.end();
}

} // namespace

std::vector<double> eyelets_along(double side, const content::FormatSpec& spec)
{
    std::vector<double> places;
    if (spec.eyelet_inset <= 0 || spec.eyelet_spacing <= 0) {
        return places;
    }
    const double between = side - 2 * spec.eyelet_inset;
    const double gaps = std::max(1.0, std::ceil(between / spec.eyelet_spacing - 1e-9));
    for (double gap = 0; gap <= gaps; ++gap) {
        places.push_back(spec.eyelet_inset + between * gap / gaps);
    }
    return places;
}

std::vector<Point> eyelets_of(const content::FormatSpec& spec)
{
    const auto across = eyelets_along(spec.width, spec);
    const auto down = eyelets_along(spec.height, spec);
    std::vector<Point> places;
    if (across.empty()) {
        return places;
    }
    for (const double y : {down.front(), down.back()}) {
        for (const double x : across) {
            places.push_back({mm(x), mm(y)});
        }
    }
    for (std::size_t at = 1; at + 1 < down.size(); ++at) { // The corners are in both sides.
        places.push_back({mm(across.front()), mm(down[at])});
        places.push_back({mm(across.back()), mm(down[at])});
    }
    return places;
}

std::vector<double> folds_of(const content::FormatSpec& spec, std::size_t page)
{
    std::vector<double> places;
    double place = 0;
    for (std::size_t panel = 0; panel + 1 < spec.folds.size(); ++panel) {
        place += spec.folds[panel];
        places.push_back(page % 2 == 0 ? place : spec.width - place);
    }
    std::ranges::sort(places);
    return places;
}

std::vector<Rect> strips_of(const content::FinishingBand& band, const layout::Format& format)
{
    const Points width = mm(band.width);
    const Points out = band.inside ? Points(0) : width; // How far the band leaves the trim.
    const Rect outer = format.trim_box().inset(-out);
    std::vector<Rect> strips;
    if (has_side(band, "top")) {
        strips.push_back({outer.x, outer.y, outer.width, width});
    }
    if (has_side(band, "right")) {
        strips.push_back({outer.right() - width, outer.y, width, outer.height});
    }
    if (has_side(band, "bottom")) {
        strips.push_back({outer.x, outer.bottom() - width, outer.width, width});
    }
    if (has_side(band, "left")) {
        strips.push_back({outer.x, outer.y, width, outer.height});
    }
    const Rect whole = format.bleed_box();
    for (Rect& strip : strips) { // A band of one side ends where the sheet's ink ends.
        const Points left = std::max(strip.x, whole.x);
        const Points top = std::max(strip.y, whole.y);
        strip = {left, top, std::min(strip.right(), whole.right()) - left,
                 std::min(strip.bottom(), whole.bottom()) - top};
    }
    return strips;
}

} // namespace printer
