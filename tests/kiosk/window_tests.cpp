#include "tests/kiosk/virtual_screen.hpp"
#include "tests/kiosk/visitor.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <thread>

namespace fs = std::filesystem;

namespace {

using namespace std::chrono_literals;
using support::RunningProgram;
using support::VirtualScreen;
using support::Visitor;
using support::WindowPlace;
using Words = std::vector<std::string>;

/// A page that comes is waited for as long as a loaded machine may need; only one that never comes
/// fails. The kiosk asks after 120 s without a touch: less than that.
constexpr auto longest_wait = 100s;

constexpr int tolerance = 3; // llvmpipe's colours differ a little by the maker of the CPU.

/// ./check installs both; without them there is no window to test.
void require_windows()
{
    for (const char* program : {"Xvfb", "xdotool"}) {
        INFO(program << " is missing; install the packages xvfb and xdotool");
        REQUIRE(support::have_program(program));
    }
}

Words kiosk_command(const Words& options)
{
    Words command{support::bin_dir() + "/pelita-kiosk",
                  "--today",
                  "2026-11-24",
                  "--guide",
                  (support::source_dir() / "content/guide").string(),
                  "--ppi",
                  "100"};
    command.insert(command.end(), options.begin(), options.end());
    return command;
}

/// The real program in a real window, and beside it a kiosk without one that gets the same touches:
/// it knows where the buttons are and what should be seen.
class WindowVisit {
  public:
    WindowVisit()
        : screen_(folder_.path()),
          painter_(paint::PictogramSet(support::source_dir() / "content/guide/pictograms"))
    {
        // The GL driver leaves 112 bytes and is unloaded before LeakSanitizer could name it.
        Words command{"env", "DISPLAY=" + screen_.display(), "ASAN_OPTIONS=detect_leaks=0"};
        const Words kiosk = kiosk_command({});
        command.insert(command.end(), kiosk.begin(), kiosk.end());
        program_ = std::make_unique<RunningProgram>(command, folder_.path() / "kiosk.log");
    }

    Visitor& visitor() { return visitor_; }
    VirtualScreen& screen() { return screen_; }
    RunningProgram& program() { return *program_; }

    /// Pixels that are wrong after the longest wait; 0 as soon as the page is there.
    std::size_t wrong_pixels(const paint::Pixmap& expected)
    {
        const auto end = std::chrono::steady_clock::now() + longest_wait;
        std::size_t wrong = expected.pixels.size();
        while (wrong > 0 && std::chrono::steady_clock::now() < end && !program_->ended()) {
            wrong = support::different_pixels(screen_.picture(), expected, tolerance);
            std::this_thread::sleep_for(20ms);
        }
        return wrong;
    }

    /// The page that the other kiosk shows, with pressed look and focus.
    std::size_t wrong_pixels()
    {
        return wrong_pixels(
            paint::rasterise(visitor_.page(), support::test_pixels_per_point, painter_));
    }

    /// What `--screenshot` makes of a screen.
    paint::Pixmap screenshot(const std::string& name, const std::string& language)
    {
        const fs::path file = folder_.path() / "page.png";
        const auto said =
            support::run(kiosk_command({"--screenshot", name, "--lang", language, "--size",
                                        "1366x768", "--out", file.string()}));
        INFO(said.err);
        REQUIRE(said.exit_code == 0);
        return support::read_png(file);
    }

    void xdotool(const Words& words)
    {
        Words command{"env", "DISPLAY=" + screen_.display(), "xdotool"};
        command.insert(command.end(), words.begin(), words.end());
        const auto said = support::run(command);
        INFO(said.err);
        REQUIRE(said.exit_code == 0);
    }

    /// Middle of a button, for xdotool. A visitor has looked first: a new page is deaf for 300 ms.
    Words aim_at(const std::string& action)
    {
        const auto at = visitor_.place_of(action);
        INFO(action << " on " << visitor_.screen());
        REQUIRE(at);
        std::this_thread::sleep_for(kiosk::Touch::deaf_time + 50ms);
        const auto pixel = [](layout::Points length) {
            return std::to_string(
                static_cast<int>(length.value() * support::test_pixels_per_point));
        };
        return {pixel(at->x), pixel(at->y)};
    }

    /// Both kiosks are touched, and the window shows the page that must follow.
    void tap(const std::string& action)
    {
        const Words at = aim_at(action);
        xdotool({"mousemove", at[0], at[1], "click", "1"});
        REQUIRE(visitor_.tap(action));
        INFO("touched " << action << ", now " << visitor_.screen());
        REQUIRE(wrong_pixels() == 0);
    }

  private:
    support::TemporaryFolder folder_;
    Visitor visitor_;
    VirtualScreen screen_;
    paint::Painter painter_;
    std::unique_ptr<RunningProgram> program_;
};

} // namespace

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
    const Words pixels = visit.aim_at("open:topic/papers");
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
        const Words at = visit.aim_at(action);
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
        const Words at = visit.aim_at(action);
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
        {"Right", Key::Right},  {"Right", Key::Right}, {"Left", Key::Left},
        {"Return", Key::Enter}, {"Down", Key::Down},   {"Up", Key::Up},
        {"Return", Key::Enter}, {"h", Key::Home}};
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
