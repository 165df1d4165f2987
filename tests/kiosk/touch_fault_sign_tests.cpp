#include "kiosk/loop.hpp"
#include "tests/kiosk/visitor.hpp"

#include <catch2/catch.hpp>

#include <poll.h>

#include <algorithm>

namespace {

using namespace std::chrono_literals;
using kiosk::Moment;
using kiosk::Spoken;
using kiosk::SpokenReason;
using support::Visitor;

constexpr layout::Point corner{layout::Points(2), layout::Points(2)};

/// A wet corner: it reports thirty touches in a third of a second.
void wet(Visitor& visitor)
{
    for (int i = 0; i < 30; ++i) {
        visitor.kiosk().down(support::other_finger, corner, visitor.now());
        visitor.kiosk().up(support::other_finger, visitor.now());
        visitor.wait(10ms);
    }
    visitor.settle();
}

bool says_fault(const Visitor& visitor)
{
    return std::ranges::any_of(visitor.page().texts,
                               [](const auto& text) { return text.unit == "ui.touch-fault"; });
}

/// What the visitor hears.
struct Ear {
    explicit Ear(Visitor& visitor)
    {
        visitor.kiosk().set_speaker(
            [this](const Spoken& spoken, Moment) { heard.push_back(spoken); });
    }
    long faults() const { return std::ranges::count(heard, SpokenReason::Fault, &Spoken::reason); }
    std::vector<Spoken> heard;
};

} // namespace

TEST_CASE("a visitor whose panel is wet is told to use the keys, by sign and by voice, once",
          "[kiosk][touch][faults]")
{
    Visitor visitor;
    const Ear ear(visitor);
    visitor.begin();
    REQUIRE(visitor.tap("open:topic/papers"));
    CHECK_FALSE(says_fault(visitor));
    wet(visitor);
    CHECK(says_fault(visitor));
    REQUIRE(ear.faults() == 1);
    CHECK(ear.heard.back().text() == "Layar sentuh rusak. Pakai tombol.");
    REQUIRE(visitor.tap("next"));
    CHECK_FALSE(says_fault(visitor)); // The title is needed again.
    REQUIRE(visitor.tap("home"));
    CHECK(says_fault(visitor)); // "Touch a picture" would be the wrong advice.
    CHECK(ear.faults() == 1);
    visitor.wait(11min); // It has dried; meanwhile the visit has ended.
    CHECK(visitor.screen() == "attract");
    CHECK_FALSE(says_fault(visitor));
}

TEST_CASE("attract shows that the panel fails and says nothing; the next visitor hears it",
          "[kiosk][touch][faults]")
{
    Visitor visitor;
    visitor.settle();
    wet(visitor); // The first of them opens the languages.
    visitor.wait(160s);
    REQUIRE(visitor.screen() == "attract");
    const Ear ear(visitor);
    wet(visitor);
    REQUIRE(visitor.screen() == "attract");
    CHECK(says_fault(visitor));
    CHECK(ear.faults() == 0);
    visitor.begin();
    CHECK(says_fault(visitor));
    CHECK(ear.faults() == 1);
}

TEST_CASE("who uses keys hears of a failing panel with the page, in its place",
          "[kiosk][touch][faults]")
{
    Visitor visitor;
    visitor.begin();
    visitor.key(kiosk::Key::Right);
    const Ear ear(visitor);
    visitor.kiosk().panels_are(1, visitor.now());
    visitor.kiosk().panels_are(0, visitor.now());
    visitor.settle();
    CHECK(says_fault(visitor));
    REQUIRE_FALSE(ear.heard.empty());
    CHECK_THAT(ear.heard.back().text(), Catch::Matchers::Contains("Layar sentuh rusak."));
    CHECK(ear.faults() == 0);
}

TEST_CASE(
    "a panel that is pulled out is missed until it is back; a machine without one misses none",
    "[kiosk][touch][faults]")
{
    Visitor visitor;
    visitor.kiosk().panels_are(0, visitor.now()); // A mouse and a window on somebody's desk.
    visitor.settle();
    CHECK_FALSE(says_fault(visitor));
    visitor.kiosk().panels_are(1, visitor.now());
    visitor.settle();
    CHECK_FALSE(says_fault(visitor));
    visitor.kiosk().panels_are(0, visitor.now());
    visitor.settle();
    CHECK(says_fault(visitor));
    visitor.kiosk().panels_are(1, visitor.now());
    visitor.settle();
    CHECK_FALSE(says_fault(visitor));
}

