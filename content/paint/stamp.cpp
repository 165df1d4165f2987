#include "content/paint/stamp.hpp"

#include "content/layout/qr.hpp"
#include "content/paint/cairo_handles.hpp"
#include "content/paint/dark_runs.hpp"

#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <vector>

namespace paint {

namespace {

using layout::Points;
using layout::qr_quiet_modules;
using Kind = layout::PathSegment::Kind;

constexpr std::size_t fewest_rectangles = 16; // Below that a form costs more than its corners.
constexpr std::size_t rectangle_segments = 5; // Move, three lines, close.

/// A length in thousandths, as exact as Cairo writes them: sides that touch stay equal.
long long thousandths(Points length)
{
    return std::llround(length.value() * 1000);
}

/// A rectangle's sides in thousandths of a point.
struct Sides {
    long long left = 0;
    long long top = 0;
    long long right = 0;
    long long bottom = 0;
};

/// The rectangle that five segments draw; none if they draw something else.
std::optional<Sides> rectangle_of(std::span<const layout::PathSegment> segments)
{
    const bool kinds = segments[0].kind == Kind::Move && segments[1].kind == Kind::Line &&
                       segments[2].kind == Kind::Line && segments[3].kind == Kind::Line &&
                       segments[4].kind == Kind::Close;
    const auto& start = segments[0].to;
    const auto& along = segments[1].to;
    const auto& across = segments[2].to;
    const auto& back = segments[3].to;
    const bool square =
        start.y == along.y && along.x == across.x && across.y == back.y && back.x == start.x;
    const bool forward = start.x < along.x && along.y < across.y; // One direction: no holes.
    if (!kinds || !square || !forward) {
        return std::nullopt;
    }
    return Sides{thousandths(start.x), thousandths(start.y), thousandths(across.x),
                 thousandths(across.y)};
}

std::vector<Sides> rectangles_of(const layout::PathItem& path)
{
    std::vector<Sides> rectangles;
    rectangles.reserve(path.segments.size() / rectangle_segments);
    const std::span<const layout::PathSegment> segments(path.segments);
    for (std::size_t at = 0; at < segments.size(); at += rectangle_segments) {
        const auto rectangle = rectangle_of(segments.subspan(at, rectangle_segments));
        if (!rectangle) {
            return {};
        }
        rectangles.push_back(*rectangle);
    }
    return rectangles;
}

Sides bounds_of(const std::vector<Sides>& rectangles)
{
    Sides bounds = rectangles.front();
    for (const Sides& one : rectangles) {
        bounds.left = std::min(bounds.left, one.left);
        bounds.top = std::min(bounds.top, one.top);
        bounds.right = std::max(bounds.right, one.right);
        bounds.bottom = std::max(bounds.bottom, one.bottom);
    }
    return bounds;
}

Points points_of(long long thousandths)
{
    return Points(static_cast<double>(thousandths) / 1000);
}

void add_colour(std::string& content, layout::Colour colour)
{
    fmt::format_to(std::back_inserter(content), "{:.6f} {:.6f} {:.6f} rg\n", colour.red / 255.0,
                   colour.green / 255.0, colour.blue / 255.0);
}

/// Writes 12345 as "12.345 ", 12000 as "12 ".
void add_number(std::string& content, long long thousandths)
{
    const fmt::format_int whole(thousandths / 1000);
    content.append(whole.data(), whole.size());
    long long rest = thousandths % 1000;
    if (rest != 0) {
        content += '.';
        for (long long digit = 100; rest != 0; digit /= 10) {
            content += static_cast<char>('0' + rest / digit);
            rest %= digit;
        }
    }
    content += ' ';
}

void add_rectangle(std::string& content, const Sides& sides)
{
    add_number(content, sides.left);
    add_number(content, sides.top);
    add_number(content, sides.right - sides.left);
    add_number(content, sides.bottom - sides.top);
    content += "re\n";
}

} // namespace

std::optional<Stamp> make_stamp(const layout::QrItem& qr)
{
    const int side = qr.modules + 2 * qr_quiet_modules;
    Stamp stamp{qr.box, static_cast<double>(side), static_cast<double>(side), {}};
    add_colour(stamp.content, qr.light_colour);
    fmt::format_to(std::back_inserter(stamp.content), "0 0 {0} {0} re f\n", side);
    add_colour(stamp.content, qr.dark_colour);
    for_each_dark_run(qr, [&](const DarkRun& run) {
        fmt::format_to(std::back_inserter(stamp.content), "{} {} {} 1 re\n",
                       run.column + qr_quiet_modules, run.row + qr_quiet_modules, run.modules);
    });
    stamp.content += "f\n";
    return stamp;
}

std::optional<Stamp> make_stamp(const layout::PathItem& path)
{
    const std::size_t count = path.segments.size();
    if (!path.fill || path.stroke || count < fewest_rectangles * rectangle_segments ||
        count % rectangle_segments != 0) {
        return std::nullopt;
    }
    const auto rectangles = rectangles_of(path);
    if (rectangles.empty()) {
        return std::nullopt;
    }
    const Sides bounds = bounds_of(rectangles);
    const layout::Rect box{points_of(bounds.left), points_of(bounds.top),
                           points_of(bounds.right - bounds.left),
                           points_of(bounds.bottom - bounds.top)};
    Stamp stamp{box, box.width.value(), box.height.value(), {}};
    add_colour(stamp.content, *path.fill);
    for (const Sides& one : rectangles) {
        add_rectangle(stamp.content, {one.left - bounds.left, one.top - bounds.top,
                                      one.right - bounds.left, one.bottom - bounds.top});
    }
    stamp.content += "f\n";
    return stamp;
}

void keep_place(const Stamp& stamp, int number, cairo_t* context)
{
    const double width = stamp_place_width;
    const double height = number;
    const cairo_rectangle_t extents{0, 0, width, height};
    const Surface place(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents));
    const Context inside = make_context(place);
    cairo_rectangle(inside.get(), 0, 0, width, height); // Cairo leaves out what is empty.
    cairo_fill(inside.get());
    cairo_save(context);
    cairo_translate(context, stamp.box.x.value(), stamp.box.y.value());
    cairo_scale(context, stamp.box.width.value() / width, stamp.box.height.value() / height);
    cairo_set_source_surface(context, place.get(), 0, 0);
    cairo_paint(context);
    cairo_restore(context);
}

} // namespace paint
