#include "tests/kiosk/visitor.hpp"

#include <catch2/catch.hpp>

#include <functional>

namespace {

using kiosk::ScreenKind;
using support::all_screens;
using support::answer_all;
using support::begin_check_offer;
using support::topics_with_pages;
using support::Visitor;
using Names = std::vector<std::string>;

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

} // namespace

TEST_CASE("a language change keeps screen and block on every page of every topic (long)",
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
            CHECK(layout::screens::parse_screen(visitor.screen())->argument ==
                  layout::screens::parse_screen(page)->argument);
        }
    });
}

TEST_CASE("T27: a language change keeps every other screen", "[kiosk][language]")
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

TEST_CASE("a change of text size keeps the block on every page of every topic (long)",
          "[kiosk][size]")
{
    on_every_page([](Visitor& visitor, const std::string& page) {
        const std::string block = anchor_of(visitor);
        for (const char* size : {"XL", "M"}) {
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

TEST_CASE("every change of text size and back keeps the block (long)", "[kiosk][size]")
{
    Visitor visitor;
    visitor.begin();
    visitor.open("topic/go-safe");
    do {
        const std::string block = anchor_of(visitor);
        for (const char* size : {"XL", "S", "L", "XL", "L", "S", "M"}) {
            INFO(visitor.screen() << " to " << size);
            REQUIRE(visitor.tap("help"));
            REQUIRE(visitor.tap(std::string("size:") + size));
            REQUIRE(visitor.tap("back"));
            CHECK(anchor_of(visitor) == block);
        }
    } while (visitor.tap("next"));
}
