#include "content/model/files.hpp"
#include "kiosk/counters.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <sstream>

namespace fs = std::filesystem;

namespace {

using namespace std::chrono;
using kiosk::CountedDay;
using kiosk::CounterStore;
using kiosk::DayCounts;
using kiosk::Happening;
using kiosk::HappeningKind;

constexpr CountedDay friday{2026y / 11 / 27, true};
constexpr CountedDay saturday{2026y / 11 / 28, true};

void add(DayCounts& counts, HappeningKind kind, const std::string& name, int times)
{
    for (int i = 0; i < times; ++i) {
        counts.add({kind, name, 0});
    }
}

DayCounts some_day(const CountedDay& day, int visits)
{
    DayCounts counts(day);
    add(counts, HappeningKind::LanguageChosen, "mkn", visits);
    add(counts, HappeningKind::PageShown, "home", visits);
    add(counts, HappeningKind::VisitFinished, "", visits);
    for (int i = 0; i < visits; ++i) {
        counts.add({HappeningKind::Touched, {}, 27});
    }
    return counts;
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

} // namespace

TEST_CASE("a day's counts are sums by name and come back from their line", "[kiosk][counters]")
{
    DayCounts counts = some_day(friday, 7);
    add(counts, HappeningKind::OutcomeReached, "red", 2);
    add(counts, HappeningKind::LookUpUsed, "", 3);
    add(counts, HappeningKind::NoVoice, "", 4);
    add(counts, HappeningKind::VisitLeft, "", 5);
    add(counts, HappeningKind::CornersTouched, "", 1);
    CHECK(counts.count("languages", "mkn") == 7);
    CHECK(counts.count("outcomes", "red") == 2);
    CHECK(counts.count("uses", "look-up") == 3);
    CHECK(counts.count("uses", "no-voice") == 4);
    CHECK(counts.count("ends", "left") == 5);
    CHECK(counts.count("ends", "finished") == 7);
    CHECK(counts.touches(27) == 7);
    CHECK(counts.touches(28) == 0);
    const auto again = DayCounts::parse(counts.line());
    REQUIRE(again);
    CHECK(*again == counts);
    CHECK(counts.line().find('\n') == std::string::npos);
    for (const char* other : {"", "{}", "[]", "{\"day\":\"2026\"}", "{\"day\":1}"}) {
        CHECK_FALSE(DayCounts::parse(other));
    }
}

TEST_CASE("an export hides every count under five", "[kiosk][counters]")
{
    DayCounts counts(friday);
    add(counts, HappeningKind::OutcomeReached, "red", 4);
    add(counts, HappeningKind::OutcomeReached, "green", 5);
    add(counts, HappeningKind::LanguageChosen, "mkn", 1);
    counts.add({HappeningKind::Touched, {}, 63});
    const DayCounts shown = counts.without_small_counts();
    CHECK(shown.count("outcomes", "red") == 0);
    CHECK(shown.count("outcomes", "green") == 5);
    CHECK(shown.count("languages", "mkn") == 0);
    CHECK(shown.touches(63) == 0);
    // Not even that somebody was there.
    CHECK(shown.line().find("red") == std::string::npos);
    CHECK(shown.line().find("mkn") == std::string::npos);
}

TEST_CASE("the running day survives a restart, a day that is over goes into the spool once",
          "[kiosk][counters]")
{
    const support::TemporaryFolder folder;
    {
        CounterStore store(folder.path());
        CHECK_FALSE(store.load());
        store.save(some_day(friday, 6));
    }
    CounterStore store(folder.path());
    REQUIRE(store.load());
    CHECK(*store.load() == some_day(friday, 6));
    store.close(some_day(friday, 8));
    // Killed here, before the next day is saved: Friday must not be counted twice.
    CHECK_FALSE(CounterStore(folder.path()).load());
    store.save(some_day(saturday, 9));
    CHECK(*CounterStore(folder.path()).load() == some_day(saturday, 9));
    const auto lines = lines_of(content::read_file(folder.path() / "spool.jsonl"));
    REQUIRE(lines.size() == 1);
    CHECK(DayCounts::parse(lines.front()) == some_day(friday, 8));
    CHECK(store.exported() == some_day(friday, 8).line() + "\n");
}

TEST_CASE("the spool never grows over its bound: the oldest days go", "[kiosk][counters]")
{
    const support::TemporaryFolder folder;
    constexpr std::uintmax_t most = 8000;
    CounterStore store(folder.path(), most);
    for (int day = 0; day < 100; ++day) {
        store.close(some_day({content::plus_days(friday.date, day), true}, 6));
        REQUIRE(fs::file_size(folder.path() / "spool.jsonl") <= most);
    }
    const auto lines = lines_of(store.exported());
    CHECK(lines.size() > 20);
    CHECK(DayCounts::parse(lines.back())->day().date == content::plus_days(friday.date, 99));
    for (std::size_t i = 1; i < lines.size(); ++i) { // None is missing between.
        CHECK(DayCounts::parse(lines[i])->day().date ==
              content::plus_days(DayCounts::parse(lines[i - 1])->day().date, 1));
    }
}

TEST_CASE("days that the disk refused are written when it takes them again", "[kiosk][counters]")
{
    const support::TemporaryFolder folder;
    const fs::path later = folder.path() / "counters";
    CounterStore store(later);
    CHECK_THROWS_AS(store.close(some_day(friday, 6)), content::FileError);
    CHECK_THROWS_AS(store.close(some_day(saturday, 7)), content::FileError);
    CHECK(store.exported().empty());
    fs::create_directories(later);
    store.save(some_day({2026y / 11 / 29, true}, 1));
    CHECK(lines_of(store.exported()).size() == 2);
    CHECK(*CounterStore(later).load() == some_day({2026y / 11 / 29, true}, 1));
}

TEST_CASE("a line of the spool that is damaged costs that day alone", "[kiosk][counters]")
{
    const support::TemporaryFolder folder;
    CounterStore store(folder.path());
    store.close(some_day(friday, 6));
    content::append_file(folder.path() / "spool.jsonl", "{\"day\":\"2026-1"); // Cut off.
    store.close(some_day(saturday, 7));
    CHECK(store.exported() ==
          some_day(friday, 6).line() + "\n" + some_day(saturday, 7).line() + "\n");
}

TEST_CASE("a day that a restart has cut in two is exported as one, before small counts are hidden",
          "[kiosk][counters]")
{
    const support::TemporaryFolder folder;
    CounterStore store(folder.path());
    const CountedDay by_a_wrong_clock{2026y / 11 / 27, false};
    for (const CountedDay& day : {friday, by_a_wrong_clock, saturday, friday, by_a_wrong_clock}) {
        store.close(some_day(day, 3));
    }
    const auto lines = lines_of(store.exported());
    REQUIRE(lines.size() == 4); // Days of a wrong clock may be as many as there are lines.
    CHECK(DayCounts::parse(lines[0])->day() == friday);
    CHECK(DayCounts::parse(lines[0])->count("languages", "mkn") == 6);
    CHECK(DayCounts::parse(lines[0])->touches(27) == 6);
    for (std::size_t i = 1; i < 4; ++i) {
        CHECK(DayCounts::parse(lines[i])->count("languages", "mkn") == 0);
    }
}
