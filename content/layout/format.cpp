#include "content/layout/format.hpp"

#include <algorithm>

namespace layout {

namespace {

Points mm(double length)
{
    return to_points(Millimetres(length));
}

Insets insets(const content::Sides& sides)
{
    return {mm(sides.top), mm(sides.right), mm(sides.bottom), mm(sides.left)};
}

/// Smallest text that may be printed at all: 10 pt capitals (PRINT.md 2.1, "floor").
constexpr double smallest_cap_mm = 2.5;

CapLimits limits(double distance_m)
{
    const double distance_mm = distance_m * 1000;
    return {mm(std::max(distance_mm / 200, smallest_cap_mm)),
            mm(std::max(distance_mm / 300, smallest_cap_mm))};
}

Rect shrunk(Size size, const Insets& by)
{
    return {by.left, by.top, size.width - by.left - by.right, size.height - by.top - by.bottom};
}

} // namespace

Rect Format::bleed_box() const
{
    return shrunk(trim, {-bleed.top, -bleed.right, -bleed.bottom, -bleed.left});
}

Rect Format::safe_box() const
{
    return shrunk(trim, safe);
}

content::ZoneSpec Format::zone(const std::string& name) const
{
    const auto found = spec.compose.zones.find(name);
    return found == spec.compose.zones.end() ? content::ZoneSpec{} : found->second;
}

double Format::number(const std::string& name, double otherwise) const
{
    return spec.compose.number(name).value_or(otherwise);
}

Format make_format(const content::FormatSpec& spec)
{
    Format format;
    format.spec = spec;
    format.trim = {mm(spec.width), mm(spec.height)};
    format.bleed = insets(spec.bleed);
    format.safe = insets(spec.safe);
    format.margin = mm(spec.compose.margin);
    format.far_head = limits(spec.far_m);
    format.near_line = limits(spec.near_m);
    return format;
}

} // namespace layout