TEST_CASE(
    "a panel that was switched off and on for a stuck finger is distrusted until one is lifted",
    "[kiosk][touch][faults]")
{
    Visitor visitor;
    visitor.begin();
    visitor.kiosk().down(support::finger, corner, visitor.now());
    visitor.wait(25s); // A palm that rests is no fault yet.
    CHECK_FALSE(says_fault(visitor));
    visitor.key(kiosk::Key::Right); // Else the visit would end.
    visitor.wait(100s);
    CHECK(visitor.kiosk().take_restarts().size() == 1);
    CHECK(says_fault(visitor));
    visitor.tap_at(corner);
    CHECK_FALSE(says_fault(visitor));
}

TEST_CASE("the sign of a failing panel has room in every title, language and size",
          "[kiosk][touch][faults]")
{
    auto& real = support::RealGuide::get();
    for (const auto& panel : {layout::screens::panel_size({1024, 768}, 85), support::test_panel(),
                              layout::screens::panel_size({1080, 1920}, 101.6)}) {
        for (const auto size : {layout::screens::TextSize::S, layout::screens::TextSize::M,
                                layout::screens::TextSize::L, layout::screens::TextSize::XL}) {
            for (const char* language : {"id", "en"}) {
                for (const char* name : {"attract", "languages", "home", "topic/papers"}) {
                    layout::screens::VisitState visit;
                    visit.language = language;
                    visit.touch_fault = true;
                    layout::screens::ScreenLook look;
                    look.panel = panel;
                    look.text = size;
                    const auto pages = real.screens.lay_out(*layout::screens::parse_screen(name),
                                                            visit, look, *real.fonts, real.scratch);
                    CAPTURE(name, language, panel.width.value(), name_of(size));
                    const auto& list = pages.front().list;
                    CHECK(list.findings.empty());
                    CHECK(std::ranges::any_of(list.texts, [](const auto& text) {
                        return text.unit == "ui.touch-fault";
                    }));
                }
            }
        }
    }
}

TEST_CASE("another day's kiosk knows what the one before it knew of the glass",
          "[kiosk][touch][faults]")
{
    Visitor visitor;
    wet(visitor);
    const kiosk::Touch& before = visitor.kiosk().touch();
    REQUIRE(before.is_masked(corner, visitor.now()));
    Visitor next_day;
    next_day.wait(visitor.now() + 1s);
    REQUIRE_FALSE(next_day.kiosk().tells_touch_fault());
    next_day.kiosk().keep_panel(before, next_day.now());
    next_day.settle();
    CHECK(next_day.kiosk().touch().is_masked(corner, next_day.now()));
    CHECK(next_day.kiosk().touch().counts().masked == before.counts().masked);
    CHECK(says_fault(next_day)); // On `attract`, which else asks for a touch.
}

TEST_CASE("a kiosk of another day misses the panel that was pulled out the day before",
          "[kiosk][touch][faults]")
{
    Visitor visitor;
    visitor.kiosk().panels_are(1, visitor.now());
    visitor.kiosk().panels_are(0, visitor.now());
    Visitor next_day;
    next_day.kiosk().keep_panel(visitor.kiosk().touch(), next_day.now());
    next_day.kiosk().panels_are(0, next_day.now());
    CHECK(next_day.kiosk().tells_touch_fault());
    next_day.kiosk().panels_are(1, next_day.now());
    CHECK_FALSE(next_day.kiosk().tells_touch_fault());
}

TEST_CASE("contacts of the day before press nothing and hold no cell", "[kiosk][touch][faults]")
{
    Visitor visitor;
    visitor.kiosk().down(support::other_finger, corner, visitor.now());
    Visitor next_day;
    next_day.kiosk().keep_panel(visitor.kiosk().touch(), next_day.now());
    CHECK(next_day.kiosk().touch().pressed().empty());
    CHECK_FALSE(next_day.kiosk().touch().next_change());
}

TEST_CASE(
    "after midnight, under a panel that fails, the first page that is drawn is the wanted one",
    "[kiosk][touch][faults]")
{
    Visitor yesterday;
    yesterday.kiosk().panels_are(1, yesterday.now());
    yesterday.kiosk().panels_are(0, yesterday.now());
    kiosk::Opened opened;
    opened.guide = support::RealGuide::get().guide;
    opened.fonts = support::RealGuide::get().fonts;
    opened.show_day(support::test_day);
    kiosk::Stage today(opened, {}, yesterday.kiosk().touch(), 0s);
    pollfd drawing{today.worker.descriptor(), POLLIN, 0};
    REQUIRE(poll(&drawing, 1, 60'000) == 1);
    const auto drawn = today.worker.take();
    REQUIRE(drawn);
    CHECK(answers(drawn->page.request, today.kiosk.request())); // Else nobody asks again.
    CHECK(std::ranges::any_of(drawn->page.list.texts,
                              [](const auto& text) { return text.unit == "ui.touch-fault"; }));
}
