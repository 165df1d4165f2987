#include "tests/kiosk/visitor.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace std::chrono_literals;
using kiosk::Key;
using support::all_screens;
using support::answer_all;
using support::begin_check_offer;
using support::nowhere;
using support::Visitor;
using Names = std::vector<std::string>;

/// As a kiosk that nobody has touched, in every respect a test can see.
void check_fresh(const Visitor& visitor)
{
    const Visitor fresh;
    CHECK(visitor.kiosk().state_hash() == fresh.kiosk().state_hash());
    CHECK(visitor.kiosk().state_line() == fresh.kiosk().state_line());
    auto request = visitor.kiosk().request();
    CHECK(request.visit.touch_fault == visitor.kiosk().tells_touch_fault());
    request.visit.touch_fault = false; // The panel's, no visitor's.
    CHECK(request == fresh.kiosk().request());
    CHECK(visitor.kiosk().session() == kiosk::Session(fresh.kiosk().session()));
    CHECK(visitor.kiosk().navigator().way().size() == 1);
    CHECK_FALSE(visitor.kiosk().next_tick(visitor.now()));
}

std::string hash_of_fresh_kiosk()
{
    static const std::string hash = Visitor().kiosk().state_hash();
    return hash;
}

} // namespace

TEST_CASE("T10: a quiet visitor is asked after 120 s, counted down and forgotten after 150 s",
          "[kiosk][idle]")
{
    Visitor visitor;
    visitor.begin();
    visitor.open("topic/papers");
    visitor.tap("next");
    visitor.wait(119s);
    CHECK(visitor.screen() == "topic/papers/1");
    visitor.wait(1s);
    CHECK(visitor.screen() == "idle");
    CHECK(visitor.kiosk().request().visit.idle_seconds == 30);
    for (int left = 29; left > 0; --left) {
        visitor.wait(1s);
        CHECK(visitor.kiosk().request().visit.idle_seconds == left);
    }
    visitor.wait(1s);
    CHECK(visitor.screen() == "attract");
    check_fresh(visitor);
}

TEST_CASE("T11: from every screen of the guide the end of a visit leaves nothing", "[kiosk][idle]")
{
    for (const std::string& name : all_screens()) {
        Visitor visitor;
        visitor.begin("en");
        visitor.open(name);
        INFO(name);
        REQUIRE(visitor.screen() == name);
        visitor.wait(119s);
        CHECK(visitor.kiosk().state_hash() != hash_of_fresh_kiosk());
        visitor.kiosk().tick(visitor.now() + 31s);
        CHECK(visitor.kiosk().state_hash() == hash_of_fresh_kiosk());
        CHECK(visitor.kiosk().navigator().way().size() == 1);
        CHECK(visitor.kiosk().session() == Visitor().kiosk().session());
    }
}

TEST_CASE("\"Selesai\" ends the visit at once from every screen that has it", "[kiosk][idle]")
{
    std::size_t with_button = 0;
    for (const std::string& name : all_screens()) {
        Visitor visitor;
        visitor.begin("en");
        visitor.open(name);
        INFO(name);
        if (visitor.tap("finish")) {
            ++with_button;
            CHECK(visitor.screen() == "attract");
            CHECK(visitor.kiosk().state_hash() == hash_of_fresh_kiosk());
        }
    }
    CHECK(with_button > 80);
}

TEST_CASE("T11: after typing, answers, size, contrast and keys nothing of them is left",
          "[kiosk][idle]")
{
    for (const bool by_time : {false, true}) {
        Visitor visitor;
        begin_check_offer(visitor);
        answer_all(visitor, {"no"});
        visitor.kiosk().act("language:mkn", visitor.now());
        visitor.kiosk().act("size:XL", visitor.now());
        visitor.kiosk().act("contrast:dark", visitor.now());
        visitor.open("agency");
        visitor.kiosk().act("key:M", visitor.now());
        visitor.kiosk().act("key:A", visitor.now());
        visitor.settle();
        visitor.key(Key::Right);
        visitor.key(Key::Replay);
        visitor.kiosk().down(support::finger, nowhere, visitor.now());
        CHECK(visitor.kiosk().session().look_up.typed == "MA");
        if (by_time) {
            visitor.wait(150s);
        } else {
            visitor.kiosk().act("finish", visitor.now());
            visitor.settle();
        }
        visitor.kiosk().up(support::finger, visitor.now());
        check_fresh(visitor);
        visitor.begin();
        REQUIRE(visitor.tap("open:check-offer"));
        visitor.key(Key::Back);
        visitor.key(Key::Back);
        CHECK(visitor.screen() == "home");
    }
}

