#include "kiosk/display_care.hpp"
#include "kiosk/touch.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <set>

namespace {

using namespace std::chrono_literals;
using kiosk::DisplayCare;
using kiosk::Moment;
using kiosk::Panel;

} // namespace

TEST_CASE("a panel that nobody touches is dim after 30 minutes and off after 3 hours",
          "[kiosk][display]")
{
    DisplayCare care;
    CHECK_FALSE(care.touched(5min));
    CHECK(care.look(35min - 1ms, true).panel == Panel::Bright);
    CHECK(care.look(35min, true).panel == Panel::Dim);
    CHECK(care.look(185min - 1ms, true).panel == Panel::Dim);
    CHECK(care.look(185min, true).panel == Panel::Off);
}

TEST_CASE("a touch wakes the panel; one on a dark panel does nothing else", "[kiosk][display]")
{
    DisplayCare care;
    CHECK_FALSE(care.touched(2h)); // Dim: what can be seen can be chosen.
    CHECK(care.look(2h, true).panel == Panel::Bright);
    CHECK(care.touched(2h + 3h));
    CHECK(care.look(5h, true).panel == Panel::Bright);
    CHECK(care.touched(5h + 1s - 1ms)); // The panel is only getting bright.
    CHECK_FALSE(care.touched(5h + 1s));
}

TEST_CASE("the picture moves each hour by at most 4 pixels and comes to every place around",
          "[kiosk][display]")
{
    DisplayCare care;
    std::set<std::pair<int, int>> places;
    auto last = care.look(Moment(0), true);
    CHECK(std::pair(last.shift_x, last.shift_y) == std::pair(0, 0));
    for (int hour = 0; hour < 48; ++hour) {
        const auto look = care.look(std::chrono::hours(hour), true);
        CHECK(std::abs(look.shift_x) <= 4);
        CHECK(std::abs(look.shift_y) <= 4);
        if (hour > 0) {
            CHECK(std::pair(look.shift_x, look.shift_y) != std::pair(last.shift_x, last.shift_y));
        }
        places.insert({look.shift_x, look.shift_y});
        last = look;
    }
    CHECK(places.size() == 9);
}

TEST_CASE("during a visit nothing moves under the visitor's finger", "[kiosk][display]")
{
    DisplayCare care;
    const auto before = care.look(59min, true);
    care.touched(59min);
    const auto visit = care.look(61min, false);
    CHECK(std::pair(visit.shift_x, visit.shift_y) == std::pair(before.shift_x, before.shift_y));
    const auto after = care.look(62min, true);
    CHECK(std::pair(after.shift_x, after.shift_y) != std::pair(before.shift_x, before.shift_y));
}

TEST_CASE("the kiosk is told when to look at its panel again", "[kiosk][display]")
{
    DisplayCare care;
    care.touched(10min);
    CHECK(care.next_change(10min) == 40min);
    CHECK(care.next_change(40min) == 60min);
    CHECK(care.next_change(60min) == 120min);
    CHECK(care.next_change(180min) == 190min);
    CHECK(care.next_change(190min) == 240min);
}

TEST_CASE("a ghost is known before it lights the panel; a finger elsewhere is none",
          "[kiosk][display][touch]")
{
    using layout::Points;
    kiosk::Touch touch({Points(1000), Points(600)});
    const layout::Point wet{Points(100), Points(100)};
    kiosk::Moment now{0};
    for (std::uint32_t i = 0; i < 40; ++i, now += 10ms) {
        const kiosk::ContactId contact{kiosk::ContactId::Source::Panel, 1, i};
        touch.begin(contact, wet, "", now);
        touch.end(contact, now + 5ms);
    }
    CHECK(touch.is_masked(wet, now));
    CHECK_FALSE(touch.is_masked({Points(700), Points(400)}, now));
    CHECK_FALSE(touch.is_masked(wet, now + 1h)); // It has dried.
}

TEST_CASE(
    "a ghost of a wet panel that lights it at night has it switched off again, a hand does not",
    "[kiosk][display]")
{
    DisplayCare care;
    care.touched(0s);
    const auto night = 4h;
    REQUIRE(care.look(night, true).panel == Panel::Off);
    CHECK(care.lit(kiosk::Believed::No, night) == Panel::Off);
    CHECK(care.look(night, true).panel == Panel::Off);
    CHECK(care.lit(kiosk::Believed::Yes, night) == Panel::Bright);
    CHECK(care.look(night + 1s, true).panel == Panel::Bright);
}

TEST_CASE(
    "T18: a panel that ghosts light all night is put out each five seconds, and stays out when "
    "they end",
    "[kiosk][display]")
{
    DisplayCare care;
    care.touched(0s);
    const auto night = 4h;
    int flashes = 0;
    bool is_lit = false;
    for (kiosk::Moment now = night; now < night + 60s; now += 30ms) {
        is_lit = care.lit(kiosk::Believed::No, now) != Panel::Off;
        flashes += is_lit ? 0 : 1;
        CHECK_FALSE((care.take_darkening(now) && is_lit));
    }
    CHECK(flashes <= 13);
    CHECK(flashes >= 12);
    REQUIRE(is_lit);
    const kiosk::Moment due = care.next_change(night + 60s);
    CHECK(due <= night + 65s);
    CHECK(care.take_darkening(due));
    CHECK_FALSE(care.take_darkening(due));
    CHECK(care.lit(kiosk::Believed::No, due) == Panel::Off);
}
