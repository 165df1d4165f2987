#include "kiosk/focus.hpp"

#include "content/layout/screens/reading.hpp"
#include "tests/kiosk/visitor.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace {

using kiosk::Key;
using kiosk::move_focus;
using kiosk::region_at;
using layout::DisplayList;
using layout::Point;
using layout::Points;
using layout::Rect;
using support::RealGuide;
using Actions = std::set<std::string>;

Rect rect(double x, double y, double width, double height)
{
    return {Points(x), Points(y), Points(width), Points(height)};
}

DisplayList page_of(std::vector<layout::Region> regions)
{
    DisplayList page;
    page.size = {Points(400), Points(300)};
    page.regions = std::move(regions);
    return page;
}

bool lies_in(const Rect& inner, const Rect& outer)
{
    const double hair = 0.1;
    return inner.x.value() >= outer.x.value() - hair && inner.y.value() >= outer.y.value() - hair &&
           inner.right().value() <= outer.right().value() + hair &&
           inner.bottom().value() <= outer.bottom().value() + hair &&
           inner.width.value() * inner.height.value() < outer.width.value() * outer.height.value();
}

/// Every visitor's page has words that are no button's.
bool has_words(const DisplayList& page)
{
    return std::any_of(page.texts.begin(), page.texts.end(), [](const layout::TextBlock& text) {
        return text.role == layout::Role::Heading || text.role == layout::Role::Step;
    });
}

/// What a keypad must reach on a page: its words, and all but what a larger region does already.
Actions stops_of(const DisplayList& page)
{
    Actions stops;
    if (has_words(page)) {
        stops.insert(layout::screens::text_stop);
    }
    for (const auto& region : page.regions) {
        const bool inside =
            std::any_of(page.regions.begin(), page.regions.end(), [&](const layout::Region& other) {
                return other.rect.width < page.size.width && lies_in(region.rect, other.rect);
            });
        if (region.action != "wake" && !inside) {
            stops.insert(region.action);
        }
    }
    return stops;
}

/// Everything one key reaches when it is pressed again and again.
Actions reached_with(const DisplayList& page, Key key)
{
    Actions reached;
    std::string focus;
    for (std::size_t i = 0; i < 3 * page.regions.size() + 3; ++i) {
        focus = move_focus(page, focus, key);
        reached.insert(focus);
    }
    return reached;
}

struct NamedPage {
    std::string name;
    DisplayList list;
};

/// Every page of the guide in a language and text size.
std::vector<NamedPage> all_pages(const std::string& language, layout::screens::TextSize text)
{
    RealGuide& real = RealGuide::get();
    layout::screens::ScreenLook look;
    look.panel = support::test_panel();
    look.text = text;
    layout::screens::VisitState visit;
    visit.language = language;
    std::vector<NamedPage> pages;
    for (auto screen : real.screens.all_screens(language, look, *real.fonts, real.scratch)) {
        if (screen.page != 0) {
            continue;
        }
        for (auto& page : real.screens.lay_out(screen, visit, look, *real.fonts, real.scratch)) {
            pages.push_back({to_string(screen), std::move(page.list)});
            ++screen.page;
        }
    }
    return pages;
}

} // namespace

TEST_CASE("T26: every button of every page of the guide is reached with one key",
          "[kiosk][focus][T26]")
{
    using layout::screens::TextSize;
    for (const auto text : {TextSize::M, TextSize::XL}) {
        for (const auto& [name, page] : all_pages("id", text)) {
            INFO(name << " at " << name_of(text));
            const Actions stops = stops_of(page);
            CHECK_FALSE(stops.empty());
            CHECK(reached_with(page, Key::Right) == stops);
            CHECK(reached_with(page, Key::Left) == stops);
            CHECK(reached_with(page, Key::Next) == stops);
        }
    }
}

TEST_CASE("Up and Down move to a button that is there", "[kiosk][focus]")
{
    for (const auto& [name, page] : all_pages("en", layout::screens::TextSize::M)) {
        const Actions stops = stops_of(page);
        for (const std::string& from : stops) {
            INFO(name << " from " << from);
            CHECK(stops.count(move_focus(page, from, Key::Up)) == 1);
            CHECK(stops.count(move_focus(page, from, Key::Down)) == 1);
        }
    }
}

TEST_CASE("from the first button of every page Down leads to the bar", "[kiosk][focus]")
{
    for (const auto& [name, page] : all_pages("id", layout::screens::TextSize::M)) {
        if (!stops_of(page).count("finish")) {
            continue;
        }
        std::string focus = kiosk::first_focus(page);
        for (int i = 0; i < 10; ++i) {
            focus = move_focus(page, focus, Key::Down);
        }
        INFO(name);
        CHECK(Actions{"back", "home", "listen", "help", "languages", "finish", "contacts"}.count(
                  focus) == 1);
    }
}

TEST_CASE("the speaker square inside a tile is no stop of its own", "[kiosk][focus]")
{
    const auto page = page_of({{"open:topic/papers", rect(10, 10, 100, 100)},
                               {"say:papers.tile", rect(80, 20, 20, 20)},
                               {"open:contacts", rect(120, 10, 100, 100)}});
    CHECK(reached_with(page, Key::Right) == Actions{"open:topic/papers", "open:contacts"});
    CHECK(move_focus(page, "say:papers.tile", Key::Right) == "open:topic/papers");
}

TEST_CASE("two buttons that do the same are one stop", "[kiosk][focus]")
{
    const auto page = page_of({{"home", rect(10, 10, 100, 50)},
                               {"back", rect(10, 200, 50, 50)},
                               {"home", rect(70, 200, 50, 50)},
                               {"finish", rect(130, 200, 50, 50)}});
    CHECK(move_focus(page, "back", Key::Right) == "finish");
    CHECK(move_focus(page, "finish", Key::Right) == "home");
    CHECK(move_focus(page, "home", Key::Left) == "finish");
}

