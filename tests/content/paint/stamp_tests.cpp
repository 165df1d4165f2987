#include "content/paint/stamp.hpp"

#include "content/layout/band.hpp"
#include "tests/content/paint/pixels.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using layout::Points;
using support::rect;
using Kind = layout::PathSegment::Kind;

namespace {

void add_square(layout::PathItem& path, double x, double y, double side)
{
    for (const auto& [kind, right, down] :
         {std::tuple{Kind::Move, x, y}, std::tuple{Kind::Line, x + side, y},
          std::tuple{Kind::Line, x + side, y + side}, std::tuple{Kind::Line, x, y + side}}) {
        path.segments.push_back({kind, {}, {}, {Points(right), Points(down)}});
    }
    path.segments.push_back({Kind::Close, {}, {}, {}});
}

layout::PathItem squares(int count)
{
    layout::PathItem path;
    path.fill = layout::Colour{0xFF, 0x00, 0x00};
    for (int i = 0; i < count; ++i) {
        add_square(path, 10 + 2.25 * i, -5.5, 1.125);
    }
    return path;
}

std::ptrdiff_t lines(const std::string& content)
{
    return std::count(content.begin(), content.end(), '\n');
}

} // namespace

TEST_CASE("rectangles of a stamp are counted from its corner, in points", "[paint][stamp]")
{
    const auto stamp = paint::make_stamp(squares(16));
    REQUIRE(stamp);
    CHECK(stamp->box.x == Points(10));
    CHECK(stamp->box.y == Points(-5.5));
    CHECK(stamp->width == Approx(34.875));
    CHECK(stamp->height == Approx(1.125));
    CHECK_THAT(stamp->content, Catch::StartsWith("1.000000 0.000000 0.000000 rg\n"
                                                 "0 0 1.125 1.125 re\n"
                                                 "2.25 0 1.125 1.125 re\n"));
    CHECK_THAT(stamp->content, Catch::EndsWith("33.75 0 1.125 1.125 re\nf\n"));
    CHECK(lines(stamp->content) == 18);
}

TEST_CASE("sides that touch on the sheet touch in the stamp", "[paint][stamp]")
{
    layout::PathItem path = squares(16);
    path.segments.clear();
    for (int i = 0; i < 30; ++i) {
        add_square(path, 1 + i / 3.0, 0, 1 / 3.0);
    }
    const auto stamp = paint::make_stamp(path);
    REQUIRE(stamp);
    CHECK_THAT(stamp->content, Catch::Contains("\n0 0 0.333 0.333 re\n0.333 0 0.334 0.333 re\n"
                                               "0.667 0 0.333 0.333 re\n1 0 0.333 0.333 re\n"));
}

TEST_CASE("the band's three colours are stamps, its ground is not", "[paint][stamp]")
{
    const auto band = layout::woven_band(rect(-10, 100, 1200, 40), Points(590),
                                         layout::BandNeighbour::Other, layout::Theme());
    REQUIRE(band.size() == 4);
    CHECK(std::holds_alternative<layout::BoxItem>(band[0].what));
    for (std::size_t colour = 1; colour < 4; ++colour) {
        const auto* path = std::get_if<layout::PathItem>(&band[colour].what);
        REQUIRE(path);
        const auto stamp = paint::make_stamp(*path);
        REQUIRE(stamp);
        CHECK(lines(stamp->content) ==
              static_cast<std::ptrdiff_t>(path->segments.size() / 5 + 2)); // rg, re..., f
    }
}

TEST_CASE("Cairo draws what is not many filled rectangles", "[paint][stamp]")
{
    CHECK_FALSE(paint::make_stamp(squares(15)));

    auto outlined = squares(20);
    outlined.stroke = layout::Stroke{{}, Points(1)};
    CHECK_FALSE(paint::make_stamp(outlined));

    auto slanted = squares(20);
    slanted.segments[1].to.y = Points(3);
    CHECK_FALSE(paint::make_stamp(slanted));

    auto rounded = squares(20);
    rounded.segments[7].kind = Kind::Curve;
    CHECK_FALSE(paint::make_stamp(rounded));

    auto backward = squares(20); // Against the others it may be a hole.
    std::swap(backward.segments[0].to.x, backward.segments[1].to.x);
    std::swap(backward.segments[2].to.x, backward.segments[3].to.x);
    CHECK_FALSE(paint::make_stamp(backward));

    auto open = squares(20);
    open.segments.push_back({Kind::Move, {}, {}, {}});
    CHECK_FALSE(paint::make_stamp(open));
}

TEST_CASE("a QR code is a stamp in modules", "[paint][stamp][qr]")
{
    layout::QrItem qr;
    qr.box = rect(20, 30, 100, 100);
    qr.modules = 3;
    qr.dark = {1, 1, 0, 0, 0, 0, 1, 0, 1};
    qr.light_colour = {255, 255, 255};
    const auto stamp = paint::make_stamp(qr);
    REQUIRE(stamp);
    CHECK(stamp->width == 11);
    CHECK(stamp->height == 11);
    CHECK(stamp->content == "1.000000 1.000000 1.000000 rg\n0 0 11 11 re f\n"
                            "0.000000 0.000000 0.000000 rg\n"
                            "4 4 2 1 re\n4 6 1 1 re\n6 6 1 1 re\nf\n");
}
