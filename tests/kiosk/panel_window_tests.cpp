#include "content/model/files.hpp"
#include "tests/kiosk/notify_socket.hpp"
#include "tests/kiosk/touch_visit.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <thread>

using namespace std::chrono_literals;
using support::longest_wait;
using support::TouchVisit;
using support::WindowPlace;

namespace {

/// A file with these lines, for --config.
class ConfigFile {
  public:
    explicit ConfigFile(const std::string& lines) { content::write_file(path(), lines); }
    std::string path() const { return (folder_.path() / "kiosk.toml").string(); }

  private:
    support::TemporaryFolder folder_;
};

paint::Pixmap upside_down(paint::Pixmap picture)
{
    std::reverse(picture.pixels.begin(), picture.pixels.end());
    return picture;
}

/// What hangs upright when the screen is turned clockwise.
paint::Pixmap turned_clockwise(const paint::Pixmap& page)
{
    paint::Pixmap turned{page.height, page.width, {}};
    turned.pixels.resize(page.pixels.size());
    for (int y = 0; y < page.height; ++y) {
        for (int x = 0; x < page.width; ++x) {
            turned.pixels[static_cast<std::size_t>(x * turned.width + turned.width - 1 - y)] =
                page.pixels[static_cast<std::size_t>(y * page.width + x)];
        }
    }
    return turned;
}

} // namespace

TEST_CASE("a panel that hangs upside down shows the page the right way, and fingers hit (long)",
          "[kiosk][window][panel]")
{
    const ConfigFile config("[panel]\nrotation = 180\n");
    const auto visit = TouchVisit::make({"--config", config.path()});
    if (!visit) {
        return;
    }
    REQUIRE(visit->wrong_pixels(upside_down(visit->expected())) == 0);
    for (const char* action : {"language:id", "open:topic/papers", "next"}) {
        const auto at = visit->aim_at(action);
        const auto panel = support::test_panel();
        visit->tap_at({panel.width - at.x, panel.height - at.y});
        REQUIRE(visit->visitor().tap(action));
        REQUIRE(visit->wrong_pixels(upside_down(visit->expected())) == 0);
    }
}

TEST_CASE("a panel that hangs upright shows an upright page (long)", "[kiosk][window][panel]")
{
    // 768 x 1366 pixels on 230 x 409 mm.
    const ConfigFile config("[panel]\nrotation = 90\noutput = \"DUMMY0\"\n");
    const auto visit = TouchVisit::make({"--config", config.path(), "--ppi", "85"});
    if (!visit) {
        return;
    }
    const support::TemporaryFolder folder;
    const auto screenshot = [&](const std::string& name) {
        const auto file = folder.path() / "page.png";
        const auto said = support::run(
            support::kiosk_command({"--ppi", "85", "--screenshot", name, "--lang", "id", "--size",
                                    "768x1366", "--out", file.string()}));
        INFO(said.err);
        REQUIRE(std::filesystem::exists(file));
        return support::read_png(file);
    };
    const auto wrong = visit->wrong_pixels(turned_clockwise(screenshot("attract")));
    INFO(visit->program().said());
    CHECK(wrong == 0);
}

namespace {

/// Where a place of an upright page, 768 x 1366 pixels at 85 ppi, lies on the screen it is turned
/// on.
std::pair<int, int> on_screen(layout::Point at, int rotation)
{
    const auto pixel = [](layout::Points length) {
        return static_cast<int>(length.value() * 85 / 72.0);
    };
    return rotation == 90 ? std::pair(1365 - pixel(at.y), pixel(at.x))
                          : std::pair(pixel(at.y), 767 - pixel(at.x));
}

/// Middle of a button on the first page of a screen.
layout::Point button_on(const std::string& screen, const std::string& action)
{
    auto& real = support::RealGuide::get();
    layout::screens::VisitState visit;
    visit.language = "id";
    layout::screens::ScreenLook look;
    look.panel = layout::screens::panel_size({768, 1366}, 85);
    const auto pages = real.screens.lay_out(*layout::screens::parse_screen(screen), visit, look,
                                            *real.fonts, real.scratch);
    const auto at = kiosk::place_of(pages.front().list, action);
    REQUIRE(at);
    return *at;
}

} // namespace

TEST_CASE("on a panel that hangs upright, to either side, fingers choose what they touch (long)",
          "[kiosk][window][panel][touch]")
{
    for (const int rotation : {90, 270}) {
        const ConfigFile config("[panel]\nrotation = " + std::to_string(rotation) + "\n");
        const auto visit = TouchVisit::make({"--config", config.path(), "--ppi", "85"});
        if (!visit) {
            return;
        }
        const support::TemporaryFolder folder;
        const auto shows = [&](const std::string& screen) {
            const auto file = folder.path() / "page.png";
            support::run(
                support::kiosk_command({"--ppi", "85", "--screenshot", screen, "--lang", "id",
                                        "--size", "768x1366", "--out", file.string()}));
            const auto page = turned_clockwise(support::read_png(file));
            return visit->wrong_pixels(rotation == 90 ? page : upside_down(page)) == 0;
        };
        const auto tap = [&](const std::string& screen, const std::string& action) {
            std::this_thread::sleep_for(kiosk::Touch::deaf_time + 50ms);
            const auto [x, y] = on_screen(button_on(screen, action), rotation);
            visit->panel().down(1, x, y);
            std::this_thread::sleep_for(60ms);
            visit->panel().up(1, x, y);
        };
        CAPTURE(rotation);
        REQUIRE(shows("attract"));
        tap("attract", "language:id");
        REQUIRE(shows("home"));
        tap("home", "open:topic/papers");
        CHECK(shows("topic/papers"));
    }
}

