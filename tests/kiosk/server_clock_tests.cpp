#include "kiosk/server_clock.hpp"

#include "kiosk/touch.hpp"
#include "tests/kiosk/visitor.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using kiosk::Moment;
using kiosk::ServerClock;

namespace {

constexpr std::uint32_t begun = 4'294'960'000; ///< Of the server: 7.3 s before it begins anew.
constexpr Moment calm = 500s;                  ///< The kiosk's clock then.

std::uint32_t server_at(Moment since)
{
    return begun + static_cast<std::uint32_t>(since.count());
}

} // namespace

TEST_CASE("an event that is read at once was felt then", "[kiosk][touch]")
{
    ServerClock clock;
    for (const Moment since : {0ms, 40ms, 5000ms, 9000ms, 3'600'000ms}) {
        CHECK(clock.felt(server_at(since), calm + since) == calm + since);
    }
}

TEST_CASE("events that are read together keep their distances", "[kiosk][touch]")
{
    ServerClock clock;
    clock.felt(server_at(0ms), calm);
    const Moment read = calm + 12s;
    CHECK(clock.felt(server_at(6s), read) == calm + 6s);
    CHECK(clock.felt(server_at(8s), read) == calm + 8s); // Over the server's new beginning.
    CHECK(clock.felt(server_at(12s), read) == read);
}

TEST_CASE("the first event was felt when it is read, and a lesser lag corrects it",
          "[kiosk][touch]")
{
    ServerClock clock;
    CHECK(clock.felt(server_at(0ms), calm + 2s) == calm + 2s);
    CHECK(clock.felt(server_at(10s), calm + 10s) == calm + 10s);
    CHECK(clock.felt(server_at(20s), calm + 21s) == calm + 20s);
}

TEST_CASE("a server whose clock stands or jumps is believed again at the next event",
          "[kiosk][touch]")
{
    ServerClock clock;
    clock.felt(server_at(0ms), calm);
    CHECK(clock.felt(server_at(1s), calm + 62s) == calm + 62s);
    CHECK(clock.felt(server_at(2s), calm + 63s) == calm + 63s);
    CHECK(clock.felt(server_at(90s), calm + 64s) == calm + 64s);
}

TEST_CASE("taps on a kiosk that stands still for some seconds mask no part of the glass",
          "[kiosk][touch]")
{
    const layout::Point button{layout::Points(100), layout::Points(100)};
    ServerClock clock;
    kiosk::Touch touch({layout::Points(800), layout::Points(600)});
    clock.felt(server_at(0ms), calm);
    const Moment read = calm + 9s;
    for (std::uint32_t tap = 0; tap < 40; ++tap) {
        const kiosk::ContactId finger{kiosk::ContactId::Source::Panel, 1, tap};
        const Moment down = 200ms * tap;
        touch.begin(finger, button, "home", clock.felt(server_at(down), read));
        touch.end(finger, clock.felt(server_at(down + 60ms), read));
    }
    CHECK_FALSE(touch.is_masked(button, read));
    CHECK(touch.counts().bounced == 0);
}