TEST_CASE("what was touched on attract without choosing is forgotten too", "[kiosk][idle]")
{
    Visitor visitor;
    visitor.kiosk().act("say:language:id", visitor.now());
    visitor.settle();
    CHECK(visitor.kiosk().session().says_no_voice);
    visitor.wait(150s);
    check_fresh(visitor);
}

TEST_CASE("a touch anywhere on the idle question goes on where the visitor was", "[kiosk][idle]")
{
    for (const std::string place : {"go-on", "home", "back", "contacts", "beside"}) {
        INFO(place);
        Visitor visitor;
        visitor.begin("en");
        visitor.open("topic/papers");
        visitor.tap("next");
        visitor.wait(130s);
        REQUIRE(visitor.screen() == "idle");
        if (place == "beside") {
            REQUIRE(kiosk::region_at(visitor.page(), nowhere).empty());
            visitor.tap_at(nowhere);
        } else {
            REQUIRE(visitor.tap(place));
        }
        CHECK(visitor.screen() == "topic/papers/1");
        CHECK(visitor.kiosk().session().language == "en");
        visitor.wait(119s); // And has the whole time again.
        CHECK(visitor.screen() == "topic/papers/1");
        visitor.wait(1s);
        CHECK(visitor.screen() == "idle");
        CHECK(visitor.kiosk().request().visit.idle_seconds == 30);
    }
}

TEST_CASE("any key goes on, and the focus waits on the button that says so", "[kiosk][idle]")
{
    for (const Key key : {Key::Enter, Key::Right, Key::Left, Key::Up, Key::Down, Key::Home,
                          Key::Back, Key::Replay}) {
        Visitor visitor;
        visitor.begin();
        visitor.open("topic/papers");
        for (int i = 0; i < 20 && visitor.kiosk().session().focus != "finish"; ++i) {
            visitor.key(Key::Right);
        }
        REQUIRE(visitor.kiosk().session().focus == "finish");
        visitor.wait(125s);
        REQUIRE(visitor.screen() == "idle");
        CHECK(visitor.kiosk().session().focus == "go-on");
        visitor.key(key);
        CHECK(visitor.screen() == "topic/papers");
    }
}

TEST_CASE("\"Selesai\" on the idle question ends the visit", "[kiosk][idle]")
{
    Visitor visitor;
    visitor.begin();
    visitor.wait(121s);
    REQUIRE(visitor.screen() == "idle");
    REQUIRE(visitor.tap("finish"));
    check_fresh(visitor);
}

TEST_CASE("the idle question keeps answers and letters of who goes on", "[kiosk][idle]")
{
    Visitor visitor;
    begin_check_offer(visitor);
    answer_all(visitor, {"yes", "no"});
    visitor.kiosk().act("key:M", visitor.now());
    visitor.wait(140s);
    REQUIRE(visitor.tap("go-on"));
    CHECK(visitor.screen() == "check-offer/company-direct");
    CHECK(visitor.kiosk().session().look_up.typed == "M");
    answer_all(visitor, {"no"});
    CHECK(visitor.kiosk().request().visit.reasons == Names{"check-offer.company-direct/no/reason"});
}

TEST_CASE("the next visitor does not get the idle time of the one before", "[kiosk][idle]")
{
    Visitor visitor;
    visitor.wait(3h);
    visitor.begin();
    visitor.wait(119s);
    CHECK(visitor.screen() == "home");
}

TEST_CASE("a finger that was felt in time keeps the visit, though it is read too late",
          "[kiosk][idle]")
{
    Visitor visitor;
    visitor.begin();
    REQUIRE(visitor.tap("open:topic/papers"));
    const kiosk::Moment felt = visitor.now() + 149s;
    visitor.kiosk().down(support::other_finger, nowhere, felt);
    visitor.kiosk().up(support::other_finger, felt + 60ms);
    visitor.wait(151s);
    CHECK(visitor.screen() != "attract");
}
