#include "content/model/files.hpp"
#include "content/model/revision.hpp"
#include "kiosk/counters.hpp"
#include "kiosk/options.hpp"
#include "kiosk/state.hpp"
#include "kiosk/wall_clock.hpp"
#include "tests/kiosk/window_visit.hpp"
#include "tests/support/approved_guide.hpp"
#include "tests/support/minisign.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <csignal>
#include <thread>

namespace {

using namespace std::chrono_literals;
using support::longest_wait;
using support::WindowVisit;

const std::string faketime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

kiosk::BootStarts starts_of(const WindowVisit& visit)
{
    kiosk::BootStarts boot = kiosk::StateStore(visit.state_folder()).state().boot;
    CHECK_FALSE(boot.boot_id.empty());
    boot.boot_id.clear();
    return boot;
}

} // namespace

TEST_CASE("the program keeps its starts, crashes and counts over an end and a kill",
          "[kiosk][window][state]")
{
    support::require_windows();
    WindowVisit visit;
    REQUIRE(visit.wrong_pixels() == 0);
    CHECK(starts_of(visit) == kiosk::BootStarts{{}, 1, 0, true});
    visit.tap("language:en");
    visit.tap("open:topic/papers");
    visit.program().send(SIGTERM);
    REQUIRE(visit.program().wait_for_end(longest_wait) == 0);
    CHECK(starts_of(visit) == kiosk::BootStarts{{}, 1, 0, false});
    const auto today = kiosk::CounterStore(visit.state_folder() / "counters").load();
    REQUIRE(today);
    CHECK(today->count("languages", "en") == 1);
    CHECK(today->count("pages", "topic/papers") == 1);
    const auto status =
        nlohmann::json::parse(content::read_file(visit.state_folder() / "health/status.json"));
    CHECK(status["guide"] == support::RealGuide::get().guide->id);
    CHECK(status["content_day"] == "2026-11-24");
    CHECK(status["boot_starts"] == 1);

    visit.start();
    while (starts_of(visit).starts < 2 && !visit.program().ended()) {
        std::this_thread::sleep_for(20ms);
    }
    visit.program().send(SIGKILL);
    REQUIRE(visit.program().wait_for_end(longest_wait) == 128 + SIGKILL);
    visit.start();
    while (starts_of(visit).starts < 3 && !visit.program().ended()) {
        std::this_thread::sleep_for(20ms);
    }
    CHECK(starts_of(visit) == kiosk::BootStarts{{}, 3, 1, true});
}

TEST_CASE("a technician with the signed file gets to the service screen of the real program",
          "[kiosk][window][service]")
{
    support::require_windows();
    const support::TemporaryFolder folder;
    const support::TestSigner signer(3);
    const auto pass = folder.path() / "service.txt";
    const auto config = folder.path() / "kiosk.toml";
    content::write_file(config, "service_file = \"" + pass.string() + "\"\n[keys]\nservice = \"" +
                                    signer.public_key() + "\"\n");
    WindowVisit visit(std::make_unique<support::TemporaryFolder>(), nullptr,
                      {"--config", config.string()});
    REQUIRE(visit.wrong_pixels() == 0);
    const auto touch_corners = [&] {
        for (const int x : {5, 1360, 1360, 5, 5, 1360}) {
            visit.xdotool({"mousemove", std::to_string(x), "5", "click", "1", "sleep", "0.4"});
            visit.visitor().tap_at({layout::Points((x + 0.5) / support::test_pixels_per_point),
                                    layout::Points(5.5 / support::test_pixels_per_point)});
        }
    };
    touch_corners(); // Without the file it is a touch like any other.
    CHECK(visit.visitor().screen() == "languages");
    CHECK(visit.wrong_pixels() == 0);
    content::write_file(pass, "For Ana.\n");
    content::write_file(pass.string() + ".minisig", signer.sign("For Ana.\n", "pelita-service-1"));
    touch_corners();
    layout::screens::ServiceFacts facts;
    facts.program = kiosk::program_name();
    facts.guide_hash = content::guide_hash(*support::RealGuide::get().guide);
    visit.visitor().kiosk().open_service(facts);
    visit.visitor().settle();
    CHECK(visit.visitor().screen() == "service");
    CHECK(visit.wrong_pixels() == 0);
}

