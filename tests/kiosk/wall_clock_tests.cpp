#include "kiosk/wall_clock.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using content::Date;
using kiosk::TrustedTime;
using kiosk::WallTime;

constexpr Date built = 2026y / 11 / 20;
constexpr sys_seconds noon = sys_days{2026y / 11 / 27} + 12h;
constexpr auto ten_years = years{10};

} // namespace

TEST_CASE("a synchronised clock later than all before is trusted and remembered", "[kiosk][clock]")
{
    TrustedTime time({built}, {});
    CHECK_FALSE(time.is_trusted());
    CHECK(time.day() == built);
    time.look({noon, true});
    CHECK(time.is_trusted());
    CHECK(time.highest() == noon);
    CHECK(time.day() == Date{2026y / 11 / 27});
    time.look({noon, true}); // Twice within a second.
    CHECK(time.is_trusted());
}

TEST_CASE("a fact that holds until Friday is gone on Saturday's first minute in Kupang, not at "
          "eight in the morning",
          "[kiosk][clock]")
{
    TrustedTime time({built}, {});
    time.look({sys_days{2026y / 11 / 27} + 15h + 59min, true});
    CHECK(time.day() == Date{2026y / 11 / 27});
    time.look({sys_days{2026y / 11 / 27} + 16h, true});
    CHECK(time.day() == Date{2026y / 11 / 28});
}

TEST_CASE("what somebody in Kupang checked at seven this morning is not of a day to come",
          "[kiosk][clock]")
{
    TrustedTime time({2026y / 11 / 28}, {}); // `last_seen` of a guide with nothing older.
    time.look({sys_days{2026y / 11 / 27} + 23h, true});
    CHECK(time.is_trusted());
    CHECK(time.day() == Date{2026y / 11 / 28});
}

TEST_CASE("a clock ten years behind is not trusted, and the day stays", "[kiosk][clock]")
{
    for (const bool synchronised : {false, true}) {
        TrustedTime time({built}, noon);
        time.look({noon - ten_years, synchronised});
        CHECK_FALSE(time.is_trusted());
        CHECK(time.highest() == noon);
        CHECK(time.day() == Date{2026y / 11 / 27});
    }
}

TEST_CASE("a clock ten years ahead that nobody has set lets no fact expire", "[kiosk][clock]")
{
    TrustedTime time({built}, noon);
    time.look({noon + ten_years, false});
    CHECK_FALSE(time.is_trusted());
    CHECK(time.highest() == noon);
    CHECK(time.day() == Date{2026y / 11 / 27});
}

TEST_CASE("what has expired stays expired when the clock goes back", "[kiosk][clock]")
{
    TrustedTime time({built}, noon);
    const sys_seconds later = noon + ten_years;
    time.look({later, true});
    const Date day = time.day();
    CHECK(day == content::local_day(later));
    for (const auto back : {seconds(1), seconds(86400), seconds(315'000'000)}) {
        time.look({later - back, true});
        CHECK_FALSE(time.is_trusted());
        CHECK(time.day() == day);
    }
    // Also for the kiosk that is started after that, with the battery gone.
    TrustedTime next({built}, time.highest());
    next.look({sys_seconds{}, false});
    CHECK(next.day() == day);
}

TEST_CASE("content made after the highest time seen is the newest word on the day",
          "[kiosk][clock]")
{
    TrustedTime time({2027y / 3 / 1}, noon);
    time.look({noon + 24h, true});
    CHECK_FALSE(time.is_trusted()); // Before the content was made.
    CHECK(time.day() == Date{2027y / 3 / 1});
}

TEST_CASE(
    "a line that a laptop of the year 2030 wrote lets no fact expire where the clock is trusted",
    "[kiosk][clock]")
{
    const std::vector<Date> made{2025y / 3 / 1, built, 2030y / 1 / 1};
    TrustedTime time(made, {});
    CHECK(time.day() == Date{2030y / 1 / 1}); // Nothing says that it is wrong.
    time.look({noon, false});
    CHECK(time.day() == Date{2030y / 1 / 1});
    time.look({noon, true});
    CHECK(time.is_trusted());
    CHECK(time.day() == Date{2026y / 11 / 27});
    time.look({noon + 24h, false}); // The network is gone for the night.
    CHECK_FALSE(time.is_trusted());
    CHECK(time.day() == Date{2026y / 11 / 27});
    // A clock before all of the guide is wrong itself, whoever has set it.
    TrustedTime early(made, {});
    early.look({noon - ten_years, true});
    CHECK_FALSE(early.is_trusted());
    CHECK(early.highest() == sys_seconds{});
}

TEST_CASE("the machine's clock is read as it is", "[kiosk][clock]")
{
    const auto before = floor<seconds>(system_clock::now());
    const WallTime wall = kiosk::read_wall_time();
    CHECK(wall.now >= before);
    CHECK(wall.now <= system_clock::now());
}
