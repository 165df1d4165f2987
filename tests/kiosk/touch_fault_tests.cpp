#include "content/model/files.hpp"
#include "tests/kiosk/touch_visit.hpp"

#include <catch2/catch.hpp>

#include <thread>

using namespace std::chrono_literals;
using layout::Point;
using support::TouchVisit;

namespace {

/// Begins and ends at one place, a hundred a second nominally: half of it on a loaded machine.
void haunt(TouchVisit& visit, Point at, int times)
{
    const int x = support::to_pixel(at.x);
    const int y = support::to_pixel(at.y);
    for (int i = 0; i < times; ++i) {
        visit.panel().down(1, x, y);
        std::this_thread::sleep_for(5ms);
        visit.panel().up(1, x, y);
        std::this_thread::sleep_for(5ms);
    }
}

/// The same page with a title that says that the panel fails.
paint::Pixmap with_sign(TouchVisit& visit)
{
    auto& real = support::RealGuide::get();
    kiosk::PageRequest request = visit.visitor().kiosk().request();
    request.visit.touch_fault = true;
    paint::Painter painter(paint::PictogramSet(real.guide->folder / "pictograms"));
    const auto page = kiosk::prepare_page(real.screens, request, *real.fonts, real.scratch);
    return paint::rasterise(page.list, support::test_pixels_per_point, painter);
}

/// Whether the page stands there, whatever its title says of the panel: a loaded machine may send
/// too few ghosts a second for that.
bool shows_page(TouchVisit& visit)
{
    const auto page = visit.expected();
    const auto with = with_sign(visit);
    const auto end = std::chrono::steady_clock::now() + support::longest_wait;
    while (std::chrono::steady_clock::now() < end && !visit.program().ended()) {
        const auto seen = visit.screen().picture();
        if (support::different_pixels(seen, page) == 0 ||
            support::different_pixels(seen, with) == 0) {
            return true;
        }
        std::this_thread::sleep_for(20ms);
    }
    return false;
}

int count(const std::string& text, const std::string& word)
{
    int found = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        ++found;
    }
    return found;
}

} // namespace

TEST_CASE("a wet panel's 50 touches a second press once, and every finger beside them counts",
          "[kiosk][window][touch][faults]")
{
    const auto visit = TouchVisit::make();
    if (!visit) {
        return;
    }
    REQUIRE(visit->wrong_pixels() == 0);
    visit->tap("language:id");
    visit->tap("help");
    const Point wet = visit->aim_at("contrast:dark");
    haunt(*visit, wet, 60);
    REQUIRE(visit->visitor().tap("contrast:dark")); // The first could have been a finger's.
    CHECK(shows_page(*visit));
    for (const char* action : {"contrast:light", "contrast:normal"}) {
        visit->tap(action);
        haunt(*visit, wet, 30);
        CHECK(shows_page(*visit)); // And it stays so.
    }
    visit->tap_at(visit->aim_at("home"));
    REQUIRE(visit->visitor().tap("home"));
    CHECK(shows_page(*visit));
}

TEST_CASE(
    "a panel that is pulled out while a finger is on a button chooses nothing, and works again",
    "[kiosk][window][touch][faults]")
{
    const auto visit = TouchVisit::make();
    if (!visit) {
        return;
    }
    REQUIRE(visit->wrong_pixels() == 0);
    visit->tap("language:id");
    visit->down(1, visit->aim_at("open:topic/papers"));
    CHECK(visit->wrong_pixels() == 0);
    visit->panel().switch_panel(support::Switch::Off);
    kiosk::Kiosk& kiosk = visit->visitor().kiosk();
    kiosk.panel_gone(1, visit->visitor().now());
    kiosk.panels_are(1, visit->visitor().now());
    kiosk.panels_are(0, visit->visitor().now());
    visit->visitor().settle();
    CHECK(visit->wrong_pixels() == 0); // The title says to use the keys.
    CHECK(visit->visitor().screen() == "home");
    visit->panel().switch_panel(support::Switch::On);
    kiosk.panels_are(1, visit->visitor().now());
    visit->visitor().settle();
    CHECK(visit->wrong_pixels() == 0);
    visit->tap("open:topic/papers");
}

TEST_CASE("a panel that is lost leaves mouse and keys (long)", "[kiosk][window][touch][faults]")
{
    const auto visit = TouchVisit::make();
    if (!visit) {
        return;
    }
    REQUIRE(visit->wrong_pixels() == 0);
    visit->tap("language:id");
    visit->down(1, support::nowhere);
    visit->panel().cut_cable();
    std::this_thread::sleep_for(kiosk::Touch::mouse_rest);
    visit->WindowVisit::tap("open:topic/papers");
    visit->xdotool({"key", "h"});
    visit->visitor().key(kiosk::Key::Home);
    CHECK(visit->wrong_pixels() == 0);
}

TEST_CASE("a finger that is stuck for two minutes has the panel switched off and on (long)",
          "[kiosk][window][touch][faults]")
{
    const auto visit = TouchVisit::make();
    if (!visit) {
        return;
    }
    REQUIRE(visit->wrong_pixels() == 0);
    const std::string on = "panel: Device turned on";
    const int before = count(visit->panel().log(), on);
    visit->panel().down(1, 5, 5);
    std::this_thread::sleep_for(123s);
    CHECK(count(visit->panel().log(), "panel: Device turned off") == 1);
    CHECK(count(visit->panel().log(), on) == before + 1);
    visit->panel().plug_in_again();
    visit->tap("language:id");
}
