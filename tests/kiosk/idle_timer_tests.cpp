#include "kiosk/idle_timer.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace std::chrono_literals;
using kiosk::Idle;
using kiosk::IdleTimer;
using kiosk::Moment;

constexpr Moment start = 7s;

IdleTimer touched_at_start()
{
    IdleTimer timer(120s, 150s);
    timer.touched(start);
    return timer;
}

} // namespace

TEST_CASE("T10: an idle visitor is asked after 120 s and the visit ends after 150 s",
          "[kiosk][idle]")
{
    const IdleTimer timer = touched_at_start();
    CHECK(timer.state(start) == Idle::No);
    CHECK(timer.state(start + 119999ms) == Idle::No);
    CHECK(timer.state(start + 120s) == Idle::Ask);
    CHECK(timer.state(start + 149999ms) == Idle::Ask);
    CHECK(timer.state(start + 150s) == Idle::Reset);
    CHECK(timer.state(start + 24h) == Idle::Reset);
}

TEST_CASE("the countdown shows whole seconds, never more than 30 and never less than 0",
          "[kiosk][idle]")
{
    const IdleTimer timer = touched_at_start();
    CHECK(timer.seconds_left(start) == 30);
    CHECK(timer.seconds_left(start + 120s) == 30);
    CHECK(timer.seconds_left(start + 120001ms) == 30);
    CHECK(timer.seconds_left(start + 121s) == 29);
    CHECK(timer.seconds_left(start + 149s) == 1);
    CHECK(timer.seconds_left(start + 149999ms) == 1);
    CHECK(timer.seconds_left(start + 150s) == 0);
    CHECK(timer.seconds_left(start + 1h) == 0);
}

TEST_CASE("T10: one touch gives the whole time again", "[kiosk][idle]")
{
    IdleTimer timer = touched_at_start();
    timer.touched(start + 149s);
    CHECK(timer.state(start + 150s) == Idle::No);
    CHECK(timer.state(start + 149s + 120s) == Idle::Ask);
    CHECK(timer.seconds_left(start + 149s + 120s) == 30);
}

TEST_CASE("who wakes at every change sees the question, each second once, and the end",
          "[kiosk][idle]")
{
    const IdleTimer timer = touched_at_start();
    Moment now = start;
    std::vector<int> seconds;
    int turns = 0;
    while (timer.state(now) != Idle::Reset && turns < 100) {
        const Moment next = timer.next_change(now);
        REQUIRE(next > now);
        now = next;
        ++turns;
        if (timer.state(now) == Idle::Ask) {
            seconds.push_back(timer.seconds_left(now));
        }
    }
    CHECK(now == start + 150s);
    REQUIRE(seconds.size() == 30);
    for (int i = 0; i < 30; ++i) {
        CHECK(seconds[static_cast<std::size_t>(i)] == 30 - i);
    }
}

TEST_CASE("a late wake-up finds the next whole second", "[kiosk][idle]")
{
    const IdleTimer timer = touched_at_start();
    CHECK(timer.next_change(start + 120300ms) == start + 121s);
    CHECK(timer.next_change(start + 149999ms) == start + 150s);
    CHECK(timer.next_change(start + 200s) == start + 200s); // Overdue: now.
}
