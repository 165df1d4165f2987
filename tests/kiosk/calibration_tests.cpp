#include "kiosk/calibration.hpp"
#include "kiosk/panel_map.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

namespace {

using kiosk::apply;
using kiosk::Calibration;
using kiosk::corrected;
using kiosk::no_calibration;
using kiosk::UnitPoint;

const std::vector<UnitPoint> crosses{{0.12, 0.12}, {0.88, 0.12}, {0.88, 0.88}, {0.12, 0.88}};

/// Where a panel that is wrong in this way reports the crosses.
std::vector<UnitPoint> touched_on(const Calibration& wrong)
{
    std::vector<UnitPoint> touched;
    for (const UnitPoint cross : crosses) {
        touched.push_back(apply(wrong, cross));
    }
    return touched;
}

const Calibration shifted_and_stretched{1.03, 0.01, -0.02, -0.005, 0.97, 0.03, 0, 0, 1};

} // namespace

TEST_CASE("after a correction fingers land where they are put", "[kiosk][calibration]")
{
    const auto found = corrected(no_calibration, touched_on(shifted_and_stretched), crosses);
    REQUIRE(found);
    for (const UnitPoint at : {UnitPoint{0, 0}, {1, 0}, {0.5, 0.5}, {0.3, 0.9}}) {
        const UnitPoint seen = apply(*found, apply(shifted_and_stretched, at));
        CHECK(seen.x == Approx(at.x).margin(1e-9));
        CHECK(seen.y == Approx(at.y).margin(1e-9));
    }
}

TEST_CASE("a second correction builds on the first", "[kiosk][calibration]")
{
    const auto first = corrected(no_calibration, touched_on(shifted_and_stretched), crosses);
    REQUIRE(first);
    // The panel has aged: the corrected fingers are off again by a hundredth.
    const Calibration aged{1, 0, 0.01, 0, 1, -0.01, 0, 0, 1};
    const auto second = corrected(*first, touched_on(aged), crosses);
    REQUIRE(second);
    const UnitPoint raw = apply(shifted_and_stretched, {0.4, 0.6}); // As the hardware reports it.
    const UnitPoint before = apply(*first, raw);
    const UnitPoint after = apply(*second, raw);
    CHECK(after.x - before.x == Approx(-0.01).margin(1e-9));
    CHECK(after.y - before.y == Approx(0.01).margin(1e-9));
}

TEST_CASE("fingers that shake are averaged", "[kiosk][calibration]")
{
    auto touched = touched_on({1, 0, 0.02, 0, 1, 0, 0, 0, 1});
    touched[0].x += 0.008;
    touched[2].y -= 0.008;
    const auto found = corrected(no_calibration, touched, crosses);
    REQUIRE(found);
    CHECK(apply(*found, {0.52, 0.5}).x == Approx(0.5).margin(0.003));
}

TEST_CASE("what would move a place by more than a tenth of a side is refused",
          "[kiosk][calibration]")
{
    for (const Calibration& wrong :
         {Calibration{1, 0, 0.15, 0, 1, 0, 0, 0, 1}, Calibration{0, 1, 0, 1, 0, 0, 0, 0, 1},
          Calibration{-1, 0, 1, 0, 1, 0, 0, 0, 1}, Calibration{1, 0, 0, 0, 0.5, 0, 0, 0, 1}}) {
        CHECK_FALSE(corrected(no_calibration, touched_on(wrong), crosses));
        CHECK_FALSE(kiosk::is_sane(wrong));
    }
    // Nor in two steps.
    const Calibration tenth{1, 0, 0.08, 0, 1, 0, 0, 0, 1};
    const auto first = corrected(no_calibration, touched_on(tenth), crosses);
    REQUIRE(first);
    CHECK_FALSE(corrected(*first, touched_on(tenth), crosses));
}

TEST_CASE("touches that are no measurement are refused", "[kiosk][calibration]")
{
    std::vector<UnitPoint> touched = crosses;
    touched[3] = {0.2, 0.8}; // Beside its cross.
    CHECK_FALSE(corrected(no_calibration, touched, crosses));
    const std::vector<UnitPoint> one(4, UnitPoint{0.5, 0.5}); // Four times the same place.
    CHECK_FALSE(corrected(no_calibration, one, crosses));
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(kiosk::is_sane({nothing, 0, 0, 0, 1, 0, 0, 0, 1}));
    CHECK_FALSE(kiosk::is_sane({1, 0, 0, 0, 1, 0, 0, 0, 0}));
    CHECK_FALSE(kiosk::is_sane({1, 0, 0, 0, 1, 0, -2, 0, 1}));
    CHECK(kiosk::is_sane(no_calibration));
}

TEST_CASE("a place of a turned page is found on the output again", "[kiosk][calibration]")
{
    using kiosk::Rotation;
    for (const Rotation rotation :
         {Rotation::None, Rotation::Quarter, Rotation::Half, Rotation::ThreeQuarters}) {
        const kiosk::PanelMap map({1366, 768}, rotation);
        const auto page = map.mouse_to_page(300, 200);
        const UnitPoint at = map.page_to_unit(page[0], page[1]);
        CHECK(at.x * 1366 == Approx(300));
        CHECK(at.y * 768 == Approx(200));
    }
}
