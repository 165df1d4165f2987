#include "kiosk/kiosk.hpp"

#include "tests/kiosk/visitor.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace std::chrono_literals;
using kiosk::Key;
using kiosk::Kiosk;
using layout::Point;
using layout::Points;
using layout::screens::Contrast;
using layout::screens::TextSize;
using support::all_screens;
using support::answer_all;
using support::begin_check_offer;
using support::finger;
using support::nowhere;
using support::RealGuide;
using support::topics_with_pages;
using support::Visitor;
using Names = std::vector<std::string>;

} // namespace

TEST_CASE("T18: a kiosk at rest shows attract in the source language and waits for nothing",
          "[kiosk][session]")
{
    const Visitor visitor;
    CHECK(visitor.screen() == "attract");
    CHECK(visitor.kiosk().session().language == "id");
    CHECK(visitor.kiosk().session().text == TextSize::M);
    CHECK_FALSE(visitor.kiosk().next_tick(24h));
}

TEST_CASE("a language tile on attract chooses at once", "[kiosk][session]")
{
    Visitor visitor;
    REQUIRE(visitor.choose_language("en"));
    CHECK(visitor.screen() == "home");
    CHECK(visitor.kiosk().session().language == "en");
    visitor.key(Key::Back);
    CHECK(visitor.screen() == "home");
}

TEST_CASE("a touch beside the tiles and any key open the language page", "[kiosk][session]")
{
    Visitor touching;
    touching.tap_at(nowhere);
    CHECK(touching.screen() == "languages");
    for (const Key key : {Key::Left, Key::Right, Key::Up, Key::Down, Key::Enter, Key::Home,
                          Key::Back, Key::Replay}) {
        Visitor visitor;
        visitor.key(key);
        CHECK(visitor.screen() == "languages");
        CHECK_FALSE(visitor.kiosk().session().focus.empty());
    }
}

TEST_CASE("size and contrast change at once and stay for the visit", "[kiosk][session]")
{
    Visitor visitor;
    visitor.begin();
    REQUIRE(visitor.tap("help"));
    for (const char* size : {"S", "L", "XL", "M", "XL"}) {
        REQUIRE(visitor.tap(std::string("size:") + size));
        CHECK(visitor.kiosk().request().look.text == layout::screens::parse_text_size(size));
        CHECK(visitor.screen() == "help");
    }
    for (const char* contrast : {"dark", "light", "normal", "dark"}) {
        INFO(contrast);
        for (int page = 0; page < 9 && !visitor.sees(std::string("contrast:") + contrast); ++page) {
            if (!visitor.tap("next")) {
                visitor.open("help");
            }
        }
        REQUIRE(visitor.tap(std::string("contrast:") + contrast));
        CHECK(visitor.kiosk().request().look.contrast == layout::screens::parse_contrast(contrast));
    }
    REQUIRE(visitor.tap("home"));
    CHECK(visitor.kiosk().request().look.text == TextSize::XL);
    CHECK(visitor.kiosk().request().look.contrast == Contrast::Dark);
}

TEST_CASE("T3: a press shows under the finger, goes with it and acts only inside", "[kiosk][touch]")
{
    Visitor visitor;
    visitor.begin();
    Kiosk& kiosk = visitor.kiosk();
    const Point at = *visitor.place_of("open:topic/papers");
    const Point away = nowhere;
    REQUIRE(kiosk::region_at(visitor.page(), away).empty());

    kiosk.down(finger, at, 11s);
    CHECK(kiosk.request().look.pressed == "open:topic/papers");
    kiosk.moved(finger, away, 11s);
    CHECK(kiosk.request().look.pressed.empty());
    kiosk.moved(finger, at, 11s);
    CHECK(kiosk.request().look.pressed == "open:topic/papers");
    kiosk.moved(finger, away, 12s);
    kiosk.up(finger, 12s);
    CHECK(kiosk.request().look.pressed.empty());
    CHECK(visitor.screen() == "home");

    kiosk.down(finger, at, 13s);
    kiosk.moved(finger, {at.x + Points(3), at.y + Points(3)}, 14s);
    kiosk.up(finger, 14s);
    CHECK(visitor.screen() == "topic/papers");
    CHECK(kiosk.request().look.pressed.empty());
}

