#include "tests/content/layout/kiosk_guide.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace layout::screens;

namespace {

/// File name of a screen: "topic_go-safe_1".
std::string golden_name(const ScreenId& screen)
{
    std::string name = to_string(screen);
    std::ranges::replace(name, '/', '_');
    std::ranges::replace(name, '#', '_');
    return "layout/screens/" + name + ".txt";
}

} // namespace

TEST_CASE("the screens of the kiosk in Indonesian at size M are as they were looked at",
          "[layout][screens][golden]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    ScreenLook look = support::usual_look();
    VisitState visit;
    visit.language = "id";
    std::string last;
    Pages pages;
    for (const ScreenId& screen : screens.all_screens("id", look, guide.fonts(), guide.scratch())) {
        ScreenId whole = screen;
        whole.page = 0;
        if (to_string(whole) != last) {
            last = to_string(whole);
            pages = screens.lay_out(whole, visit, look, guide.fonts(), guide.scratch());
        }
        REQUIRE(static_cast<std::size_t>(screen.page) < pages.size());
        support::check_golden(golden_name(screen),
                              describe(pages[static_cast<std::size_t>(screen.page)].list));
    }
}

TEST_CASE("a pressed tile and a focused button look like it", "[layout][screens]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    ScreenLook look = support::usual_look();
    VisitState visit;
    visit.language = "id";
    const auto lay_out = [&](const ScreenLook& with) {
        return describe(
            screens.lay_out({ScreenKind::Home, {}, 0}, visit, with, guide.fonts(), guide.scratch())
                .front()
                .list);
    };
    const std::string rest = lay_out(look);
    look.pressed = "open:topic/go-safe";
    CHECK(lay_out(look) != rest);
    look.pressed.clear();
    look.focus = "help";
    const std::string focused = lay_out(look);
    CHECK(focused != rest);
    look.focus = "nothing of this name";
    CHECK(lay_out(look) == rest);
}
