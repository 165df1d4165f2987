#include "content/layout/band.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace layout;

namespace {

/// Colour that a point of the band shows: the last item whose rectangles hold it.
Colour colour_at(const std::vector<Item>& items, Point at)
{
    Colour colour{};
    for (const auto& item : items) {
        if (const auto* box = std::get_if<BoxItem>(&item.what)) {
            colour = *box->fill;
            continue;
        }
        const auto& path = std::get<PathItem>(item.what);
        for (std::size_t i = 0; i + 4 < path.segments.size(); i += 5) {
            const Point a = path.segments[i].to;
            const Point b = path.segments[i + 2].to;
            if (at.x > a.x && at.x < b.x && at.y > a.y && at.y < b.y) {
                colour = *path.fill;
            }
        }
    }
    return colour;
}

const Rect box{Points(-10), Points(100), Points(500), Points(11)};
const Points axis(240);

} // namespace

TEST_CASE("the band is mirrored at the sheet's axis", "[layout][band]")
{
    const Theme theme;
    const auto items = woven_band(box, axis, BandNeighbour::Other, theme);
    for (int column = 0; column < 40; ++column) {
        for (int row = 0; row < 11; ++row) {
            const Points y = Points(100.5 + row);
            CHECK(colour_at(items, {axis + Points(column), y}) ==
                  colour_at(items, {axis - Points(column), y}));
        }
    }
}

TEST_CASE("selvage lines are kunyit and a lozenge has a kunyit heart", "[layout][band]")
{
    const Theme theme;
    const auto items = woven_band(box, axis, BandNeighbour::Other, theme);
    CHECK(colour_at(items, {Points(33.2), Points(100.5)}) == theme.kunyit);
    CHECK(colour_at(items, {Points(33.2), Points(110.5)}) == theme.kunyit);
    CHECK(colour_at(items, {axis, Points(105.5)}) == theme.kunyit);
    CHECK(colour_at(items, {axis + Points(3), Points(105.5)}) == theme.merah);
}

TEST_CASE("beside kunyit a nila row keeps the selvage lines apart", "[layout][band]")
{
    const Theme theme;
    const Rect tall{box.x, box.y, box.width, Points(13)};
    const auto items = woven_band(tall, axis, BandNeighbour::Kunyit, theme);
    CHECK(colour_at(items, {Points(33.2), Points(100.5)}) == theme.nila);
    CHECK(colour_at(items, {Points(33.2), Points(101.5)}) == theme.kunyit);
    CHECK(colour_at(items, {Points(33.2), Points(112.5)}) == theme.nila);
}

TEST_CASE("the band is four items and stays inside its box", "[layout][band]")
{
    const Theme theme;
    const auto items = woven_band(box, axis, BandNeighbour::Other, theme);
    REQUIRE(items.size() == 4);
    for (const auto& item : items) {
        if (const auto* path = std::get_if<PathItem>(&item.what)) {
            for (const auto& segment : path->segments) {
                if (segment.kind != PathSegment::Kind::Close) {
                    CHECK(segment.to.x >= box.x);
                    CHECK(segment.to.x <= box.right());
                }
            }
        }
    }
}
