#include "content/model/files.hpp"
#include "content/model/revision.hpp"
#include "kiosk/caretaker.hpp"
#include "tests/kiosk/visitor.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <poll.h>
#include <sys/stat.h>

#include <fstream>
#include <future>
#include <set>

namespace fs = std::filesystem;

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using content::Date;
using kiosk::Caretaker;
using kiosk::CaretakerInput;
using kiosk::Happening;
using kiosk::HappeningKind;
using kiosk::WallTime;
using layout::screens::Export;
using nlohmann::json;

constexpr auto long_enough = 100s;
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

/// What the service screen would say of an export.
std::optional<Export> exported(Caretaker& caretaker)
{
    caretaker.ask_export();
    REQUIRE(caretaker.wait_for_disk(long_enough));
    return caretaker.take_news(0s).exported;
}

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
        caretaker.turn(0s, {{3, 2, 40, 500}, 1});
        CHECK(caretaker.next_due() == 60s);
        caretaker.end();
    }
    const json status = office.status();
    CHECK(status["version"] == "0.1.0");
    CHECK(status["guide"] == "safe-migration-ntt");
    CHECK(status["pages_drawn"] == 7);
    CHECK(status["touches_stuck"] == 3);
    CHECK(status["touch_restarts"] == 2);
    CHECK(status["touches_bounced"] == 40);
    CHECK(status["touches_masked"] == 500);
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
    const std::string out = content::read_file(office.file("outbox/counters.jsonl"));
    const auto day = kiosk::DayCounts::parse(out.substr(0, out.find('\n')));
    REQUIRE(day);
    CHECK(day->day() == kiosk::CountedDay{2026y / 11 / 27, true});
    CHECK(day->count("languages", "mkn") == 6);
    CHECK(day->count("outcomes", "red") == 0);
    CHECK(out.find('\n') + 1 == out.size()); // Saturday is still running.
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
    const std::string out = content::read_file(office.file("outbox/counters.jsonl"));
    const auto day = kiosk::DayCounts::parse(out.substr(0, out.find('\n')));
    REQUIRE(day);
    CHECK(day->day() == kiosk::CountedDay{2026y / 11 / 27, true});
    CHECK(day->count("languages", "mkn") == 6);
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

