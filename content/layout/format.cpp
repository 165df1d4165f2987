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

CapLimits limits(const content::Range& caps)
{
    return {mm(caps.good), mm(caps.fail)};
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
    format.sheet_side = std::min(format.trim.width, format.trim.height);
    format.margin = mm(spec.compose.margin);
    format.far_head = limits(spec.headline_cap);
    format.near_line = limits(spec.near_cap);
    return format;
}

} // namespace layout