TEST_CASE("Right at the end begins again and Left at the beginning goes to the end",
          "[kiosk][focus]")
{
    const auto page = page_of({{"a", rect(0, 0, 50, 50)}, {"b", rect(60, 0, 50, 50)}});
    CHECK(move_focus(page, {}, Key::Left) == "a");
    CHECK(move_focus(page, "a", Key::Right) == "b");
    CHECK(move_focus(page, "b", Key::Right) == "a");
    CHECK(move_focus(page, "a", Key::Left) == "b");
    CHECK(move_focus(page, "gone", Key::Right) == "a");
}

TEST_CASE("Up and Down stay where nothing lies in that direction", "[kiosk][focus]")
{
    const auto page = page_of({{"a", rect(0, 0, 50, 50)},
                               {"b", rect(60, 0, 50, 50)},
                               {"c", rect(0, 100, 50, 50)},
                               {"d", rect(60, 100, 50, 50)}});
    CHECK(move_focus(page, "a", Key::Up) == "a");
    CHECK(move_focus(page, "a", Key::Down) == "c");
    CHECK(move_focus(page, "b", Key::Down) == "d");
    CHECK(move_focus(page, "d", Key::Up) == "b");
    CHECK(move_focus(page, "d", Key::Down) == "d");
}

TEST_CASE("a page with nothing to touch has no focus", "[kiosk][focus]")
{
    CHECK(move_focus(page_of({}), {}, Key::Right).empty());
    CHECK(move_focus(page_of({{"wake", rect(0, 0, 400, 300)}}), {}, Key::Right).empty());
}

TEST_CASE("of several regions under a finger the smallest wins", "[kiosk][focus]")
{
    const auto page = page_of({{"say:x", rect(80, 20, 20, 20)},
                               {"open:x", rect(10, 10, 100, 100)},
                               {"wake", rect(0, 0, 400, 300)}});
    const auto at = [&](double x, double y) { return region_at(page, {Points(x), Points(y)}); };
    CHECK(at(90, 30) == "say:x");
    CHECK(at(30, 30) == "open:x");
    CHECK(at(200, 30) == "wake");
    CHECK(at(399.9, 299.9) == "wake");
    CHECK(at(400, 30).empty());
    CHECK(at(-1, 30).empty());
}

TEST_CASE("two buttons that touch share no point", "[kiosk][focus]")
{
    const auto page = page_of({{"a", rect(0, 0, 50, 50)}, {"b", rect(50, 0, 50, 50)}});
    CHECK(region_at(page, {Points(49.99), Points(10)}) == "a");
    CHECK(region_at(page, {Points(50), Points(10)}) == "b");
}

TEST_CASE("on a right-to-left page the way on is to the left", "[kiosk][focus][rtl]")
{
    using content::Direction;
    const auto page = page_of({{"first", rect(300, 10, 80, 50)},
                               {"second", rect(200, 10, 80, 50)},
                               {"third", rect(100, 10, 80, 50)}});
    const auto move = [&](const char* from, Key key) {
        return move_focus(page, from, key, Direction::RightToLeft);
    };
    CHECK(move("first", Key::Left) == "second");
    CHECK(move("second", Key::Right) == "first");
    CHECK(move("first", Key::Next) == "second");
    CHECK(move("third", Key::Next) == "first");
}

TEST_CASE("the focus starts at the text of every page that a key opens", "[kiosk][focus]")
{
    support::Visitor visitor;
    visitor.begin();
    visitor.open("topic/papers");
    visitor.key(Key::Next);
    CHECK(visitor.kiosk().session().focus == layout::screens::text_stop);
    for (int page = 1; page < 4; ++page) {
        for (int i = 0; i < 20 && visitor.kiosk().session().focus != "next"; ++i) {
            visitor.key(Key::Next);
        }
        visitor.key(Key::Enter);
        INFO(visitor.screen());
        CHECK(visitor.screen() == "topic/papers/" + std::to_string(page));
        CHECK(visitor.kiosk().session().focus == layout::screens::text_stop);
    }
}

TEST_CASE("a setting keeps the focus where it was chosen", "[kiosk][focus]")
{
    support::Visitor visitor;
    visitor.begin();
    visitor.open("help");
    visitor.key(Key::Next);
    for (const char* action : {"size:L", "contrast:dark", "size:M"}) {
        for (int i = 0; i < 20 && visitor.kiosk().session().focus != action; ++i) {
            visitor.key(Key::Next);
        }
        visitor.key(Key::Enter);
        CHECK(visitor.kiosk().session().focus == action);
    }
}

TEST_CASE("rate and volume go by steps, stay at their ends and are gone after the visit",
          "[kiosk][session]")
{
    support::Visitor visitor;
    visitor.begin();
    visitor.open("help#2");
    const auto press = [&](const char* action, int times) {
        for (int i = 0; i < times; ++i) {
            REQUIRE(visitor.tap(action));
        }
        const auto& speech = visitor.kiosk().session().speech;
        return std::pair{speech.percent(), speech.decibels()};
    };
    CHECK(press("speech:faster", 1) == std::pair{125, 0});
    CHECK(press("speech:louder", 1) == std::pair{125, 6});
    CHECK(press("speech:faster", 9) == std::pair{200, 6});
    CHECK(press("speech:slower", 9) == std::pair{50, 6});
    CHECK(press("speech:softer", 9) == std::pair{50, -12});
    CHECK(press("speech:louder", 9) == std::pair{50, 12});
    REQUIRE(visitor.tap("finish"));
    CHECK(visitor.kiosk().session().speech == layout::screens::SpeechSettings());
}
