#include "kiosk/kiosk.hpp"

#include "tests/kiosk/visitor.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

namespace {

using namespace std::chrono_literals;
using kiosk::Key;
using kiosk::Kiosk;
using kiosk::ScreenId;
using kiosk::ScreenKind;
using layout::Point;
using layout::Points;
using layout::screens::Contrast;
using layout::screens::TextSize;
using support::RealGuide;
using support::Visitor;
using Names = std::vector<std::string>;

/// All screens a visitor can be on, by name.
Names all_screens()
{
    RealGuide& real = RealGuide::get();
    layout::screens::ScreenLook look;
    look.panel = support::test_panel();
    Names names;
    for (const auto& screen : real.screens.all_screens("id", look, *real.fonts, real.scratch)) {
        if (screen.kind != ScreenKind::Idle) { // A question over a screen, none itself.
            names.push_back(to_string(screen));
        }
    }
    return names;
}

Names topics_with_pages()
{
    Names names;
    for (const auto* topic : RealGuide::get().screens.topics("id")) {
        if (topic != RealGuide::get().screens.wizard()) {
            names.push_back("topic/" + topic->id);
        }
    }
    return names;
}

/// As a kiosk that nobody has touched, in every respect a test can see.
void check_fresh(const Visitor& visitor)
{
    const Visitor fresh;
    CHECK(visitor.kiosk().state_hash() == fresh.kiosk().state_hash());
    CHECK(visitor.kiosk().state_line() == fresh.kiosk().state_line());
    CHECK(visitor.kiosk().request() == fresh.kiosk().request());
    CHECK(visitor.kiosk().session() == kiosk::Session(fresh.kiosk().session()));
    CHECK(visitor.kiosk().navigator().way().size() == 1);
    CHECK_FALSE(visitor.kiosk().next_tick(visitor.now()));
}

std::string hash_of_fresh_kiosk()
{
    static const std::string hash = Visitor().kiosk().state_hash();
    return hash;
}

/// Middle of the screen's top edge: no screen has a button there.
constexpr Point nowhere{Points(400), Points(1)};

Point beside(const Visitor& visitor)
{
    REQUIRE(kiosk::region_at(visitor.page(), nowhere).empty());
    return nowhere;
}

const std::string& anchor_of(const Visitor& visitor)
{
    return visitor.kiosk().navigator().stop().anchor;
}

/// Does something on each page of each topic, from home.
void on_every_page(const std::function<void(Visitor&, const std::string& page)>& act)
{
    for (const std::string& topic : topics_with_pages()) {
        Visitor visitor;
        visitor.begin();
        visitor.open(topic);
        REQUIRE(visitor.screen() == topic);
        for (int page = 0; page < 50; ++page) {
            const std::string before = visitor.screen();
            act(visitor, before);
            REQUIRE(visitor.screen() == before);
            if (!visitor.tap("next")) {
                break;
            }
            REQUIRE(visitor.screen() != before);
        }
    }
}

void answer_all(Visitor& visitor, const Names& answers)
{
    for (const std::string& answer : answers) {
        INFO(visitor.screen());
        REQUIRE(visitor.tap("answer:" + answer));
    }
}

void begin_check_offer(Visitor& visitor)
{
    visitor.begin();
    REQUIRE(visitor.tap("open:check-offer"));
    REQUIRE(visitor.tap("open:check-offer/age"));
}

} // namespace

