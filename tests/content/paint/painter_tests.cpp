#include "content/paint/painter.hpp"

#include "tests/content/paint/pixels.hpp"

#include <catch2/catch.hpp>

using layout::PathSegment;
using layout::Points;
using support::at;
using support::rect;

namespace {

constexpr layout::Colour nila{0x12, 0x1E, 0x42};
constexpr layout::Colour kunyit{0xFF, 0xC6, 0x29};

paint::Pixmap pixels_of(const layout::DisplayList& list, double pixels_per_point = 1)
{
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    return paint::rasterise(list, pixels_per_point, painter);
}

} // namespace

TEST_CASE("a sheet begins white and later items cover earlier ones", "[paint]")
{
    auto list = support::square_sheet(20);
    support::add(list, layout::BoxItem{rect(0, 0, 20, 10), nila, std::nullopt, {}});
    support::add(list, layout::BoxItem{rect(5, 5, 5, 5), kunyit, std::nullopt, {}});
    const auto pixmap = pixels_of(list);
    CHECK(pixmap.width == 20);
    CHECK(at(pixmap, 0, 0) == 0x121E42);
    CHECK(at(pixmap, 7, 7) == 0xFFC629);
    CHECK(at(pixmap, 7, 15) == 0xFFFFFF);
}

TEST_CASE("rounded corners leave the ground free and the middle full", "[paint]")
{
    auto list = support::square_sheet(40);
    support::add(list, layout::BoxItem{rect(0, 0, 40, 40), nila, std::nullopt, Points(15)});
    const auto pixmap = pixels_of(list);
    CHECK(at(pixmap, 1, 1) == 0xFFFFFF);
    CHECK(at(pixmap, 38, 38) == 0xFFFFFF);
    CHECK(at(pixmap, 20, 0) == 0x121E42);
    CHECK(at(pixmap, 20, 20) == 0x121E42);
}

TEST_CASE("a radius larger than the box makes a disc, not a knot", "[paint]")
{
    auto list = support::square_sheet(40);
    support::add(list, layout::BoxItem{rect(0, 0, 40, 40), nila, std::nullopt, Points(500)});
    const auto pixmap = pixels_of(list);
    CHECK(at(pixmap, 20, 20) == 0x121E42);
    CHECK(at(pixmap, 3, 3) == 0xFFFFFF);
}

TEST_CASE("an outline lies half inside and half outside its box", "[paint]")
{
    auto list = support::square_sheet(40);
    const layout::Stroke line{nila, Points(4), false};
    support::add(list, layout::BoxItem{rect(10, 10, 20, 20), std::nullopt, line, {}});
    const auto pixmap = pixels_of(list);
    CHECK(at(pixmap, 20, 8) == 0x121E42);
    CHECK(at(pixmap, 20, 11) == 0x121E42);
    CHECK(at(pixmap, 20, 13) == 0xFFFFFF);
    CHECK(at(pixmap, 20, 6) == 0xFFFFFF);
}

TEST_CASE("round caps reach past the end of a line and butt caps do not", "[paint]")
{
    using Kind = PathSegment::Kind;
    for (const bool round : {true, false}) {
        auto list = support::square_sheet(40);
        support::add(list, layout::PathItem{{{Kind::Move, {}, {}, {Points(10), Points(20)}},
                                             {Kind::Line, {}, {}, {Points(30), Points(20)}}},
                                            std::nullopt,
                                            layout::Stroke{nila, Points(8), round}});
        const auto pixmap = pixels_of(list);
        CHECK(at(pixmap, 20, 20) == 0x121E42);
        CHECK((at(pixmap, 32, 20) == 0x121E42) == round);
    }
}

TEST_CASE("curves bulge to where their control points pull them", "[paint]")
{
    using Kind = PathSegment::Kind;
    auto list = support::square_sheet(40);
    const layout::PathSegment bow{
        Kind::Curve, {Points(0), Points(0)}, {Points(40), Points(0)}, {Points(40), Points(40)}};
    support::add(
        list, layout::PathItem{
                  {{Kind::Move, {}, {}, {Points(0), Points(40)}}, bow, {Kind::Close, {}, {}, {}}},
                  kunyit,
                  std::nullopt});
    const auto pixmap = pixels_of(list);
    CHECK(at(pixmap, 20, 12) == 0xFFC629); // The curve's top is at y = 10.
    CHECK(at(pixmap, 20, 7) == 0xFFFFFF);
}

TEST_CASE("points become pixels at the density asked for", "[paint]")
{
    auto list = support::square_sheet(10);
    support::add(list, layout::BoxItem{rect(5, 0, 5, 10), nila, std::nullopt, {}});
    const auto pixmap = pixels_of(list, 4);
    CHECK(pixmap.width == 40);
    CHECK(pixmap.height == 40);
    CHECK(at(pixmap, 19, 20) == 0xFFFFFF);
    CHECK(at(pixmap, 20, 20) == 0x121E42);
}

TEST_CASE("dark QR modules that touch leave no hairline between them", "[paint][qr]")
{
    auto list = support::square_sheet(50);
    layout::QrItem qr;
    qr.box = rect(1.3, 1.7, 43, 43); // Modules of 3.9 px: edges lie between pixels.
    qr.modules = 3;
    qr.dark.assign(9, 1);
    qr.light_colour = {255, 255, 255};
    support::add(list, qr, layout::Role::Qr);
    const auto pixmap = pixels_of(list);
    for (int y = 18; y < 28; ++y) {
        for (int x = 18; x < 28; ++x) {
            CHECK(at(pixmap, x, y) == 0x000000);
        }
    }
    CHECK(at(pixmap, 10, 22) == 0xFFFFFF);
}
