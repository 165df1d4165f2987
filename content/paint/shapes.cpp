#include "content/paint/shapes.hpp"

#include "content/layout/qr.hpp"
#include "content/paint/dark_runs.hpp"

#include <cairo.h>

#include <algorithm>
#include <numbers>
#include <optional>

namespace paint {

namespace {

using layout::qr_quiet_modules;
using layout::Rect;

void add_rounded_box(const Rect& rect, double radius, cairo_t* context)
{
    constexpr double quarter = std::numbers::pi / 2;
    const double left = rect.x.value() + radius;
    const double top = rect.y.value() + radius;
    const double right = rect.right().value() - radius;
    const double bottom = rect.bottom().value() - radius;
    cairo_new_sub_path(context);
    cairo_arc(context, right, top, radius, -quarter, 0);
    cairo_arc(context, right, bottom, radius, 0, quarter);
    cairo_arc(context, left, bottom, radius, quarter, 2 * quarter);
    cairo_arc(context, left, top, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(context);
}

void add_rect(const Rect& rect, cairo_t* context)
{
    cairo_rectangle(context, rect.x.value(), rect.y.value(), rect.width.value(),
                    rect.height.value());
}

void add_segment(const layout::PathSegment& segment, cairo_t* context)
{
    using Kind = layout::PathSegment::Kind;
    const double x = segment.to.x.value();
    const double y = segment.to.y.value();
    switch (segment.kind) {
    case Kind::Move:
        cairo_move_to(context, x, y);
        return;
    case Kind::Line:
        cairo_line_to(context, x, y);
        return;
    case Kind::Curve:
        cairo_curve_to(context, segment.first.x.value(), segment.first.y.value(),
                       segment.second.x.value(), segment.second.y.value(), x, y);
        return;
    case Kind::Close:
        cairo_close_path(context);
        return;
    }
}

/// Fills and outlines the current path and clears it.
void finish_path(const std::optional<layout::Colour>& fill,
                 const std::optional<layout::Stroke>& stroke, cairo_t* context)
{
    if (fill) {
        set_colour(context, *fill);
        cairo_fill_preserve(context);
    }
    if (stroke && stroke->width.value() > 0) {
        set_colour(context, stroke->colour);
        cairo_set_line_width(context, stroke->width.value());
        cairo_set_line_cap(context, stroke->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
        cairo_set_line_join(context, stroke->round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
        cairo_stroke_preserve(context);
    }
    cairo_new_path(context);
}

} // namespace

void set_colour(cairo_t* context, layout::Colour colour)
{
    cairo_set_source_rgb(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

void draw_box(const layout::BoxItem& box, cairo_t* context)
{
    const double largest = std::min(box.rect.width.value(), box.rect.height.value()) / 2;
    const double radius = std::min(box.radius.value(), largest);
    cairo_new_path(context);
    if (radius > 0) {
        add_rounded_box(box.rect, radius, context);
    } else {
        add_rect(box.rect, context);
    }
    finish_path(box.fill, box.stroke, context);
}

void draw_path(const layout::PathItem& path, cairo_t* context)
{
    cairo_new_path(context);
    for (const auto& segment : path.segments) {
        add_segment(segment, context);
    }
    finish_path(path.fill, path.stroke, context);
}

void draw_qr(const layout::QrItem& qr, cairo_t* context)
{
    cairo_new_path(context);
    add_rect(qr.box, context);
    finish_path(qr.light_colour, std::nullopt, context);
    const double module = qr.box.width.value() / (qr.modules + 2 * qr_quiet_modules);
    for_each_dark_run(qr, [&](const DarkRun& run) {
        cairo_rectangle(context, qr.box.x.value() + (qr_quiet_modules + run.column) * module,
                        qr.box.y.value() + (qr_quiet_modules + run.row) * module,
                        run.modules * module, module);
    });
    finish_path(qr.dark_colour, std::nullopt, context);
}

} // namespace paint