TEST_CASE(
    "a panel that is switched off is waited for, and shows the page again when it is on (long)",
    "[kiosk][window][panel]")
{
    const auto visit = TouchVisit::make();
    if (!visit) {
        return;
    }
    REQUIRE(visit->wrong_pixels() == 0);
    visit->tap("language:id");
    visit->panel().switch_output_off();
    std::this_thread::sleep_for(2500ms); // It looks each second.
    REQUIRE_FALSE(visit->program().ended());
    visit->panel().switch_output_on("1366x768");
    CHECK(visit->wrong_pixels() == 0); // The visit goes on where it was.
    visit->tap("open:topic/papers");
    CHECK_FALSE(visit->program().ended());
}

TEST_CASE("a kiosk that is started before its panel is on shows the page when it is (long)",
          "[kiosk][window][panel]")
{
    const auto visit = TouchVisit::make();
    if (!visit) {
        return;
    }
    REQUIRE(visit->wrong_pixels() == 0);
    visit->program().send(SIGTERM);
    REQUIRE(visit->program().wait_for_end(longest_wait) == 0);
    visit->panel().switch_output_off();
    visit->start();
    std::this_thread::sleep_for(2500ms);
    REQUIRE_FALSE(visit->program().ended());
    visit->panel().switch_output_on("1366x768");
    CHECK(visit->wrong_pixels() == 0);
    visit->panel().switch_output_off();
    std::this_thread::sleep_for(1s);
    visit->program().send(SIGTERM); // Also while there is nothing to see.
    CHECK(visit->program().wait_for_end(longest_wait) == 0);
}

TEST_CASE("a panel that comes back with another size is laid out for anew (long)",
          "[kiosk][window][panel]")
{
    const auto visit = TouchVisit::make();
    if (!visit) {
        return;
    }
    REQUIRE(visit->wrong_pixels() == 0);
    visit->panel().switch_output_on("1024x768");
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "page.png";
    support::run(support::kiosk_command(
        {"--screenshot", "attract", "--lang", "id", "--size", "1024x768", "--out", file.string()}));
    CHECK(visit->wrong_pixels(support::read_png(file)) == 0);
    const auto windows = visit->screen().windows();
    CHECK(std::ranges::find(windows, WindowPlace{0, 0, 1024, 768}) != windows.end());
    CHECK_FALSE(visit->program().ended());
}

TEST_CASE("an output that the server does not have is waited for and named beside those it has "
          "(long)",
          "[kiosk][window][panel]")
{
    const support::TemporaryFolder folder;
    const std::string name = "@" + (folder.path() / "notify").string();
    support::NotifySocket supervisor(name);
    const ConfigFile config("[panel]\noutput = \"HDMI-7\"\n");
    const auto visit = TouchVisit::make({"--config", config.path()}, {"NOTIFY_SOCKET=" + name});
    if (!visit) {
        return;
    }
    for (int second = 0; second < 3; ++second) { // Else systemd would kill it after its time.
        CHECK(supervisor.wait_for("EXTEND_TIMEOUT_USEC=60000000", longest_wait));
    }
    CHECK_FALSE(visit->program().ended());
    // Whoever looks from afar sees a kiosk that is alive and has shown nothing.
    const auto status = visit->state_folder() / "health/status.json";
    for (int tries = 0; !std::filesystem::exists(status) && tries < 500; ++tries) {
        std::this_thread::sleep_for(20ms);
    }
    REQUIRE(std::filesystem::exists(status));
    CHECK_THAT(content::read_file(status), Catch::Matchers::Contains("\"pages_drawn\": 0"));
    const std::string said = visit->program().said();
    CHECK_THAT(said, Catch::Matchers::Contains("HDMI-7") && Catch::Matchers::Contains("DUMMY0"));
    CHECK(said.find("HDMI-7") == said.rfind("HDMI-7")); // Once.
    visit->program().send(SIGTERM);
    CHECK(visit->program().wait_for_end(longest_wait) == 0);
}

TEST_CASE("a panel that is too small for fingers shows the first page all the same (long)",
          "[kiosk][window][panel]")
{
    const auto visit = TouchVisit::make({"--ppi", "200"}); // 173 x 98 mm.
    if (!visit) {
        return;
    }
    // Taken for 213 x 120 mm.
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "page.png";
    support::run(support::kiosk_command({"--ppi", "162.56", "--screenshot", "attract", "--size",
                                         "1366x768", "--out", file.string()}));
    CHECK(visit->wrong_pixels(support::read_png(file)) == 0);
    CHECK_THAT(visit->program().said(), Catch::Matchers::Contains("too small for fingers"));
    visit->panel().switch_output_on("1024x768");
    const auto is_right = [&] {
        const auto windows = visit->screen().windows();
        return std::ranges::find(windows, WindowPlace{0, 0, 1024, 768}) != windows.end();
    };
    for (int tries = 0; !is_right() && tries < 500; ++tries) {
        std::this_thread::sleep_for(20ms);
    }
    CHECK(is_right());
    CHECK_FALSE(visit->program().ended());
}
