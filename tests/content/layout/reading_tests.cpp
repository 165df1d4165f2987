#include "content/layout/screens/reading.hpp"

#include "tests/content/layout/kiosk_guide.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using layout::Points;
using layout::Rect;
using namespace layout::screens;
using Stops = std::vector<ReadingStop>;

/// Whether two stops stand beside each other, as words of a line do.
bool are_in_a_row(const Rect& a, const Rect& b)
{
    const Points shared = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return shared > std::min(a.height, b.height) * 0.5;
}

/// All but the text, and the technician's touch test that is the whole page.
Stops buttons_of(const layout::DisplayList& page)
{
    Stops stops = reading_stops(page);
    std::erase_if(stops, [&](const ReadingStop& stop) {
        return stop.action == text_stop || stop.rect.width >= page.size.width;
    });
    return stops;
}

struct OtherWay {
    std::string page;
    std::string from;
    std::string to;
};

/// Steps from one stop to the next in the same row that go against the way the page is read.
std::vector<OtherWay> steps_against_reading(support::KioskGuide& guide, const GuideScreens& screens,
                                            const std::string& language, const ScreenLook& look,
                                            std::size_t& steps)
{
    const bool leftwards = screens.direction_of(language) == content::Direction::RightToLeft;
    VisitState visit;
    visit.language = language;
    std::vector<OtherWay> against;
    for (const ScreenId& screen : screens.first_pages(language)) {
        for (const auto& page :
             screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch())) {
            const Stops stops = buttons_of(page.list);
            for (std::size_t i = 1; i < stops.size(); ++i) {
                const Rect& from = stops[i - 1].rect;
                const Rect& to = stops[i].rect;
                if (!are_in_a_row(from, to)) {
                    continue;
                }
                ++steps;
                const bool onward = leftwards ? to.x < from.x : to.x > from.x;
                if (!onward) {
                    against.push_back({to_string(screen), stops[i - 1].action, stops[i].action});
                }
            }
        }
    }
    return against;
}

} // namespace

TEST_CASE("the focus goes from button to button as the page is read, in Arabic from the right",
          "[layout][screens][focus][rtl]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    for (const auto& panel : support::usual_panels()) {
        for (const std::string language : {"id", "ar"}) {
            for (const TextSize text : {TextSize::M, TextSize::XL}) {
                ScreenLook look;
                look.panel = panel.size();
                look.text = text;
                look.detail = layout::Detail::LeftOut;
                std::size_t steps = 0;
                for (const OtherWay& step :
                     steps_against_reading(guide, screens, language, look, steps)) {
                    FAIL_CHECK(panel.name << " " << language << " " << name_of(text) << " "
                                          << step.page << ": " << step.from << " then " << step.to);
                }
                CHECK(steps > 100);
            }
        }
    }
}

TEST_CASE("the words of a page are its first stop, the bar and the number its last",
          "[layout][screens][focus]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    ScreenLook look = support::usual_look();
    VisitState visit;
    for (const std::string language : {"id", "ar"}) {
        visit.language = language;
        for (const ScreenId& screen : screens.first_pages(language)) {
            if (screen.kind == ScreenKind::Service) {
                continue;
            }
            for (const auto& page :
                 screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch())) {
                const Stops stops = reading_stops(page.list);
                INFO(language << " " << to_string(screen));
                REQUIRE(stops.size() > 2);
                CHECK(stops.front().action == text_stop);
                CHECK_FALSE(stops.front().texts.empty());
                const bool has_bar =
                    stops.back().action == "contacts" || stops.back().action == "finish";
                CHECK(has_bar);
            }
        }
    }
}

TEST_CASE("a row of the numbers is spoken whole where its speaker has the focus",
          "[layout][screens][focus]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    ScreenLook look = support::usual_look();
    VisitState visit;
    visit.language = "id";
    const auto page =
        screens.lay_out({ScreenKind::Contacts, {}, 0}, visit, look, guide.fonts(), guide.scratch())
            .front()
            .list;
    const auto stop = stop_of_region(page, "say:contacts.hotline_home");
    std::string words;
    for (const std::size_t text : stop.texts) {
        words += page.texts[text].text + ". ";
    }
    CHECK(words == "Pengaduan pekerja migran. 0800-1000. Gratis, 24 jam. ");
    // A speaker in a tile says what the tile says.
    const auto home =
        screens.lay_out({ScreenKind::Home, {}, 0}, visit, look, guide.fonts(), guide.scratch())
            .front()
            .list;
    CHECK(stop_of_region(home, "say:go-safe.tile").texts ==
          stop_of_region(home, "open:topic/go-safe").texts);
    CHECK(stop_of_region(home, "nothing").texts.empty());
}

TEST_CASE("every key of the letter pad has a name that can be spoken",
          "[layout][screens][focus][agency]")
{
    support::KioskGuide guide;
    guide.replace("agencies.toml", "sample = true",
                  "published = 2026-11-01\nentered = 2026-11-02\nsample = false");
    guide.replace("agencies.toml", "complete = false",
                  "complete = false\n[[agency]]\nname = \"PT Maju Jaya\"\nlicence = \"1\"\n"
                  "status = \"active\"\n");
    const auto screens = guide.screens(KioskGate::Open);
    ScreenLook look = support::usual_look();
    VisitState visit;
    visit.language = "id";
    const auto page =
        screens.lay_out(*parse_screen("agency/MAJU"), visit, look, guide.fonts(), guide.scratch())
            .front()
            .list;
    CHECK(stop_of_region(page, "key:delete").label.text == "Hapus satu huruf");
    CHECK(stop_of_region(page, "key:space").label.text == "Spasi");
    for (const ReadingStop& stop : reading_stops(page)) {
        INFO(stop.action);
        CHECK((!stop.label.text.empty() || !stop.texts.empty()));
    }
}
