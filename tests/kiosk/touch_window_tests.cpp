#include "tests/kiosk/touch_visit.hpp"

#include <catch2/catch.hpp>

#include <thread>

using namespace std::chrono_literals;
using support::nowhere;
using support::TouchVisit;

TEST_CASE("fingers go through a visit, and a palm on the glass stops none of them",
          "[kiosk][window][touch]")
{
    TouchVisit* const visit = TouchVisit::begin();
    if (visit == nullptr) {
        return;
    }
    visit->tap("language:id");
    visit->down(1, nowhere); // And stays there.
    visit->tap("open:topic/papers");
    visit->tap("next");
    visit->tap("home");
    visit->tap("help");
    CHECK(visit->tap_contrasts(20) == 20);
    visit->up(1);
    CHECK(visit->wrong_pixels() == 0);
}