namespace {

/// Runs the program for a moment with another wall clock. @return its health.
nlohmann::json health_with_clock(const support::VirtualScreen& screen,
                                 const std::filesystem::path& folder, const std::string& by)
{
    const auto status = folder / "health/status.json";
    std::filesystem::remove(status);
    support::RunningProgram program({"env", "DISPLAY=" + screen.display(), "LD_PRELOAD=" + faketime,
                                     "FAKETIME=" + by, "FAKETIME_DONT_FAKE_MONOTONIC=1",
                                     "ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0",
                                     support::bin_dir() + "/pelita-kiosk", "--guide",
                                     (support::source_dir() / "content/guide").string(), "--ppi",
                                     "100", "--state", folder.string()},
                                    folder.parent_path() / "kiosk.log");
    while (!std::filesystem::exists(status) && !program.ended()) {
        std::this_thread::sleep_for(20ms);
    }
    program.send(SIGTERM);
    INFO(program.said());
    REQUIRE(program.wait_for_end(longest_wait) == 0);
    return nlohmann::json::parse(content::read_file(status));
}

} // namespace

TEST_CASE("with a clock ten years off the program runs, and its day never goes back (long)",
          "[kiosk][window][clock]")
{
    support::require_windows();
    if (!std::filesystem::exists(faketime)) {
        WARN("skipped: " << faketime << " is missing (package libfaketime)");
        return;
    }
    const support::TemporaryFolder folder;
    const support::VirtualScreen screen(folder.path());
    const std::string built =
        content::iso_date(content::revision_date(*support::RealGuide::get().guide));
    const auto behind = health_with_clock(screen, folder.path() / "behind", "-3650d");
    CHECK(behind["content_day"] == built);
    CHECK(behind["clock_trusted"] == false);
    const auto ahead = health_with_clock(screen, folder.path() / "ahead", "+3650d");
    if (!kiosk::read_wall_time().synchronised) { // Else it is as good as right.
        CHECK(ahead["content_day"] == built);
        CHECK(ahead["clock_trusted"] == false);
    }
    const auto back = health_with_clock(screen, folder.path() / "ahead", "-3650d");
    CHECK(back["content_day"] == ahead["content_day"]);
    CHECK(back["clock_trusted"] == false);
    CHECK(back["boot_starts"] == 2);
    CHECK(back["boot_crashes"] == 0);
}

TEST_CASE(
    "a screenshot made on a machine that lives in the year 2016 has the confirmed numbers (long)",
    "[kiosk][screenshot][clock]")
{
    if (!std::filesystem::exists(faketime)) {
        WARN("skipped: " << faketime << " is missing (package libfaketime)");
        return;
    }
    const support::TemporaryFolder folder;
    const auto screenshot = [&](const std::string& name, support::Words words,
                                const support::Words& more) {
        const auto file = folder.path() / name;
        for (const std::string& word :
             {support::bin_dir() + "/pelita-kiosk", std::string("--guide"),
              support::approved_guide().string(), std::string("--screenshot"),
              std::string("contacts"), std::string("--out"), file.string()}) {
            words.push_back(word);
        }
        words.insert(words.end(), more.begin(), more.end());
        const auto said = support::run(words);
        INFO(said.err);
        CHECK(said.exit_code == 0);
        return content::read_file(file);
    };
    const std::string right = screenshot("right.png", {"env"}, {"--today", "2026-11-24"});
    const std::string behind =
        screenshot("behind.png",
                   {"env", "LD_PRELOAD=" + faketime, "FAKETIME=2016-11-24 12:00:00",
                    "ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0"},
                   {});
    CHECK(right == behind);
}

TEST_CASE("a picture that is dim or moved is seen where the watchdog looks for it",
          "[kiosk][window][display]")
{
    support::require_windows();
    const support::TemporaryFolder folder;
    const support::VirtualScreen screen(folder.path());
    const auto said =
        support::run({"env", "DISPLAY=" + screen.display(), "ASAN_OPTIONS=detect_leaks=0",
                      support::bin_dir() + "/panel_look"});
    CHECK(said.err.find("pixels are not where") == std::string::npos);
    INFO(said.err);
    CHECK(said.exit_code == 0);
}
