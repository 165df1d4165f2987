#include "content/layout/screens/screen_id.hpp"

#include <catch2/catch.hpp>

namespace {

using layout::screens::parse_screen;
using layout::screens::ScreenId;
using layout::screens::ScreenKind;

} // namespace

TEST_CASE("every name of a screen is read and written alike", "[layout][screens]")
{
    for (const char* name : {"attract",
                             "attract#2",
                             "languages",
                             "languages#3",
                             "home",
                             "home#2",
                             "list",
                             "list/2",
                             "topic/go-safe",
                             "topic/go-safe/1",
                             "topic/go-safe/12",
                             "check-offer",
                             "check-offer/company-direct",
                             "check-offer/visa#2",
                             "outcome/red",
                             "outcome/green#2",
                             "agency",
                             "agency/MAJU",
                             "contacts",
                             "contacts#4",
                             "help",
                             "help#2",
                             "idle",
                             "service",
                             "service#3"}) {
        const auto screen = parse_screen(name);
        INFO(name);
        REQUIRE(screen);
        CHECK(to_string(*screen) == name);
        CHECK(parse_screen(to_string(*screen)) == screen);
    }
}

TEST_CASE("pages of a topic count from its title, the others from one", "[layout][screens]")
{
    CHECK(parse_screen("topic/papers/3") == ScreenId{ScreenKind::Topic, "papers", 3});
    CHECK(parse_screen("topic/papers/0") == ScreenId{ScreenKind::Topic, "papers", 0});
    CHECK(parse_screen("side/papers/3") == ScreenId{ScreenKind::Side, "papers", 3});
    CHECK(parse_screen("takeaway/outcome-red#2") ==
          ScreenId{ScreenKind::Takeaway, "outcome-red", 1});
    CHECK(parse_screen("checklist/papers") == ScreenId{ScreenKind::Checklist, "papers", 0});
    CHECK(parse_screen("topic/papers#3") == ScreenId{ScreenKind::Topic, "papers", 2});
    CHECK(parse_screen("list/1") == ScreenId{ScreenKind::List, {}, 0});
    CHECK(parse_screen("home#1") == ScreenId{ScreenKind::Home, {}, 0});
}

TEST_CASE("what is no screen is refused", "[layout][screens]")
{
    for (const char* name : {"",
                             " ",
                             "Home",
                             "home ",
                             " home",
                             "home/2",
                             "home/",
                             "home#",
                             "home#0",
                             "home#-1",
                             "home#+2",
                             "home#2x",
                             "home#1000",
                             "home#99999999999999999999",
                             "home##2",
                             "#2",
                             "/",
                             "topic",
                             "topic/",
                             "topic//1",
                             "topic/go-safe/",
                             "topic/go-safe/x",
                             "topic/go-safe/-1",
                             "topic/go-safe/1/2",
                             "topic/go-safe/1#2",
                             "list/",
                             "list/0",
                             "list/x",
                             "outcome",
                             "outcome/",
                             "check-offer/",
                             "agency/",
                             "attract/x",
                             "contacts/1",
                             "help/1",
                             "idle/1",
                             "service/1",
                             "takeaway",
                             "takeaway/",
                             "checklist",
                             "side",
                             "side/",
                             "side/papers/x",
                             "t\xC3\xB6pic/x"}) {
        INFO(name);
        CHECK_FALSE(parse_screen(name));
    }
}
