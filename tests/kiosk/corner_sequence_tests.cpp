#include "kiosk/corner_sequence.hpp"

#include "kiosk/calibration.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace {

using namespace std::chrono_literals;
using kiosk::CornerSequence;
using kiosk::Moment;
using layout::Point;
using layout::Points;

constexpr layout::Size panel{Points(1360), Points(765)};
constexpr Point left{Points(5), Points(9)};
constexpr Point right{Points(1355), Points(2)};
constexpr Point middle{Points(600), Points(300)};
const std::vector<Point> way{left, right, right, left, left, right};

/// How many of the touches, one each `pause`, were the end of the sequence.
int opened(CornerSequence& corners, const std::vector<Point>& touches, Moment begin, Moment pause)
{
    int times = 0;
    for (const Point at : touches) {
        times += corners.touched(at, begin) ? 1 : 0;
        begin += pause;
    }
    return times;
}

} // namespace

TEST_CASE("six touches on the upper corners in their order open the service", "[kiosk][service]")
{
    CornerSequence corners(panel);
    CHECK(opened(corners, way, 7s, 1s) == 1);
    CHECK(opened(corners, way, 60s, 1s) == 1);
}

TEST_CASE("no other order, no slow hand and no touch between opens it", "[kiosk][service]")
{
    CornerSequence corners(panel);
    for (std::size_t i = 0; i < way.size(); ++i) {
        auto other = way;
        other[i] = other[i] == left ? right : left;
        CHECK(opened(corners, other, 0s, 500ms) == 0);
        corners.forget();
        other = way;
        other.insert(other.begin() + static_cast<std::ptrdiff_t>(i), middle);
        CHECK(opened(corners, other, 0s, 500ms) == (i == 0 ? 1 : 0));
        corners.forget();
    }
    CHECK(opened(corners, way, 0s, 2100ms) == 0);
    corners.forget();
    const Point lower{Points(5), Points(760)};
    CHECK(opened(corners, {lower, right, right, left, left, right}, 0s, 1s) == 0);
}

TEST_CASE("who begins anew in the middle of the sequence gets in", "[kiosk][service]")
{
    CornerSequence corners(panel);
    std::vector<Point> touches{left, right, middle};
    touches.insert(touches.end(), way.begin(), way.end());
    CHECK(opened(corners, touches, 0s, 500ms) == 1);
    corners.forget();
    CHECK(opened(corners, {left, right, right, left}, 0s, 1s) == 0);
    corners.forget(); // The visit ended.
    CHECK(opened(corners, {left, right}, 4s, 1s) == 0);
}

TEST_CASE("whoever corrected the touch for another glass still gets in to undo it",
          "[kiosk][service][calibration]")
{
    CornerSequence corners(panel);
    auto moved = way;
    for (Point& at : moved) { // Inwards by the most that a correction may do.
        const auto shift = panel.width * kiosk::farthest_move;
        at.x = at.x < panel.width / 2 ? at.x + shift : at.x - shift;
        at.y = at.y + panel.height * kiosk::farthest_move;
    }
    CHECK(opened(corners, moved, 0s, 1s) == 1);
}
