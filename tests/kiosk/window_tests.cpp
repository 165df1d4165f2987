#include "tests/kiosk/window_visit.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <thread>

using namespace std::chrono_literals;
using support::kiosk_command;
using support::longest_wait;
using support::require_windows;
using support::WindowPlace;
using support::WindowVisit;
using support::Words;

TEST_CASE("a visit by touches in a real window shows what the screenshots show", "[kiosk][window]")
{
    require_windows();
    WindowVisit visit;
    const auto shows = [&](const std::string& name, const std::string& language) {
        INFO(name << "\n" << visit.program().said());
        REQUIRE(visit.visitor().screen() == name);
        CHECK(visit.wrong_pixels(visit.screenshot(name, language)) == 0);
    };
    shows("attract", "id");
    const auto windows = visit.screen().windows();
    CHECK(std::find(windows.begin(), windows.end(), WindowPlace{0, 0, 1366, 768}) != windows.end());

    visit.tap("language:en");
    shows("home", "en");
    visit.tap("open:topic/papers");
    shows("topic/papers", "en");
    visit.tap("next");
    shows("topic/papers/1", "en");
    visit.tap("next");
    shows("topic/papers/2", "en");
    visit.tap("home");
    visit.tap("open:check-offer");
    visit.tap("open:check-offer/age");
    for (const char* answer : {"answer:yes", "answer:yes", "answer:yes", "answer:no"}) {
        visit.tap(answer);
    }
    shows("outcome/red", "en");
    visit.tap("contacts");
    shows("contacts", "en");
    visit.tap("finish");
    shows("attract", "id");

    visit.program().send(SIGTERM);
    CHECK(visit.program().wait_for_end(longest_wait) == 0);
}

TEST_CASE("a button looks pressed while the finger is on it, and a drag does nothing",
          "[kiosk][window][touch]")
{
    require_windows();
    WindowVisit visit;
    REQUIRE(visit.wrong_pixels() == 0);
    visit.tap("language:id");
    const auto at = *visit.visitor().place_of("open:topic/papers");
    const Words pixels = visit.pixels_of("open:topic/papers");
    visit.xdotool({"mousemove", pixels[0], pixels[1], "mousedown", "1"});
    visit.visitor().kiosk().down(support::finger, at, visit.visitor().now());
    visit.visitor().settle();
    CHECK(visit.wrong_pixels() == 0);
    // To the corner of the screen. ("mousemove" would warp the pointer, as no device does.)
    constexpr layout::Point corner{layout::Points(0.3), layout::Points(0.3)};
    visit.xdotool({"mousemove_relative", "--", "-1400", "-800"});
    visit.visitor().kiosk().moved(support::finger, corner, visit.visitor().now());
    visit.visitor().settle();
    CHECK(visit.wrong_pixels() == 0);
    visit.xdotool({"mouseup", "1"});
    visit.visitor().kiosk().up(support::finger, visit.visitor().now());
    visit.visitor().settle();
    CHECK(visit.visitor().screen() == "home");
    CHECK(visit.wrong_pixels() == 0);
}

TEST_CASE("a slow finger chooses when it is lifted", "[kiosk][window][touch]")
{
    require_windows();
    WindowVisit visit;
    REQUIRE(visit.wrong_pixels() == 0);
    for (const char* action : {"language:id", "open:topic/papers", "next", "home"}) {
        const Words at = visit.pixels_of(action);
        visit.xdotool({"mousemove", at[0], at[1], "mousedown", "1"});
        std::this_thread::sleep_for(700ms); // The pressed look is drawn, the kiosk sleeps again.
        visit.xdotool({"mouseup", "1"});
        REQUIRE(visit.visitor().tap(action));
        INFO(action);
        REQUIRE(visit.wrong_pixels() == 0);
    }
}

TEST_CASE("no lift of a finger is lost, whenever it comes (long)", "[kiosk][window][touch]")
{
    require_windows();
    WindowVisit visit;
    REQUIRE(visit.wrong_pixels() == 0);
    visit.tap("language:id");
    // While the pressed look is laid out, drawn and shown.
    for (int milliseconds = 0; milliseconds < 200; milliseconds += 4) {
        const std::string action = visit.visitor().sees("back") ? "back" : "help";
        const Words at = visit.pixels_of(action);
        visit.xdotool({"mousemove", at[0], at[1], "mousedown", "1", "sleep",
                       std::to_string(milliseconds / 1000.0), "mouseup", "1"});
        REQUIRE(visit.visitor().tap(action));
        INFO(milliseconds << " ms");
        REQUIRE(visit.wrong_pixels() == 0);
    }
}

TEST_CASE("keys move a visible focus in a real window and choose", "[kiosk][window][keys]")
{
    require_windows();
    WindowVisit visit;
    REQUIRE(visit.wrong_pixels() == 0);
    using kiosk::Key;
    const std::vector<std::pair<const char*, Key>> keys{
        {"Right", Key::Right},        {"Right", Key::Right},  {"Left", Key::Left},
        {"Return", Key::Enter},       {"Down", Key::Down},    {"Up", Key::Up},
        {"Return", Key::Enter},       {"h", Key::Home},       {"space", Key::Next},
        {"plus", Key::Louder},        {"minus", Key::Softer}, {"KP_Add", Key::Louder},
        {"KP_Subtract", Key::Softer}, {"p", Key::Picture},    {"space", Key::Next},
        {"p", Key::Picture}};
    for (const auto& [name, key] : keys) {
        visit.xdotool({"key", name});
        visit.visitor().key(key);
        INFO(name << " " << visit.visitor().kiosk().state_line());
        CHECK(visit.wrong_pixels() == 0);
    }
    for (const char* name : {"alt+F4", "ctrl+c", "Escape", "F1", "ctrl+alt+Delete", "q"}) {
        visit.xdotool({"key", name}); // Nothing that leads out of the kiosk.
    }
    CHECK(visit.wrong_pixels() == 0);
    CHECK_FALSE(visit.program().ended());
}

TEST_CASE("what another window covered is right again when it is gone", "[kiosk][window]")
{
    require_windows();
    WindowVisit visit;
    REQUIRE(visit.wrong_pixels() == 0);
    visit.tap("language:id");
    const WindowPlace place{200, 150, 600, 400};
    for (int i = 0; i < 3; ++i) {
        visit.screen().cover(place);
        const auto page = visit.screen().picture();
        CHECK((page.pixels[static_cast<std::size_t>(300 * 1366 + 400)] & 0xFFFFFFU) == 0xFF0000U);
        visit.screen().uncover();
        CHECK(visit.wrong_pixels() == 0);
    }
}

TEST_CASE("SIGTERM and SIGINT end the kiosk with 0", "[kiosk][window]")
{
    require_windows();
    for (const int signal : {SIGTERM, SIGINT}) {
        WindowVisit visit;
        REQUIRE(visit.wrong_pixels() == 0);
        visit.program().send(signal);
        CHECK(visit.program().wait_for_end(longest_wait) == 0);
    }
}

TEST_CASE("when the X server dies the kiosk leaves with 3 and says why", "[kiosk][window]")
{
    require_windows();
    WindowVisit visit;
    REQUIRE(visit.wrong_pixels() == 0);
    visit.screen().kill();
    CHECK(visit.program().wait_for_end(longest_wait) == 3);
    CHECK_THAT(visit.program().said(), Catch::Matchers::Contains("the X server is gone"));
}
