#include "content/model/revision.hpp"
#include "tests/kiosk/office.hpp"

#include <catch2/catch.hpp>

#include <poll.h>
#include <set>

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using kiosk::Caretaker;
using kiosk::CaretakerInput;
using layout::screens::Export;
using support::exported;
using support::friday;
using support::long_enough;
using support::Office;
using support::visit;

} // namespace

TEST_CASE("a start, its minutes and its end are on the disk", "[kiosk][caretaker]")
{
    Office office;
    {
        Caretaker caretaker(office.input());
        REQUIRE(caretaker.wait_for_disk(long_enough));
        const auto started = kiosk::read_state(content::read_file(office.file("state.json")));
        REQUIRE(started);
        CHECK(started->boot == kiosk::BootStarts{"monday", 1, 0, true});
        CHECK(started->highest_time == friday);
        visit(caretaker, 7);
        caretaker.turn(0s, {{3, 2, 40, 500}, 1, 2});
        CHECK(caretaker.next_due() == 60s);
        caretaker.end();
    }
    const nlohmann::json status = office.status();
    CHECK(status["version"] == "0.1.0");
    CHECK(status["guide"] == "safe-migration-ntt");
    CHECK(status["pages_drawn"] == 7);
    CHECK(status["touches_stuck"] == 3);
    CHECK(status["touch_restarts"] == 2);
    CHECK(status["touches_bounced"] == 40);
    CHECK(status["touches_masked"] == 500);
    CHECK(status["touch_cells_masked"] == 1);
    CHECK(status["touch_panels"] == 2);
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
        REQUIRE(caretaker.wait_for_disk(long_enough));
        visit(caretaker, 2);
        caretaker.turn(0s, {});
    }
    Caretaker again(office.input());
    REQUIRE(again.wait_for_disk(long_enough));
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
    REQUIRE(caretaker.wait_for_disk(long_enough));
    caretaker.turn(0s, {});
    visit(caretaker, 1);
    caretaker.turn(59s, {});
    CHECK(caretaker.next_due() == 60s);
    REQUIRE(caretaker.wait_for_disk(long_enough));
    CHECK(office.status()["pages_drawn"] == 0);
    caretaker.turn(61s, {});
    CHECK(caretaker.next_due() == 121s);
    REQUIRE(caretaker.wait_for_disk(long_enough));
    CHECK(office.status()["pages_drawn"] == 1);
    CHECK(office.status()["up_seconds"] == 61);
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
    CHECK(exported(caretaker) == Export::Refused);
    CHECK(caretaker.day() == content::Date{2026y / 1 / 2});
    caretaker.end();
}

TEST_CASE("a start hashes no guide; the service screen asks for it and goes on meanwhile",
          "[kiosk][caretaker]")
{
    const Office office;
    Caretaker caretaker(office.input());
    REQUIRE(caretaker.wait_for_disk(long_enough));
    caretaker.turn(0s, {});
    REQUIRE(caretaker.wait_for_disk(long_enough));
    CHECK(office.status()["guide_hash"] == "");
    CHECK(caretaker.service_facts().guide_hash.empty()); // Not a moment's wait.
    pollfd waiting{caretaker.descriptor(), POLLIN, 0};
    REQUIRE(poll(&waiting, 1, 60'000) == 1);
    const auto news = caretaker.take_news(0s);
    REQUIRE(news.guide_hash);
    CHECK(*news.guide_hash == content::guide_hash(*support::RealGuide::get().guide));
    CHECK_FALSE(caretaker.take_news(0s).guide_hash);
    caretaker.turn(60s, {});
    REQUIRE(caretaker.wait_for_disk(long_enough));
    CHECK(office.status()["guide_hash"] == *news.guide_hash);
}

TEST_CASE("nobody but the kiosk and its group sees into the state folder", "[kiosk][caretaker]")
{
    Office office;
    {
        Caretaker caretaker(office.input());
        visit(caretaker, 6);
        caretaker.turn(0s, {});
        office.wall.now += 24h;
        caretaker.turn(24h, {});
        visit(caretaker, 6);
        CHECK(exported(caretaker) == Export::Done);
        caretaker.end();
    }
    std::set<std::string> seen;
    for (const auto& entry : fs::recursive_directory_iterator(office.file(""))) {
        INFO(entry.path());
        const auto allowed = entry.is_directory() ? fs::perms(0750) : fs::perms(0640);
        CHECK((entry.status().permissions() & ~allowed) == fs::perms::none);
        seen.insert(entry.path().filename().string());
    }
    CHECK((fs::status(office.file("")).permissions() & fs::perms::others_all) == fs::perms::none);
    CHECK(seen.contains("spool.jsonl"));
    const auto readable = fs::status(office.file("health/pelita.prom")).permissions();
    CHECK((readable & fs::perms::group_read) != fs::perms::none); // node_exporter's user.
}

TEST_CASE("a calibration is kept over starts, one that is not sane is none", "[kiosk][caretaker]")
{
    Office office;
    const kiosk::Calibration kept{1.02, 0, -0.01, 0, 0.98, 0.013, 0, 0, 1};
    {
        Caretaker caretaker(office.input());
        CHECK_FALSE(caretaker.calibration());
        caretaker.keep_calibration(kept);
        CHECK(caretaker.calibration() == kept);
        caretaker.end();
    }
    {
        Caretaker caretaker(office.input());
        CHECK(caretaker.calibration() == kept);
        caretaker.keep_calibration({0, 1, 0, 1, 0, 0, 0, 0, 1}); // Somebody's hand in the file.
        caretaker.end();
    }
    CHECK_FALSE(Caretaker(office.input()).calibration());
}
