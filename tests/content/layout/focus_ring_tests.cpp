#include "content/layout/screens/reading.hpp"
#include "tests/content/layout/kiosk_guide.hpp"
#include "tests/content/layout/screen_rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

namespace {

using layout::DisplayList;
using layout::Points;
using layout::Rect;
using layout::Role;
using layout::TextBlock;
using namespace layout::screens;

constexpr Points ring_width = layout::to_points(layout::Millimetres(4)); // DESIGN.md section 5

/// The lettering of the strip that says that nobody has approved this; null without one.
const TextBlock* sash_of(const DisplayList& list)
{
    const auto found = std::ranges::find(list.texts, Role::Sash, &TextBlock::role);
    return found == list.texts.end() ? nullptr : &*found;
}

/// Each first page of the guide that has the sash, on a large and on a small panel.
void on_pages_with_sash(
    const std::function<void(support::KioskGuide&, const GuideScreens&, const ScreenId&,
                             const ScreenLook&, const DisplayList&)>& look_at)
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Open);
    VisitState visit;
    visit.language = "id";
    for (const auto& panel : support::usual_panels()) {
        for (const TextSize text : {TextSize::M, TextSize::XL}) {
            ScreenLook look;
            look.panel = panel.size();
            look.text = text;
            for (const ScreenId& screen : screens.first_pages("id")) {
                const auto pages =
                    screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch());
                const DisplayList& list = pages.front().list;
                if (sash_of(list) != nullptr) {
                    CAPTURE(panel.name, std::string(name_of(text)), to_string(screen));
                    look_at(guide, screens, screen, look, list);
                }
            }
        }
    }
}

} // namespace

TEST_CASE("the focus ring of what lies beside the sash does not cover the feet of its letters",
          "[layout][screens][focus]")
{
    int rings = 0;
    on_pages_with_sash([&](support::KioskGuide& guide, const GuideScreens& screens,
                           const ScreenId& screen, ScreenLook look, const DisplayList& plain) {
        const Rect sash = sash_of(plain)->ink;
        for (const ReadingStop& stop : reading_stops(plain)) {
            const bool spans_it = stop.rect.y < sash.y && stop.rect.bottom() > sash.bottom();
            const bool is_near = stop.rect.inset(-ring_width).overlaps(sash);
            if (spans_it || !is_near) {
                continue;
            }
            look.focus = stop.action;
            VisitState visit;
            visit.language = "id";
            const auto pages = screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch());
            const auto ring = support::focus_ring_of(pages.front().list);
            CAPTURE(stop.action);
            REQUIRE(ring);
            CHECK_FALSE(ring->overlaps(sash));
            CHECK(ring->width > ring_width * 2);
            CHECK(ring->height > ring_width * 2);
            ++rings;
        }
    });
    CHECK(rings > 20);
}

TEST_CASE(
    "who goes on by keys sees what has the focus on second pages, at XL and from right to left",
    "[layout][screens][focus]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    ScreenLook look;
    look.panel = support::usual_panels().back().size();
    look.text = TextSize::XL;
    const Rect glass{Points(0), Points(0), look.panel.width, look.panel.height};
    int rings_on_later_pages = 0;
    for (const std::string language : {"id", "ar"}) {
        VisitState visit;
        visit.language = language;
        for (const char* name : {"home", "help", "contacts"}) {
            const ScreenId screen = *parse_screen(name);
            look.focus.clear();
            const auto plain = screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch());
            for (std::size_t page = 0; page < plain.size(); ++page) {
                for (const ReadingStop& stop : reading_stops(plain[page].list)) {
                    look.focus = stop.action;
                    const auto pages =
                        screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch());
                    CAPTURE(language, name, page, stop.action);
                    REQUIRE(pages.size() == plain.size()); // The ring takes no room.
                    const auto ring = support::focus_ring_of(pages[page].list);
                    REQUIRE(ring);
                    CHECK(glass.contains(*ring, Points(0.35)));
                    const Rect middle =
                        stop.rect.inset(std::min(stop.rect.width, stop.rect.height) * 0.45);
                    CHECK(ring->contains(middle, Points(0.35)));
                    rings_on_later_pages += page > 0 ? 1 : 0;
                }
            }
        }
    }
    CHECK(rings_on_later_pages > 20);
}

TEST_CASE("the headings of Atur do not touch the sash", "[layout][screens]")
{
    int headings = 0;
    on_pages_with_sash([&](support::KioskGuide&, const GuideScreens&, const ScreenId& screen,
                           const ScreenLook&, const DisplayList& list) {
        if (screen.kind != ScreenKind::Help) {
            return;
        }
        const Rect& sash = sash_of(list)->ink;
        for (const TextBlock& text : list.texts) {
            if (text.role == Role::Heading && text.ink.y > sash.y) {
                CHECK(text.ink.y - sash.bottom() > layout::to_points(layout::Millimetres(3.5)));
                ++headings;
            }
        }
    });
    CHECK(headings >= 6);
}
