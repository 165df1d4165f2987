#include "content/model/files.hpp"
#include "content/model/revision.hpp"
#include "kiosk/caretaker.hpp"
#include "tests/kiosk/visitor.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <csignal>
#include <sys/resource.h>

namespace fs = std::filesystem;

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using kiosk::Caretaker;
using kiosk::CaretakerInput;
using kiosk::Happening;
using kiosk::HappeningKind;
using kiosk::WallTime;
using layout::screens::Export;
using nlohmann::json;

const sys_seconds friday = sys_days{2026y / 11 / 27} + 12h;

/// A kiosk's state folder and its clock, over several starts.
struct Office {
    CaretakerInput input() const
    {
        CaretakerInput made;
        made.folder = folder.path() / "state";
        made.program = "pelita 0.1.0";
        made.guide = support::RealGuide::get().guide;
        made.boot_id = boot;
        made.wall_clock = [this] { return wall; };
        return made;
    }
    fs::path file(const std::string& name) const { return folder.path() / "state" / name; }
    json status() const { return json::parse(content::read_file(file("health/status.json"))); }

    support::TemporaryFolder folder;
    std::string boot = "monday";
    WallTime wall{friday, true};
};

void visit(Caretaker& caretaker, int times)
{
    for (int i = 0; i < times; ++i) {
        caretaker.happened({HappeningKind::LanguageChosen, "mkn", 0});
        caretaker.happened({HappeningKind::Touched, {}, 9});
        caretaker.page_drawn();
    }
}

} // namespace

TEST_CASE("a start, its minutes and its end are on the disk", "[kiosk][caretaker]")
{
    Office office;
    {
        Caretaker caretaker(office.input());
        const auto started = kiosk::read_state(content::read_file(office.file("state.json")));
        REQUIRE(started); // Before anything else happens.
        CHECK(started->boot == kiosk::BootStarts{"monday", 1, 0, true});
        CHECK(started->highest_time == friday);
        visit(caretaker, 7);
        caretaker.turn(0s, {3, 1});
        CHECK(caretaker.next_due() == 60s);
        caretaker.end();
    }
    const json status = office.status();
    CHECK(status["version"] == "0.1.0");
    CHECK(status["guide"] == "safe-migration-ntt");
    CHECK(status["pages_drawn"] == 7);
    CHECK(status["touches_stuck"] == 3);
    CHECK(status["touch_cells_masked"] == 1);
    CHECK(status["clock_trusted"] == true);
    CHECK(status["content_day"] == "2026-11-27");
    CHECK(status["disk_free_bytes"] > 0);
    CHECK(status["resident_bytes"] > 1'000'000);
    CHECK(fs::exists(office.file("health/pelita.prom")));
    const kiosk::StateStore store(office.file(""));
    CHECK(store.state().boot == kiosk::BootStarts{"monday", 1, 0, false});
    const auto today = kiosk::CounterStore(office.file("counters")).load();
    REQUIRE(today);
    CHECK(today->count("languages", "mkn") == 7);
}

TEST_CASE("a kiosk that was killed counts a crash and goes on with the day", "[kiosk][caretaker]")
{
    Office office;
    {
        Caretaker caretaker(office.input());
        visit(caretaker, 2);
        caretaker.turn(0s, {});
    }
    Caretaker again(office.input());
    visit(again, 3);
    again.turn(0s, {});
    again.end();
    CHECK(office.status()["boot_starts"] == 2);
    CHECK(office.status()["boot_crashes"] == 1);
    CHECK(kiosk::CounterStore(office.file("counters")).load()->count("languages", "mkn") == 5);
}

TEST_CASE("each minute there is something to do, and nothing between", "[kiosk][caretaker]")
{
    Office office;
    Caretaker caretaker(office.input());
    caretaker.turn(0s, {});
    visit(caretaker, 1);
    caretaker.turn(59s, {});
    CHECK(caretaker.next_due() == 60s);
    caretaker.export_counters(); // Waits for the worker.
    CHECK(office.status()["pages_drawn"] == 0);
    caretaker.turn(61s, {});
    CHECK(caretaker.next_due() == 121s);
    caretaker.export_counters();
    CHECK(office.status()["pages_drawn"] == 1);
    CHECK(office.status()["up_seconds"] == 61);
}

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
    CHECK(caretaker.export_counters() == Export::Done);
    const std::string out = content::read_file(office.file("outbox/counters.jsonl"));
    const auto day = kiosk::DayCounts::parse(out.substr(0, out.find('\n')));
    REQUIRE(day);
    CHECK(day->day() == kiosk::CountedDay{2026y / 11 / 27, true});
    CHECK(day->count("languages", "mkn") == 6);
    CHECK(day->count("outcomes", "red") == 0);
    CHECK(out.find('\n') + 1 == out.size()); // Saturday is still running.
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
    last.export_counters();
    const std::string out = content::read_file(office.file("outbox/counters.jsonl"));
    const auto day = kiosk::DayCounts::parse(out.substr(0, out.find('\n')));
    REQUIRE(day);
    CHECK_FALSE(day->day().trusted);
    CHECK(day->count("languages", "mkn") == 12);
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
    const content::Date later{floor<days>(friday + years{10})};
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
        caretaker.export_counters();
    }
    CHECK(generation() == 1);
    caretaker.turn(60min, {});
    caretaker.export_counters();
    CHECK(generation() == 2);
    CHECK(kiosk::StateStore(office.file("")).state().highest_time == friday + 60min);
}

TEST_CASE("a disk that refuses is a figure, and what was refused is written when there is room",
          "[kiosk][caretaker]")
{
    Office office;
    content::write_file(office.folder.path() / "state", "a file where the folder should be");
    Caretaker caretaker(office.input());
    visit(caretaker, 5);
    caretaker.turn(0s, {});
    CHECK(caretaker.export_counters() == Export::Refused);
    fs::remove(office.folder.path() / "state");
    kiosk::CaretakerInput input = office.input();
    fs::create_directories(input.folder / "health");
    fs::create_directories(input.folder / "counters");
    caretaker.turn(60s, {});
    caretaker.turn(120s, {});
    caretaker.end();
    CHECK(office.status()["state_write_errors"] > 2);
    CHECK(kiosk::StateStore(input.folder).state().boot.starts == 1);
    CHECK(kiosk::CounterStore(input.folder / "counters").load()->count("languages", "mkn") == 5);
}

TEST_CASE("without a folder the kiosk runs all the same", "[kiosk][caretaker]")
{
    Office office;
    CaretakerInput input = office.input();
    input.folder.clear();
    input.fixed_day = 2026y / 1 / 2;
    Caretaker caretaker(input);
    visit(caretaker, 5);
    caretaker.turn(0s, {});
    caretaker.turn(60s, {});
    CHECK(caretaker.export_counters() == Export::Refused);
    CHECK(caretaker.day() == content::Date{2026y / 1 / 2});
    CHECK(caretaker.service_facts().guide_hash.size() == 64);
    caretaker.end();
}
