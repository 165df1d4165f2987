#include "content/model/files.hpp"
#include "tests/kiosk/monkey_run.hpp"
#include "tests/kiosk/visitor.hpp"
#include "tests/kiosk/window_visit.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <sstream>

namespace {

using support::MonkeyOptions;
using support::MonkeyPages;
using support::MonkeyResult;

std::uint64_t number_from(const char* variable, std::uint64_t otherwise)
{
    const char* const given = std::getenv(variable);
    return given == nullptr ? otherwise : std::stoull(given);
}

/// Lets the monkey play and tells of it. PELITA_MONKEY_SEED and PELITA_MONKEY_EVENTS overrule.
MonkeyResult play(std::size_t events)
{
    MonkeyOptions options;
    options.seed = number_from("PELITA_MONKEY_SEED", 1);
    options.events = number_from("PELITA_MONKEY_EVENTS", events);
    const auto begin = std::chrono::steady_clock::now();
    MonkeyResult result = support::run_monkey(options);
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
    std::cout << fmt::format("PELITA_MONKEY_SEED={} PELITA_MONKEY_EVENTS={}: {:.0f} s, {:.0f} "
                             "events/s, {} visits, {} events beside a new kiosk, {} slips, {} "
                             "screens seen in their languages, {} pages laid out\n",
                             options.seed, options.events, time.count(),
                             static_cast<double>(result.events) / time.count(), result.visits,
                             result.compared, result.slips, result.seen.size(), result.pages);
    std::cout << fmt::format(
        "in the second half: live {} -> {} bytes, resident {:.1f} -> {:.1f} MiB, files {} -> {}\n",
        result.half.live_bytes, result.end.live_bytes, result.half.footprint.resident_mib,
        result.end.footprint.resident_mib, result.half.footprint.files, result.end.footprint.files);
    return result;
}

/// Whether memory grew in the second half: by more than some button that was new in it.
bool is_flat(const MonkeyResult& result)
{
    constexpr std::size_t slack = std::size_t{128} << 10U;
    return result.end.live_bytes < result.half.live_bytes + slack &&
           result.end.footprint.files <= result.half.footprint.files;
}

void check_play(const MonkeyResult& result)
{
    INFO((result.fault ? result.fault->told() : "no fault"));
    REQUIRE_FALSE(result.fault);
    CHECK(is_flat(result));
    // A monkey that does nothing finds nothing wrong either.
    CHECK(result.visits > result.events / 200);
    CHECK(result.compared > result.events / 2);
}

/// "topic in mkn" of "topic/papers mkn".
std::string kind_and_language(const std::string& seen)
{
    return seen.substr(0, seen.find_first_of("/ ")) + " in " + seen.substr(seen.find(' ') + 1);
}

/// What a visitor can come to: screens by name, and kinds of screens in each language. Not the
/// technician's screen; not `outcome/green` and the questions that are not asked, as nobody has
/// confirmed their facts; and `attract` in the first language only, as a visit's end leaves it.
struct Reachable {
    std::set<std::string> screens;
    std::set<std::string> kinds;
};

Reachable reachable()
{
    using layout::screens::ScreenKind;
    const auto& screens = support::RealGuide::get().screens;
    Reachable all;
    for (const content::Language* language : screens.languages()) {
        all.kinds.insert("idle in " + language->tag);
        const auto silent = screens.silent_questions(language->tag);
        for (const auto& screen : screens.first_pages(language->tag)) {
            const std::string name = to_string(screen);
            const bool is_first_only = screen.kind == ScreenKind::Attract &&
                                       language->tag != screens.guide().source_language;
            const bool is_silent = screen.kind == ScreenKind::CheckOffer &&
                                   std::ranges::count(silent, screen.argument) > 0;
            if (screen.kind != ScreenKind::Service && name != "outcome/green" && !is_first_only &&
                !is_silent) {
                all.screens.insert(name);
                all.kinds.insert(kind_and_language(name + " " + language->tag));
            }
        }
    }
    return all;
}

/// What of it the monkey did not see.
std::vector<std::string> never_seen(const MonkeyResult& result)
{
    Reachable left = reachable();
    for (const std::string& seen : result.seen) {
        left.screens.erase(seen.substr(0, seen.find(' ')));
        left.kinds.erase(kind_and_language(seen));
    }
    std::vector<std::string> missing(left.screens.begin(), left.screens.end());
    missing.insert(missing.end(), left.kinds.begin(), left.kinds.end());
    return missing;
}

} // namespace

TEST_CASE("a monkey with 20,000 touches, keys and waits finds nothing wrong", "[kiosk][monkey]")
{
    check_play(play(20'000));
}

TEST_CASE("a monkey with a million touches, keys and waits finds nothing wrong (long)",
          "[kiosk][monkey]")
{
    const MonkeyResult result = play(1'000'000);
    check_play(result);
    // The allocator of the sanitizers keeps what is freed for a while.
    CHECK(result.end.footprint.resident_mib < result.half.footprint.resident_mib + 32);
    CHECK(never_seen(result) == std::vector<std::string>{});
}

TEST_CASE("what the monkey does a replay does alike", "[kiosk][monkey][replay]")
{
    MonkeyPages pages;
    support::Monkey monkey(7);
    support::Played played(pages, kiosk::Moment(0));
    std::deque<support::MonkeyEvent> events;
    std::vector<std::string> states;
    const auto state = [&] {
        return played.kiosk().state_line() + " hash=" + played.kiosk().state_hash();
    };
    states.push_back(state());
    using Kind = support::MonkeyEvent::Kind;
    std::set<Kind> kinds;
    while (events.size() < 400 || kinds.count(Kind::Gone) == 0 || kinds.count(Kind::Slip) == 0) {
        REQUIRE(events.size() < 4'000);
        events.push_back(monkey.next(played.kiosk()));
        kinds.insert(events.back().kind);
        played.play(events.back(), [] {});
        states.push_back(state());
    }
    const support::TemporaryFolder folder;
    content::write_file(folder.path() / "script", support::to_script(events));
    const auto said = support::run(support::kiosk_command(
        {"--replay", (folder.path() / "script").string(), "--size", "1366x768"}));
    REQUIRE(said.exit_code == 0);
    std::istringstream in(said.out);
    std::string line;
    REQUIRE(std::getline(in, line)); // It has no printer yet.
    for (const std::string& expected : states) {
        REQUIRE(std::getline(in, line));
        REQUIRE(line.substr(line.find(' ') + 1) == expected);
    }
}