TEST_CASE("a disk that refuses is a figure, and what was refused is written when there is room",
          "[kiosk][caretaker]")
{
    Office office;
    content::write_file(office.folder.path() / "state", "a file where the folder should be");
    Caretaker caretaker(office.input());
    REQUIRE(caretaker.wait_for_disk(long_enough));
    visit(caretaker, 5);
    caretaker.turn(0s, {});
    CHECK(exported(caretaker) == Export::Refused);
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

TEST_CASE("a disk that hangs stops neither the pages nor the technician's export",
          "[kiosk][caretaker]")
{
    const Office office;
    Caretaker caretaker(office.input());
    REQUIRE(caretaker.wait_for_disk(long_enough));
    const fs::path spool = office.file("counters/spool.jsonl");
    REQUIRE(mkfifo(spool.c_str(), 0600) == 0); // To read it waits for somebody who writes.
    const auto begin = steady_clock::now();
    caretaker.ask_export();
    caretaker.turn(0s, {});
    CHECK(caretaker.next_due() == 1s); // Not given more to do, and asked again soon.
    CHECK(steady_clock::now() - begin < 1s);
    CHECK_FALSE(caretaker.take_news(0s).exported); // "Saving."
    {
        const std::ofstream disk_is_back(spool);
    }
    REQUIRE(caretaker.wait_for_disk(long_enough));
    CHECK(caretaker.take_news(0s).exported == Export::Done);
}

namespace {

/// A technician's stick that answers when it is told to.
struct SlowStick {
    /// Lets the stick answer that the technician may come in.
    void answer() { answered->set_value(); }
    std::function<std::string(const kiosk::Config&)> reader() const
    {
        return [answered = answered, begun = begun](const kiosk::Config&) {
            begun->set_value();
            answered->get_future().wait();
            return std::string();
        };
    }
    std::shared_ptr<std::promise<void>> answered = std::make_shared<std::promise<void>>();
    std::shared_ptr<std::promise<void>> begun = std::make_shared<std::promise<void>>();
};

/// What it says when it has something to say.
kiosk::ServiceNews next_news(Caretaker& caretaker, kiosk::Moment now)
{
    pollfd waiting{caretaker.descriptor(), POLLIN, 0};
    REQUIRE(poll(&waiting, 1, 60'000) == 1);
    return caretaker.take_news(now);
}

} // namespace

TEST_CASE("while a technician's stick hangs, counts and health are written and the kiosk can end",
          "[kiosk][caretaker]")
{
    Office office;
    SlowStick stick;
    {
        CaretakerInput input = office.input();
        input.read_pass = stick.reader();
        Caretaker caretaker(input);
        REQUIRE(caretaker.wait_for_disk(long_enough));
        caretaker.ask_pass({}, 0s);
        REQUIRE(stick.begun->get_future().wait_for(long_enough) == std::future_status::ready);
        visit(caretaker, 6);
        caretaker.turn(0s, {});
        REQUIRE(caretaker.wait_for_disk(long_enough));
        CHECK(office.status()["pages_drawn"] == 6);
        // Touched once more: the second question does not pile up behind the first.
        caretaker.ask_pass({}, 1s);
        const auto news = next_news(caretaker, 1s);
        REQUIRE(news.pass);
        CHECK_THAT(news.pass->refusal, Catch::Matchers::Contains("pull out the stick"));
        caretaker.end();
    }
    CHECK_FALSE(kiosk::StateStore(office.file("")).state().boot.running);
    CHECK(kiosk::CounterStore(office.file("counters")).load()->count("languages", "mkn") == 6);
    stick.answer();
}

TEST_CASE("a stick that answers when the technician has gone opens nothing for the next visitor",
          "[kiosk][caretaker]")
{
    const Office office;
    CaretakerInput input = office.input();
    input.read_pass = [](const kiosk::Config&) { return std::string(); };
    Caretaker caretaker(input);
    caretaker.ask_pass({}, 5s);
    CHECK(next_news(caretaker, 15s).pass);
    caretaker.ask_pass({}, 20s);
    CHECK_FALSE(next_news(caretaker, 30001ms).pass);
    caretaker.ask_pass({}, 40s);
    caretaker.forget_pass();
    CHECK_FALSE(next_news(caretaker, 41s).pass);
}

TEST_CASE("a disk that never answers keeps the kiosk neither from starting nor from ending",
          "[kiosk][caretaker]")
{
    Office office;
    {
        Caretaker before(office.input());
        before.keep_calibration({1.02, 0, -0.01, 0, 0.98, 0.013, 0, 0, 1});
        visit(before, 2);
        before.end();
    }
    const fs::path today = office.file("counters/today.json");
    const std::string counted = content::read_file(today);
    fs::remove(today);
    REQUIRE(mkfifo(today.c_str(), 0600) == 0); // To read it waits for somebody who writes.
    const std::string stored = content::read_file(office.file("state.json"));
    CaretakerInput input = office.input();
    input.load_patience = 50ms;
    input.end_patience = 50ms;
    const auto begin = steady_clock::now();
    {
        Caretaker caretaker(input);
        CHECK_FALSE(caretaker.calibration());
        caretaker.turn(0s, {});
        caretaker.end();
    }
    CHECK(steady_clock::now() - begin < 60s); // Nobody has written.
    CHECK(content::read_file(office.file("state.json")) == stored);

    // A disk that only took long: then all that it remembers is there, and what was counted.
    input.end_patience = long_enough;
    Caretaker caretaker(input);
    visit(caretaker, 3);
    caretaker.turn(0s, {});
    CHECK(caretaker.next_due() == 1s);
    {
        std::ofstream disk_is_back(today);
        disk_is_back << counted;
    }
    REQUIRE(caretaker.wait_for_disk(long_enough));
    caretaker.turn(1s, {});
    CHECK(caretaker.take_news(1s).calibration == caretaker.calibration());
    CHECK(caretaker.calibration());
    fs::remove(today);
    caretaker.end();
    CHECK(kiosk::CounterStore(office.file("counters")).load()->count("languages", "mkn") == 5);
    CHECK(kiosk::StateStore(office.file("")).state().boot.starts == 2);
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
    const std::string out = content::read_file(office.file("outbox/counters.jsonl"));
    const auto day = kiosk::DayCounts::parse(out.substr(0, out.find('\n')));
    REQUIRE(day);
    CHECK(day->day() == kiosk::CountedDay{2026y / 11 / 27, true});
    CHECK(day->count("languages", "mkn") == 6); // Else three and three, both hidden.
    CHECK(out.find('\n') + 1 == out.size());
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
