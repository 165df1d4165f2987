#include "kiosk/navigator.hpp"

#include <catch2/catch.hpp>

namespace {

using kiosk::Navigator;
using kiosk::ScreenId;
using kiosk::ScreenKind;

const ScreenId attract{ScreenKind::Attract, {}, 0};
const ScreenId languages{ScreenKind::Languages, {}, 0};
const ScreenId home{ScreenKind::Home, {}, 0};
const ScreenId outcome{ScreenKind::Outcome, "red", 0};

ScreenId topic(const std::string& id, int page = 0)
{
    return {ScreenKind::Topic, id, page};
}

} // namespace

TEST_CASE("a kiosk starts on attract with no way back", "[kiosk][navigator]")
{
    Navigator navigator;
    CHECK(navigator.current() == attract);
    CHECK(navigator.previous() == nullptr);
    navigator.back();
    CHECK(navigator.current() == attract);
}

TEST_CASE("Kembali goes the way back page by page", "[kiosk][navigator]")
{
    Navigator navigator;
    navigator.home();
    navigator.open(topic("go-safe"));
    navigator.open(topic("go-safe", 1));
    navigator.open(topic("go-safe", 2));
    navigator.back();
    CHECK(navigator.current() == topic("go-safe", 1));
    navigator.back();
    CHECK(navigator.current() == topic("go-safe"));
    navigator.back();
    CHECK(navigator.current() == home);
    navigator.back();
    CHECK(navigator.current() == home);
}

TEST_CASE("opening the screen that is shown is no step", "[kiosk][navigator]")
{
    Navigator navigator;
    navigator.home();
    navigator.open(topic("papers"));
    navigator.open(topic("papers"));
    CHECK(navigator.way().size() == 2);
}

TEST_CASE("Kembali never leads into the former visit", "[kiosk][navigator]")
{
    Navigator navigator;
    navigator.open(languages);
    navigator.home();
    navigator.open(outcome);
    navigator.reset();
    CHECK(navigator.way().size() == 1);
    CHECK(navigator.stop().anchor.empty());
    CHECK(navigator.stop().cut.empty());

    navigator.open(languages);
    navigator.home();
    navigator.open(topic("rights"));
    for (int i = 0; i < 100; ++i) {
        navigator.back();
        CHECK_FALSE(navigator.current() == outcome);
    }
    CHECK(navigator.current() == home);
}

TEST_CASE("home leaves no way into what was read before", "[kiosk][navigator]")
{
    Navigator navigator;
    navigator.open(languages);
    navigator.home();
    navigator.open(outcome);
    navigator.home();
    CHECK(navigator.current() == home);
    CHECK(navigator.previous() == nullptr);
}

TEST_CASE("the way stays short under any visitor and keeps its beginning", "[kiosk][navigator]")
{
    Navigator navigator;
    navigator.home();
    for (int i = 0; i < 10000; ++i) {
        navigator.open(topic("go-safe", i % 7));
    }
    CHECK(navigator.way().size() <= 64);
    CHECK(navigator.current() == topic("go-safe", 9999 % 7));
    for (int i = 0; i < 64; ++i) {
        navigator.back();
    }
    CHECK(navigator.current() == home);
}

TEST_CASE("a place is remembered for the stop it belongs to", "[kiosk][navigator]")
{
    Navigator navigator;
    navigator.home();
    navigator.open(topic("papers"));
    navigator.set_place(3, "passport", "id M");
    navigator.open({ScreenKind::Help, {}, 0});
    CHECK(navigator.stop().anchor.empty());
    navigator.back();
    CHECK(navigator.current() == topic("papers", 3));
    CHECK(navigator.stop().anchor == "passport");
    CHECK(navigator.stop().cut == "id M");
}

TEST_CASE("screens that are gone are not on the way back", "[kiosk][navigator]")
{
    Navigator navigator;
    navigator.home();
    navigator.open(topic("papers"));
    navigator.open(languages);
    navigator.leave_out([](const ScreenId& screen) { return screen.kind == ScreenKind::Topic; });
    CHECK(navigator.current() == languages);
    navigator.back();
    CHECK(navigator.current() == home);
    navigator.leave_out([](const ScreenId&) { return true; });
    CHECK(navigator.current() == home);
}
