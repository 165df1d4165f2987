#include "printer/guide_legend.hpp"

#include <algorithm>
#include <cmath>

namespace printer {

namespace {

using layout::Colour;
using layout::Point;
using layout::Points;
using layout::Rect;
using Kind = layout::PathSegment::Kind;

constexpr Colour casing{0xFF, 0xFF, 0xFF};

/// How a kind of line looks; lengths in parts of the legend's type.
struct Look {
    Colour colour;
    double width = 0.09;
    double dash = 0; ///< 0 = unbroken.
    double gap = 0;
    double dot = 0;    ///< A short dash between two gaps.
    double rising = 1; ///< Slant of a strip: 1 or -1.
};

Look look_of(GuideKind kind)
{
    switch (kind) {
    case GuideKind::Trim:
        return {{0xE4, 0x00, 0x7C}, 0.1};
    case GuideKind::Bleed:
        return {{0x00, 0x8F, 0xD5}, 0.08};
    case GuideKind::Safe:
        return {{0x12, 0x8A, 0x3E}, 0.09, 0.7, 0.4};
    case GuideKind::Band:
        return {{0xD9, 0x5B, 0x00}, 0.07};
    case GuideKind::Leader:
        return {{0x6B, 0x6B, 0x6B}, 0.07};
    case GuideKind::Eyelet:
        return {{0x16, 0x12, 0x0E}, 0.12};
    case GuideKind::Fold:
        return {{0x7A, 0x2E, 0xC4}, 0.1, 1.1, 0.3, 0.2};
    case GuideKind::Seam:
        return {{0xC8, 0x10, 0x10}, 0.08, 0, 0, 0, -1};
    case GuideKind::Title:
        break;
    }
    return {};
}

void add_segment(std::vector<layout::PathSegment>& path, Point from, Point to)
{
    path.push_back({Kind::Move, {}, {}, from});
    path.push_back({Kind::Line, {}, {}, to});
}

Point between(Point from, Point to, double part)
{
    return {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
}

void add_dashes(std::vector<layout::PathSegment>& path, Point from, Point to, const Look& look,
                Points type)
{
    const double length = std::hypot((to.x - from.x).value(), (to.y - from.y).value());
    const double gap = look.gap * type.value();
    double at = 0;
    for (bool dot = false; at < length; dot = !dot && look.dot > 0) {
        const double end = std::min(length, at + (dot ? look.dot : look.dash) * type.value());
        add_segment(path, between(from, to, at / length), between(from, to, end / length));
        at = end + gap;
    }
}

void add_path(std::vector<layout::PathSegment> segments, Colour colour, Points width,
              std::vector<layout::Item>& items)
{
    if (segments.empty()) {
        return;
    }
    layout::Item& item = items.emplace_back();
    item.role = layout::Role::Rule;
    item.what =
        layout::PathItem{std::move(segments), std::nullopt, layout::Stroke{colour, width, false}};
}

void add_disc(Point middle, Points radius, std::optional<layout::Stroke> stroke,
              std::vector<layout::Item>& items)
{
    layout::Item& item = items.emplace_back();
    item.role = layout::Role::Rule;
    item.what = layout::BoxItem{
        {middle.x - radius, middle.y - radius, radius * 2, radius * 2}, casing, stroke, radius};
}

} // namespace

void GuideLines::add_line(Point from, Point to)
{
    const Look look = look_of(kind_);
    if (look.dash > 0) {
        add_dashes(lines_, from, to, look, type_);
    } else {
        add_segment(lines_, from, to);
    }
}

void GuideLines::add_box(const Rect& rect)
{
    const Point top_left{rect.x, rect.y};
    const Point top_right{rect.right(), rect.y};
    const Point bottom_left{rect.x, rect.bottom()};
    const Point bottom_right{rect.right(), rect.bottom()};
    if (look_of(kind_).dash > 0) { // Each side begins with a dash: corners are seen.
        add_line(top_left, top_right);
        add_line(top_right, bottom_right);
        add_line(bottom_right, bottom_left);
        add_line(bottom_left, top_left);
        return;
    }
    lines_.push_back({Kind::Move, {}, {}, top_left});
    for (const Point corner : {top_right, bottom_right, bottom_left}) {
        lines_.push_back({Kind::Line, {}, {}, corner});
    }
    lines_.push_back({Kind::Close, {}, {}, top_left});
}

void GuideLines::add_strip(const Rect& rect)
{
    add_box(rect);
    // Slants lie on one raster of the whole drawing, so that strips that meet fit together; they
    // are close in a narrow strip, which would show none else.
    const double narrow = std::min(rect.width, rect.height) / type_;
    const double step = type_.value() * (narrow < 0.5 ? 0.2 : 0.55);
    const double left = rect.x.value();
    const double right = rect.right().value();
    const double top = rect.y.value();
    const double bottom = rect.bottom().value();
    const double rising = look_of(kind_).rising;
    const auto offset = [rising](double x, double y) { return x + rising * y; };
    const double first = std::min(offset(left, top), offset(left, bottom));
    const double last = std::max(offset(right, top), offset(right, bottom));
    for (double at = std::ceil(first / step) * step; at < last; at += step) {
        const auto y_of = [&](double x) { return (at - x) / rising; };
        const double edge_a = at - rising * top;
        const double edge_b = at - rising * bottom;
        const double from = std::max(left, std::min(edge_a, edge_b));
        const double to = std::min(right, std::max(edge_a, edge_b));
        if (from < to) {
            add_segment(slants_, {Points(from), Points(y_of(from))},
                        {Points(to), Points(y_of(to))});
        }
    }
}

void GuideLines::add_ring(Point middle)
{
    rings_.push_back(middle);
}

void GuideLines::finish(std::vector<layout::Item>& items)
{
    const Look look = look_of(kind_);
    const Points width = type_ * look.width;
    add_path(slants_, casing, width * 1.6, items);
    add_path(slants_, look.colour, width, items);
    add_path(lines_, casing, width * 2, items);
    add_path(lines_, look.colour, width, items);
    for (const Point middle : rings_) {
        const Points radius = type_ * 0.26;
        add_disc(middle, radius + width, std::nullopt, items);
        add_disc(middle, radius, layout::Stroke{look.colour, width, false}, items);
    }
}

} // namespace printer
