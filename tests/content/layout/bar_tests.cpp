#include "tests/content/layout/kiosk_guide.hpp"
#include "tests/content/layout/screen_rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

using namespace layout::screens;

namespace {

using Look = std::function<void(const layout::DisplayList&, const ScreenLook&)>;

/// A page with the whole bar on every panel, at every size, in four languages, one of them from
/// right to left.
void each_bar(KioskGate gate, const Look& look_at)
{
    support::KioskGuide guide;
    const auto screens = guide.screens(gate);
    for (const auto& panel : support::usual_panels()) {
        for (const TextSize text : {TextSize::S, TextSize::M, TextSize::L, TextSize::XL}) {
            for (const std::string language : {"id", "en", "mkn", "ar"}) {
                ScreenLook look;
                look.panel = panel.size();
                look.text = text;
                VisitState visit;
                visit.language = language;
                const auto page =
                    screens
                        .lay_out(*parse_screen("help"), visit, look, guide.fonts(), guide.scratch())
                        .front();
                INFO(panel.name << ' ' << language << ' ' << name_of(text));
                look_at(page.list, look);
            }
        }
    }
}

} // namespace

TEST_CASE("without a number that may be shown the emergency's words lie within its button",
          "[layout][screens][bar]")
{
    // Nobody has confirmed a number.
    each_bar(KioskGate::Open, [](const layout::DisplayList& list, const ScreenLook& look) {
        CHECK(support::page_faults(list, look) == std::vector<std::string>{});
        CHECK(std::ranges::count(list.texts, "ui.need-help", &layout::TextBlock::unit) == 1);
    });
}

TEST_CASE("who cannot read finds the buttons of the bar by their marks at every size",
          "[layout][screens][bar]")
{
    each_bar(KioskGate::Proof, [](const layout::DisplayList& list, const ScreenLook&) {
        constexpr layout::Points least = layout::to_points(layout::Millimetres(5.99));
        int marks = 0;
        for (const auto& item : list.items) {
            const auto* mark = std::get_if<layout::PictureItem>(&item.what);
            const bool wanted =
                mark != nullptr && (mark->name == "mark-back" || mark->name == "mark-home" ||
                                    mark->name == "mark-finish");
            if (wanted) {
                ++marks;
                CAPTURE(mark->name, layout::to_millimetres(mark->box.width).value());
                CHECK(mark->box.width >= least);
            }
        }
        CHECK(marks == 3);
    });
}
