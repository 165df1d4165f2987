#include "kiosk/panel_map.hpp"

#include <catch2/catch.hpp>

using kiosk::PanelMap;
using kiosk::PixelPoint;
using kiosk::Rotation;

namespace {

constexpr layout::screens::PanelPixels output{1920, 1080};
constexpr std::array all{Rotation::None, Rotation::Quarter, Rotation::Half,
                         Rotation::ThreeQuarters};

} // namespace

TEST_CASE("degrees name a rotation, others none", "[kiosk][panel]")
{
    CHECK(kiosk::rotation_of(0) == Rotation::None);
    CHECK(kiosk::rotation_of(90) == Rotation::Quarter);
    CHECK(kiosk::rotation_of(180) == Rotation::Half);
    CHECK(kiosk::rotation_of(270) == Rotation::ThreeQuarters);
    for (const int degrees : {-90, 1, 45, 360}) {
        CHECK_FALSE(kiosk::rotation_of(degrees));
    }
}

TEST_CASE("a panel that hangs upright has an upright page", "[kiosk][panel]")
{
    CHECK(PanelMap(output, Rotation::None).page().width == 1920);
    CHECK(PanelMap(output, Rotation::Half).page().width == 1920);
    CHECK(PanelMap(output, Rotation::Quarter).page().width == 1080);
    CHECK(PanelMap(output, Rotation::ThreeQuarters).page().height == 1920);
}

TEST_CASE("turned clockwise, the page's first corner goes round the output", "[kiosk][panel]")
{
    const auto corner = [](Rotation rotation) {
        return PanelMap(output, rotation).page_to_output({0, 0});
    };
    CHECK(corner(Rotation::None) == PixelPoint{0, 0});
    CHECK(corner(Rotation::Quarter) == PixelPoint{1919, 0});
    CHECK(corner(Rotation::Half) == PixelPoint{1919, 1079});
    CHECK(corner(Rotation::ThreeQuarters) == PixelPoint{0, 1079});
}

TEST_CASE("a touch lands on the pixel that is under the finger", "[kiosk][panel]")
{
    for (const Rotation rotation : all) {
        const PanelMap map(output, rotation);
        const auto page = map.page();
        for (int x = 0; x < page.width; x += 97) {
            for (int y = 0; y < page.height; y += 89) {
                const PixelPoint seen = map.page_to_output({x, y});
                REQUIRE(seen.x >= 0);
                REQUIRE(seen.x < output.width);
                REQUIRE(seen.y >= 0);
                REQUIRE(seen.y < output.height);
                const auto touched = map.touch_to_page(seen.x + 0.5, seen.y + 0.5);
                REQUIRE(touched[0] == Approx(x + 0.5));
                REQUIRE(touched[1] == Approx(y + 0.5));
            }
        }
    }
}

TEST_CASE("a calibration sets the panel right, not the mouse", "[kiosk][panel]")
{
    // It reports 5 % too far right, and a tenth of its height too high.
    const PanelMap map(output, Rotation::None, {1, 0, -0.05, 0, 1, 0.1, 0, 0, 1});
    CHECK(map.touch_to_page(1056, 540)[0] == Approx(960));
    CHECK(map.touch_to_page(1056, 540)[1] == Approx(648));
    CHECK(map.mouse_to_page(1056, 540)[0] == Approx(1056));
    // Mounted the other way round, on an upright page.
    const PanelMap turned(output, Rotation::Quarter, {-1, 0, 1, 0, -1, 1, 0, 0, 1});
    CHECK(turned.touch_to_page(1920, 1080)[0] == Approx(0));
    CHECK(turned.touch_to_page(1920, 1080)[1] == Approx(1920));
}