TEST_CASE("T3: a drag from one button to another does nothing", "[kiosk][touch]")
{
    Visitor visitor;
    visitor.begin();
    Kiosk& kiosk = visitor.kiosk();
    const Point papers = *visitor.place_of("open:topic/papers");
    const Point cost = *visitor.place_of("open:topic/cost");
    kiosk.down(finger, papers, 11s);
    kiosk.moved(finger, cost, 12s);
    CHECK(kiosk.request().look.pressed.empty());
    kiosk.up(finger, 12s);
    CHECK(visitor.screen() == "home");
    kiosk.down(finger, nowhere, 13s);
    kiosk.moved(finger, cost, 14s);
    kiosk.up(finger, 14s);
    CHECK(visitor.screen() == "home");
    kiosk.up(finger, 15s); // A release without a press.
    CHECK(visitor.screen() == "home");
}

TEST_CASE("a second quick tap does not answer a question that nobody has seen", "[kiosk][touch]")
{
    Visitor visitor;
    begin_check_offer(visitor);
    const Point yes = *visitor.place_of("answer:yes");
    visitor.tap_without_waiting(yes);
    visitor.tap_without_waiting(yes);
    visitor.tap_without_waiting(yes);
    visitor.settle();
    CHECK(visitor.screen() == "check-offer/company");
    visitor.tap_at(yes);
    CHECK(visitor.screen() == "check-offer/confirmed");
}

TEST_CASE("a second quick tap on \"next\" skips no page", "[kiosk][touch]")
{
    Visitor visitor;
    visitor.begin();
    visitor.open("topic/go-safe");
    const Point next = *visitor.place_of("next");
    visitor.tap_without_waiting(next);
    visitor.tap_without_waiting(next);
    visitor.settle();
    CHECK(visitor.screen() == "topic/go-safe/1");
}

TEST_CASE("Enter twice at once chooses once", "[kiosk][keys]")
{
    Visitor visitor;
    begin_check_offer(visitor);
    for (int i = 0; i < 20 && visitor.kiosk().session().focus != "answer:yes"; ++i) {
        visitor.key(Key::Right);
    }
    REQUIRE(visitor.kiosk().session().focus == "answer:yes");
    visitor.kiosk().key(Key::Enter, visitor.now());
    visitor.kiosk().key(Key::Enter, visitor.now());
    visitor.settle();
    CHECK(visitor.screen() == "check-offer/company");
}

TEST_CASE("a finished page that nobody wants any more is not shown", "[kiosk][touch]")
{
    Visitor visitor;
    visitor.begin();
    RealGuide& real = RealGuide::get();
    visitor.kiosk().act("open:topic/papers", visitor.now());
    auto late =
        kiosk::prepare_page(real.screens, visitor.kiosk().request(), *real.fonts, real.scratch);
    visitor.kiosk().act("home", visitor.now());
    visitor.settle();
    visitor.kiosk().take(std::move(late), visitor.now());
    CHECK(visitor.sees("open:topic/papers")); // Still home.
}

TEST_CASE("no button on any page is dead", "[kiosk][screens]")
{
    for (const std::string& name : all_screens()) {
        Visitor visitor;
        visitor.begin();
        visitor.open(name);
        for (const auto& region : visitor.page().regions) {
            INFO(name << " " << region.action);
            Visitor again = visitor;
            const auto before = again.kiosk().request();
            const auto way = again.kiosk().navigator().way().size();
            again.kiosk().act(region.action, again.now());
            const bool changed = !(again.kiosk().request() == before) ||
                                 again.kiosk().navigator().way().size() != way;
            const bool chosen_already =
                region.action == "size:M" || region.action == "contrast:normal" ||
                (name == "help" && region.action == "help") || region.action == name;
            CHECK((changed || chosen_already));
            if (region.action.rfind("open:", 0) == 0) {
                const auto target = layout::screens::parse_screen(region.action.substr(5));
                REQUIRE(target);
                CHECK(again.screen() == to_string(*target));
            }
        }
    }
}

TEST_CASE("an action that does not exist changes nothing", "[kiosk][screens]")
{
    Visitor visitor;
    visitor.begin();
    const std::string before = visitor.kiosk().state_hash();
    for (const char* action :
         {"", ":", "open:", "open:topic/none", "open:service", "open:home#0", "size:XXL",
          "contrast:pink", "language:xx", "language:", "answer:yes", "dance"}) {
        INFO(action);
        visitor.kiosk().act(action, visitor.now());
        CHECK(visitor.kiosk().state_hash() == before);
    }
}

