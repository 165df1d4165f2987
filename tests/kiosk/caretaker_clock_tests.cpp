#include "content/model/revision.hpp"
#include "tests/kiosk/office.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using content::Date;
using kiosk::Caretaker;
using kiosk::CaretakerInput;
using kiosk::HappeningKind;
using layout::screens::Export;
using support::exported;
using support::friday;
using support::long_enough;
using support::Office;
using support::visit;

} // namespace

TEST_CASE(
    "midnight closes the day, and an export has only days that are over, without small counts",
    "[kiosk][caretaker]")
{
    Office office;
    Caretaker caretaker(office.input());
    visit(caretaker, 6);
    caretaker.happened({HappeningKind::OutcomeReached, "red", 0});
    office.wall.now += 24h;
    caretaker.turn(24h, {});
    visit(caretaker, 8);
    CHECK(exported(caretaker) == Export::Done);
    const auto [day, days] = office.exported_days();
    CHECK(day.day() == kiosk::CountedDay{2026y / 11 / 27, true});
    CHECK(day.count("languages", "mkn") == 6);
    CHECK(day.count("outcomes", "red") == 0);
    CHECK(days == 1); // Saturday is still running.
}

TEST_CASE("visits of an evening and of the next morning in Kupang are of two days",
          "[kiosk][caretaker][clock]")
{
    Office office;
    office.wall.now = sys_days{2026y / 11 / 27} + 15h + 59min; // 23:59 WITA
    Caretaker caretaker(office.input());
    visit(caretaker, 6);
    CHECK(caretaker.day() == content::Date{2026y / 11 / 27});
    office.wall.now += 1min;
    caretaker.turn(60s, {});
    CHECK(caretaker.day() == content::Date{2026y / 11 / 28});
    CHECK(exported(caretaker) == Export::Done);
    const auto [day, days] = office.exported_days();
    CHECK(day.day() == kiosk::CountedDay{2026y / 11 / 27, true});
    CHECK(day.count("languages", "mkn") == 6);
}

TEST_CASE("without a trusted clock a day ends with the machine's boot", "[kiosk][caretaker]")
{
    Office office;
    office.wall = {sys_days{1970y / 1 / 1} + 5s, false};
    for (const char* boot : {"monday", "monday", "tuesday"}) {
        office.boot = boot;
        Caretaker caretaker(office.input());
        visit(caretaker, 6);
        caretaker.end();
    }
    Caretaker last(office.input());
    exported(last);
    const auto [day, days] = office.exported_days();
    CHECK_FALSE(day.day().trusted);
    CHECK(day.count("languages", "mkn") == 12);
}

TEST_CASE("the day that counts never goes back, whatever the clock says at the next start",
          "[kiosk][caretaker][clock]")
{
    Office office;
    const auto day_at = [&](sys_seconds now, bool synchronised) {
        office.wall = {now, synchronised};
        Caretaker caretaker(office.input());
        caretaker.end();
        return caretaker.day();
    };
    const content::Date built = content::revision_date(*support::RealGuide::get().guide);
    CHECK(day_at(friday + years{10}, false) == built); // Nobody has set it.
    CHECK(day_at(friday, true) == content::Date{2026y / 11 / 27});
    CHECK(day_at(friday - years{10}, true) == content::Date{2026y / 11 / 27});
    CHECK(day_at(friday + years{10}, false) == content::Date{2026y / 11 / 27});
    const content::Date later = content::local_day(friday + years{10});
    CHECK(day_at(friday + years{10}, true) == later);
    CHECK(day_at(friday, true) == later);
}

TEST_CASE("the highest time seen is written each hour, not each minute",
          "[kiosk][caretaker][clock]")
{
    Office office;
    Caretaker caretaker(office.input());
    const auto generation = [&] { return kiosk::StateStore(office.file("")).state().generation; };
    for (int minute = 0; minute < 60; ++minute) {
        caretaker.turn(minutes(minute), {});
        office.wall.now += 1min;
        REQUIRE(caretaker.wait_for_disk(long_enough));
    }
    CHECK(generation() == 1);
    caretaker.turn(60min, {});
    REQUIRE(caretaker.wait_for_disk(long_enough));
    CHECK(generation() == 2);
    CHECK(kiosk::StateStore(office.file("")).state().highest_time == friday + 60min);
}

TEST_CASE("what a laptop of the year 2030 confirmed stays disbelieved when the kiosk starts anew "
          "before its clock is set",
          "[kiosk][caretaker][clock]")
{
    Office office;
    auto guide = std::make_shared<content::Guide>(*support::RealGuide::get().guide);
    guide->agencies.published = 2030y / 1 / 1;
    CaretakerInput input = office.input();
    input.guide = guide;
    {
        Caretaker caretaker(input);
        CHECK(caretaker.day() == Date{2026y / 11 / 27});
    }
    office.wall = {sys_seconds{}, false};
    Caretaker again(input);
    CHECK(again.day() == Date{2026y / 11 / 27}); // Else each fact would have expired.
}

TEST_CASE("a clock that is set a minute after the start does not cut the day in two",
          "[kiosk][caretaker][clock]")
{
    Office office;
    office.wall.synchronised = false;
    Caretaker caretaker(office.input());
    visit(caretaker, 3);
    caretaker.turn(0s, {});
    office.wall = {friday + 1min, true};
    caretaker.turn(60s, {});
    visit(caretaker, 3);
    office.wall = {friday + 24h, false}; // And the network is gone the next day.
    caretaker.turn(24h, {});
    CHECK(exported(caretaker) == Export::Done);
    const auto [day, days] = office.exported_days();
    CHECK(day.day() == kiosk::CountedDay{2026y / 11 / 27, true});
    CHECK(day.count("languages", "mkn") == 6); // Else three and three, both hidden.
    CHECK(days == 1);
}