TEST_CASE("a kiosk at rest shows attract in the source language and waits for nothing",
          "[kiosk][session]")
{
    const Visitor visitor;
    CHECK(visitor.screen() == "attract");
    CHECK(visitor.kiosk().session().language == "id");
    CHECK(visitor.kiosk().session().text == TextSize::M);
    CHECK_FALSE(visitor.kiosk().next_tick(24h));
    check_fresh(visitor);
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

TEST_CASE("a press shows under the finger, goes with it and acts only inside", "[kiosk][touch]")
{
    Visitor visitor;
    visitor.begin();
    Kiosk& kiosk = visitor.kiosk();
    const Point at = *visitor.place_of("open:topic/papers");
    const Point away = beside(visitor);

    kiosk.down(at, 1s);
    CHECK(kiosk.request().look.pressed == "open:topic/papers");
    kiosk.moved(away);
    CHECK(kiosk.request().look.pressed.empty());
    kiosk.moved(at);
    CHECK(kiosk.request().look.pressed == "open:topic/papers");
    kiosk.moved(away);
    kiosk.up(away, 2s);
    CHECK(kiosk.request().look.pressed.empty());
    CHECK(visitor.screen() == "home");

    kiosk.down(at, 3s);
    kiosk.moved({at.x + Points(3), at.y + Points(3)});
    kiosk.up({at.x + Points(3), at.y + Points(3)}, 4s);
    CHECK(visitor.screen() == "topic/papers");
    CHECK(kiosk.request().look.pressed.empty());
}

TEST_CASE("a drag from one button to another does nothing", "[kiosk][touch]")
{
    Visitor visitor;
    visitor.begin();
    Kiosk& kiosk = visitor.kiosk();
    const Point papers = *visitor.place_of("open:topic/papers");
    const Point cost = *visitor.place_of("open:topic/cost");
    kiosk.down(papers, 1s);
    kiosk.moved(cost);
    CHECK(kiosk.request().look.pressed.empty());
    kiosk.up(cost, 2s);
    CHECK(visitor.screen() == "home");
    kiosk.down(beside(visitor), 3s);
    kiosk.moved(cost);
    kiosk.up(cost, 4s);
    CHECK(visitor.screen() == "home");
    kiosk.up(cost, 5s); // A release without a press.
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
    visitor.kiosk().take(std::move(late));
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
    CHECK(kiosk.session().typed == "MA ");
    for (int i = 0; i < 100; ++i) {
        kiosk.act("key:A", visitor.now());
    }
    CHECK(kiosk.session().typed.size() == 24);
    for (int i = 0; i < 100; ++i) {
        kiosk.act("key:delete", visitor.now());
    }
    CHECK(kiosk.session().typed.empty());
}

TEST_CASE("a quiet visitor is asked after 120 s, counted down and forgotten after 150 s",
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

TEST_CASE("from every screen of the guide the end of a visit leaves nothing", "[kiosk][idle]")
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

TEST_CASE("after typing, answers, size, contrast and keys nothing of them is left", "[kiosk][idle]")
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
        visitor.kiosk().down(nowhere, visitor.now());
        CHECK(visitor.kiosk().session().typed == "MA");
        if (by_time) {
            visitor.wait(150s);
        } else {
            visitor.kiosk().act("finish", visitor.now());
            visitor.settle();
        }
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
            visitor.tap_at(beside(visitor));
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
    CHECK(visitor.kiosk().session().typed == "M");
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

TEST_CASE("a language change keeps screen and block on every page of every topic",
          "[kiosk][language]")
{
    on_every_page([](Visitor& visitor, const std::string& page) {
        const std::string block = anchor_of(visitor);
        for (const char* language : {"en", "mkn", "id"}) {
            INFO(page << " to " << language);
            REQUIRE(visitor.tap("languages"));
            CHECK(visitor.screen() == "languages");
            REQUIRE(visitor.choose_language(language));
            CHECK(visitor.kiosk().session().language == language);
            CHECK(anchor_of(visitor) == block);
            CHECK(ScreenId(*layout::screens::parse_screen(visitor.screen())).argument ==
                  ScreenId(*layout::screens::parse_screen(page)).argument);
        }
    });
}

TEST_CASE("a language change keeps every other screen", "[kiosk][language]")
{
    for (const std::string& name : all_screens()) {
        const auto kind = layout::screens::parse_screen(name)->kind;
        if (kind == ScreenKind::Attract || kind == ScreenKind::Languages ||
            kind == ScreenKind::Topic) {
            continue;
        }
        Visitor visitor;
        visitor.begin();
        visitor.open(name);
        INFO(name);
        REQUIRE(visitor.tap("languages"));
        REQUIRE(visitor.choose_language("en"));
        CHECK(layout::screens::parse_screen(visitor.screen())->kind == kind);
        CHECK(visitor.kiosk().session().language == "en");
    }
}

TEST_CASE("the language pages leave no step on the way back", "[kiosk][language]")
{
    Visitor visitor;
    visitor.begin();
    visitor.open("topic/papers");
    REQUIRE(visitor.tap("languages"));
    REQUIRE(visitor.choose_language("en"));
    REQUIRE(visitor.screen() == "topic/papers");
    REQUIRE(visitor.tap("back"));
    CHECK(visitor.screen() == "home");
}

TEST_CASE("a language change in the middle of the questions keeps the answers", "[kiosk][language]")
{
    Visitor visitor;
    begin_check_offer(visitor);
    answer_all(visitor, {"yes", "yes", "dont-know"});
    REQUIRE(visitor.tap("languages"));
    REQUIRE(visitor.choose_language("en"));
    CHECK(visitor.screen() == "check-offer/visa");
    answer_all(visitor, {"no"});
    CHECK(visitor.screen() == "outcome/red");
    REQUIRE(visitor.tap("back"));
    answer_all(visitor, {"yes", "yes", "no", "no", "yes"});
    CHECK(visitor.screen() == "outcome/yellow");
    CHECK(visitor.kiosk().request().visit.reasons == Names{"ui.unsure"});
}

TEST_CASE("a change of text size keeps the block on every page of every topic", "[kiosk][size]")
{
    on_every_page([](Visitor& visitor, const std::string& page) {
        const std::string block = anchor_of(visitor);
        for (const char* size : {"XL", "S", "L", "M"}) {
            INFO(page << " to " << size);
            REQUIRE(visitor.tap("help"));
            REQUIRE(visitor.tap(std::string("size:") + size));
            REQUIRE(visitor.tap("back"));
            CHECK(anchor_of(visitor) == block);
        }
    });
}

TEST_CASE("Kembali after a change of size finds the block that was read before", "[kiosk][size]")
{
    Visitor visitor;
    visitor.begin();
    visitor.open("topic/go-safe");
    visitor.tap("next");
    visitor.tap("next");
    const std::string block = anchor_of(visitor);
    visitor.tap("next");
    REQUIRE(visitor.tap("help"));
    REQUIRE(visitor.tap("size:XL"));
    REQUIRE(visitor.tap("back"));
    REQUIRE(visitor.tap("back"));
    CHECK(anchor_of(visitor) == block);
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

TEST_CASE("every topic is at most three touches from home", "[kiosk][screens]")
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
