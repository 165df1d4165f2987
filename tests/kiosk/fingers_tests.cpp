#include "tests/kiosk/visitor.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using kiosk::ContactId;
using kiosk::Kiosk;
using layout::Point;
using support::finger;
using support::nowhere;
using support::other_finger;
using support::Visitor;

TEST_CASE("a palm rests on the panel and the visitor goes on", "[kiosk][touch]")
{
    Visitor visitor;
    visitor.begin();
    visitor.kiosk().down(other_finger, *visitor.place_of("open:topic/cost"), visitor.now());
    visitor.settle();
    REQUIRE(visitor.tap("open:topic/papers"));
    CHECK(visitor.screen() == "topic/papers");
    REQUIRE(visitor.tap("next"));
    REQUIRE(visitor.tap("home"));
    CHECK(visitor.screen() == "home");
    visitor.kiosk().up(other_finger, visitor.now()); // On "cost" still, but of another page.
    visitor.settle();
    CHECK(visitor.screen() == "home");
}

TEST_CASE("two fingers on two buttons: the first that is lifted chooses, the other does nothing",
          "[kiosk][touch]")
{
    Visitor visitor;
    visitor.begin();
    visitor.wait(1s);
    Kiosk& kiosk = visitor.kiosk();
    kiosk.down(finger, *visitor.place_of("open:topic/papers"), visitor.now());
    kiosk.down(other_finger, *visitor.place_of("open:topic/cost"), visitor.now());
    kiosk.up(finger, visitor.now());
    kiosk.up(other_finger, visitor.now()); // Before the page of the first is there.
    visitor.settle();
    CHECK(visitor.screen() == "topic/papers");
}

TEST_CASE("T3: a double tap turns one page", "[kiosk][touch]")
{
    Visitor visitor;
    visitor.begin();
    visitor.open("topic/go-safe");
    const Point next = *visitor.place_of("next");
    visitor.tap_without_waiting(next);
    visitor.settle(); // The next page is there already when the second tap comes.
    visitor.tap_without_waiting(next);
    visitor.settle();
    CHECK(visitor.screen() == "topic/go-safe/1");
    visitor.wait(300ms);
    visitor.tap_without_waiting(next);
    CHECK(visitor.screen() == "topic/go-safe/2");
}

TEST_CASE("a double tap on a text size changes it once", "[kiosk][touch]")
{
    Visitor visitor;
    visitor.begin();
    visitor.open("help");
    const Point larger = *visitor.place_of("size:XL");
    visitor.tap_without_waiting(larger);
    visitor.settle();
    const auto shown = visitor.kiosk().state_line();
    visitor.tap_without_waiting(larger); // Now something else may lie there.
    visitor.settle();
    CHECK(visitor.kiosk().state_line() == shown);
}

TEST_CASE("neither a resting palm nor a wet panel keeps a visit open", "[kiosk][touch][idle]")
{
    Visitor palm;
    palm.begin();
    palm.kiosk().down(finger, nowhere, palm.now());
    palm.wait(121s);
    CHECK(palm.screen() == "idle");
    palm.wait(30s);
    CHECK(palm.screen() == "attract");
    CHECK(palm.kiosk().state_hash() == Visitor().kiosk().state_hash());

    Visitor wet;
    wet.begin();
    std::uint32_t number = 10;
    for (int i = 0; i < 50 * 160; ++i) { // 160 s
        const ContactId ghost{ContactId::Source::Panel, 1, ++number};
        wet.kiosk().down(ghost, nowhere, wet.now());
        wet.kiosk().up(ghost, wet.now());
        wet.wait(20ms);
    }
    CHECK(wet.screen() == "attract");
    CHECK(wet.kiosk().touch().masked_cells(wet.now()) == 1);
}

TEST_CASE("a finger that is lifted beside all buttons goes on from the idle question, a palm not",
          "[kiosk][touch][idle]")
{
    Visitor visitor;
    visitor.begin();
    visitor.kiosk().down(other_finger, nowhere, visitor.now());
    visitor.wait(121s);
    REQUIRE(visitor.screen() == "idle");
    visitor.kiosk().up(other_finger, visitor.now());
    visitor.settle();
    CHECK(visitor.screen() == "idle");
    visitor.tap_at(nowhere);
    CHECK(visitor.screen() == "home");
}

TEST_CASE("a stuck contact has its panel switched off and on while nobody is there",
          "[kiosk][touch]")
{
    Visitor visitor;
    visitor.kiosk().down(finger, nowhere, visitor.now());
    visitor.wait(3min);
    CHECK(visitor.kiosk().take_restarts() == std::vector<int>{1});
    CHECK(visitor.screen() == "attract");
}

TEST_CASE("pulling the panel's cable chooses nothing", "[kiosk][touch]")
{
    Visitor visitor;
    visitor.begin();
    visitor.kiosk().down(finger, *visitor.place_of("open:topic/papers"), visitor.now());
    visitor.settle();
    visitor.kiosk().panel_gone(1, visitor.now());
    visitor.kiosk().up(finger, visitor.now());
    visitor.settle();
    CHECK(visitor.screen() == "home");
    CHECK(visitor.kiosk().request().look.pressed.empty());
}