TEST_CASE("answers lead to the outcome with their reasons, and Kembali changes one",
          "[kiosk][wizard]")
{
    Visitor visitor;
    begin_check_offer(visitor);
    answer_all(visitor, {"yes", "yes", "yes", "no"});
    REQUIRE(visitor.screen() == "outcome/red");
    CHECK(visitor.kiosk().request().visit.reasons == Names{"check-offer.visa/no/reason"});

    REQUIRE(visitor.tap("contacts"));
    REQUIRE(visitor.tap("back"));
    CHECK(visitor.screen() == "outcome/red");
    CHECK(visitor.kiosk().request().visit.reasons == Names{"check-offer.visa/no/reason"});

    REQUIRE(visitor.tap("back"));
    REQUIRE(visitor.screen() == "check-offer/visa");
    answer_all(visitor, {"yes", "yes", "yes", "no", "yes", "no"});
    // Nobody has confirmed the list of countries: that question is not asked.
    REQUIRE(visitor.screen() == "check-offer/family");
    answer_all(visitor, {"yes"});
    CHECK(visitor.screen() == "outcome/yellow");
    CHECK(visitor.kiosk().request().visit.reasons == Names{"check-offer.money-office/yes/reason"});
}

TEST_CASE("begun again, the questions forget the answers of before", "[kiosk][wizard]")
{
    Visitor visitor;
    begin_check_offer(visitor);
    answer_all(visitor, {"no"});
    REQUIRE(visitor.screen() == "outcome/red");
    REQUIRE(visitor.tap("home"));
    REQUIRE(visitor.tap("open:check-offer"));
    REQUIRE(visitor.tap("open:check-offer/age"));
    answer_all(visitor, {"yes", "yes", "yes", "yes", "yes", "no", "no", "yes"});
    CHECK(visitor.screen() == "outcome/yellow");
    CHECK(visitor.kiosk().request().visit.reasons == Names{"ui.unsure"});
}

TEST_CASE("letters of the look-up are typed, deleted and kept short", "[kiosk][agency]")
{
    Visitor visitor;
    visitor.begin();
    visitor.open("agency");
    Kiosk& kiosk = visitor.kiosk();
    for (const char* key : {"key:M", "key:A", "key:space", "key:J", "key:delete"}) {
        kiosk.act(key, visitor.now());
    }
    CHECK(kiosk.session().look_up.typed == "MA ");
    for (int i = 0; i < 100; ++i) {
        kiosk.act("key:A", visitor.now());
    }
    CHECK(kiosk.session().look_up.typed.size() == 24);
    for (int i = 0; i < 100; ++i) {
        kiosk.act("key:delete", visitor.now());
    }
    CHECK(kiosk.session().look_up.typed.empty());
}

TEST_CASE("a speaker without a clip says so until the next touch", "[kiosk][speech]")
{
    Visitor visitor;
    visitor.begin();
    REQUIRE(visitor.tap("listen"));
    CHECK(visitor.kiosk().request().visit.says_no_voice);
    CHECK(visitor.screen() == "home");
    REQUIRE(visitor.tap("help"));
    CHECK_FALSE(visitor.kiosk().request().visit.says_no_voice);
}

TEST_CASE("T21: every topic is at most three touches from home", "[kiosk][screens]")
{
    for (const std::string& topic : topics_with_pages()) {
        Visitor visitor;
        visitor.begin();
        int touches = 0;
        while (touches < 3 && visitor.screen() != topic) {
            ++touches;
            if (!visitor.tap("open:" + topic)) {
                REQUIRE((visitor.tap("next") || visitor.tap("open:home#2")));
            }
        }
        INFO(topic);
        CHECK(visitor.screen() == topic);
    }
}

TEST_CASE("the last page of a topic leads home or on", "[kiosk][screens]")
{
    for (const std::string& topic : topics_with_pages()) {
        Visitor visitor;
        visitor.begin();
        visitor.open(topic);
        int pages = 1;
        while (visitor.tap("next")) {
            REQUIRE(++pages < 50);
        }
        INFO(topic);
        CHECK(pages > 1);
        REQUIRE(visitor.tap("home"));
        CHECK(visitor.screen() == "home");
    }
}

TEST_CASE("a machine that needs two seconds for a page still asks whether somebody is there",
          "[kiosk][idle]")
{
    auto& real = support::RealGuide::get();
    Visitor visitor;
    visitor.begin();
    const kiosk::Moment asks = visitor.now() + 120s;
    visitor.kiosk().tick(asks);
    const auto slow =
        kiosk::prepare_page(real.screens, visitor.kiosk().request(), *real.fonts, real.scratch);
    visitor.kiosk().tick(asks + 2s); // The countdown has gone on.
    REQUIRE_FALSE(slow.request == visitor.kiosk().request());
    visitor.kiosk().take(slow, asks + 2s);
    REQUIRE(visitor.kiosk().page() != nullptr);
    const auto& regions = visitor.kiosk().page()->regions;
    CHECK(std::any_of(regions.begin(), regions.end(),
                      [](const auto& region) { return region.action == "go-on"; }));
    CHECK(visitor.kiosk().wants_page()); // The right number is still to come.
}
