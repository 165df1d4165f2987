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
                             "events/s, {} visits, {} events beside a new kiosk, {} screens seen, "
                             "{} pages laid out\n",
                             options.seed, options.events, time.count(),
                             static_cast<double>(result.events) / time.count(), result.visits,
                             result.compared, result.seen.size(), result.pages);
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
    CHECK(result.compared > result.events / 10);
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
    // The last of nine questions it does not reach: it has no patience.
    CHECK(result.seen.size() > 60);
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
    for (int i = 0; i < 400; ++i) {
        events.push_back(monkey.next(played.kiosk()));
        played.play(events.back(), [] {});
        states.push_back(state());
    }
    REQUIRE_THAT(support::to_script(events), Catch::Matchers::Contains("gone"));
    const support::TemporaryFolder folder;
    content::write_file(folder.path() / "script", support::to_script(events));
    const auto said = support::run(support::kiosk_command(
        {"--replay", (folder.path() / "script").string(), "--size", "1366x768"}));
    REQUIRE(said.exit_code == 0);
    std::istringstream in(said.out);
    std::string line;
    for (const std::string& expected : states) {
        REQUIRE(std::getline(in, line));
        REQUIRE(line.substr(line.find(' ') + 1) == expected);
    }
}
