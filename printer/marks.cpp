#include "printer/marks.hpp"

#include "printer/finishing.hpp"

#include <utility>

namespace printer {

namespace {

using layout::Item;
using layout::PathSegment;
using layout::Point;
using layout::Points;
using layout::Rect;
using Kind = layout::PathSegment::Kind;

constexpr Points hairline(0.25);   // In the page (PRINT.md 2.5).
constexpr double crop_mm = 5;      // Length of a crop mark,
constexpr double cross_mm = 5;     // of a registration mark's cross,
constexpr double ring_mm = 3.4;    // across its ring,
constexpr double disc_mm = 1.8;    // and across its disc.
constexpr double tick_at_mm = 5.4; // Ticks stand beyond patches and words.
constexpr double tick_mm = 2.4;

void add_line(layout::PathItem& path, Point from, Point to)
{
    path.segments.push_back({Kind::Move, {}, {}, from});
    path.segments.push_back({Kind::Line, {}, {}, to});
}

layout::PathItem lines_in(layout::Colour colour)
{
    return {{}, std::nullopt, layout::Stroke{colour, hairline, false}};
}

template <class What>
void add(std::vector<Item>& items, What what)
{
    Item& item = items.emplace_back();
    item.role = layout::Role::Rule;
    item.what = std::move(what);
}

Rect around(Point centre, Points width)
{
    return {centre.x - width / 2, centre.y - width / 2, width, width};
}

void add_cross(layout::PathItem& path, Point centre, Points width)
{
    const Points half = width / 2;
    add_line(path, {centre.x - half, centre.y}, {centre.x + half, centre.y});
    add_line(path, {centre.x, centre.y - half}, {centre.x, centre.y + half});
}

void add_crop_marks(const SlugSpace& space, std::vector<Item>& items)
{
    const Rect& trim = space.trim();
    const Rect& bleed = space.bleed();
    const Points gap = space.gap();
    const Points length = space.of_mark(crop_mm);
    layout::PathItem marks = lines_in(registration_colour);
    for (const Points y : {trim.y, trim.bottom()}) {
        add_line(marks, {bleed.x - gap, y}, {bleed.x - gap - length, y});
        add_line(marks, {bleed.right() + gap, y}, {bleed.right() + gap + length, y});
    }
    for (const Points x : {trim.x, trim.right()}) {
        add_line(marks, {x, bleed.y - gap}, {x, bleed.y - gap - length});
        add_line(marks, {x, bleed.bottom() + gap}, {x, bleed.bottom() + gap + length});
    }
    add(items, std::move(marks));
}

void add_registration_mark(const SlugSpace& space, Point centre, std::vector<Item>& items)
{
    const Points ring = space.of_mark(ring_mm);
    const Points disc = space.of_mark(disc_mm);
    layout::PathItem cross = lines_in(registration_colour);
    add_cross(cross, centre, space.of_mark(cross_mm));
    layout::PathItem hole = lines_in({0xFF, 0xFF, 0xFF});
    add_cross(hole, centre, disc);
    const layout::Stroke line{registration_colour, hairline, false};
    add(items, layout::BoxItem{around(centre, ring), std::nullopt, line, ring / 2});
    add(items, std::move(cross));
    add(items, layout::BoxItem{around(centre, disc), registration_colour, std::nullopt, disc / 2});
    add(items, std::move(hole));
}

void add_registration_marks(const SlugSpace& space, std::vector<Item>& items)
{
    const Rect& trim = space.trim();
    const Rect& bleed = space.bleed();
    const Points away = space.gap() + space.of_mark(cross_mm) / 2;
    const Point middle{trim.x + trim.width / 2, trim.y + trim.height / 2};
    for (const Point centre :
         {Point{middle.x, bleed.y - away}, Point{middle.x, bleed.bottom() + away},
          Point{bleed.x - away, middle.y}, Point{bleed.right() + away, middle.y}}) {
        add_registration_mark(space, centre, items);
    }
}

/// The sides of a page on which ticks stand: a seam has no eyelets.
struct Ends {
    bool first = true; ///< Left or top.
    bool last = true;  ///< Right or bottom.
};

/// A tick above and below the sheet at the same x, if it is on the page.
void add_upright_ticks(const SlugSpace& space, Points x, Ends ends, layout::PathItem& path)
{
    const Points start = space.gap() + space.of_mark(tick_at_mm);
    const Points end = start + space.of_mark(tick_mm);
    const Rect& bleed = space.bleed();
    if (x < space.trim().x || x > space.trim().right()) {
        return;
    }
    if (ends.first) {
        add_line(path, {x, bleed.y - start}, {x, bleed.y - end});
    }
    if (ends.last) {
        add_line(path, {x, bleed.bottom() + start}, {x, bleed.bottom() + end});
    }
}

void add_level_ticks(const SlugSpace& space, Points y, Ends ends, layout::PathItem& path)
{
    const Points start = space.gap() + space.of_mark(tick_at_mm);
    const Points end = start + space.of_mark(tick_mm);
    const Rect& bleed = space.bleed();
    if (y < space.trim().y || y > space.trim().bottom()) {
        return;
    }
    if (ends.first) {
        add_line(path, {bleed.x - start, y}, {bleed.x - end, y});
    }
    if (ends.last) {
        add_line(path, {bleed.right() + start, y}, {bleed.right() + end, y});
    }
}

/// Where the edges of the panels on both sides of this one will lie on it.
void add_seam_ticks(const SlugSpace& space, const MarkedPage& part, layout::PathItem& ticks)
{
    const auto add_edge = [&](const Seam& seam, Points edge) {
        const double place = layout::to_millimetres(edge).value();
        if (seam.runs == Seam::Runs::Down) {
            add_upright_ticks(space, space.x_of(place), {}, ticks);
        } else {
            add_level_ticks(space, space.y_of(place), {}, ticks);
        }
    };
    const std::vector<Seam>& seams = part.panels->seams;
    if (part.panel > 0) {
        const Seam& before = seams[part.panel - 1];
        add_edge(before, before.at + before.overlap / 2);
    }
    if (part.panel < seams.size()) {
        const Seam& after = seams[part.panel];
        add_edge(after, after.at - after.overlap / 2);
    }
}

/// Sides of a panel that are the board's own, for ticks across (upright) and along its seams.
std::pair<Ends, Ends> board_ends(const MarkedPage& part)
{
    if (part.panels == nullptr) {
        return {};
    }
    const Ends own{part.panel == 0, part.panel + 1 == part.panels->panels.size()};
    return part.panels->runs == Seam::Runs::Down ? std::pair{Ends{}, own} : std::pair{own, Ends{}};
}

void add_ticks(const SlugSpace& space, const content::FormatSpec& spec, const MarkedPage& part,
               std::vector<Item>& items)
{
    layout::PathItem ticks = lines_in(registration_colour);
    const auto [upright, level] = board_ends(part);
    for (const double place : eyelets_along(spec.width, spec)) {
        add_upright_ticks(space, space.x_of(place), upright, ticks);
    }
    for (const double place : eyelets_along(spec.height, spec)) {
        add_level_ticks(space, space.y_of(place), level, ticks);
    }
    for (const double place : folds_of(spec, part.page)) {
        add_upright_ticks(space, space.x_of(place), {}, ticks);
    }
    if (part.panels != nullptr) {
        add_seam_ticks(space, part, ticks);
    }
    if (!ticks.segments.empty()) {
        add(items, std::move(ticks));
    }
}

} // namespace

std::vector<Item> make_marks(const SlugSpace& space, const layout::Format& format,
                             const MarkedPage& part)
{
    std::vector<Item> items;
    if (space.has_room()) {
        add_crop_marks(space, items);
        add_registration_marks(space, items);
        add_ticks(space, format.spec, part, items);
    }
    return items;
}

} // namespace printer
