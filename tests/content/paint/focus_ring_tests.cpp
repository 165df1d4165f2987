#include "content/layout/screens/reading.hpp"
#include "content/paint/pixmap.hpp"
#include "tests/content/layout/kiosk_guide.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

namespace {

using layout::Colour;
using layout::Point;
using layout::Points;
using layout::Rect;
using namespace layout::screens;

constexpr double dots_per_mm = 8; // So that half a millimetre is four of them.
constexpr double dots_per_point = dots_per_mm * 25.4 / 72;
constexpr double reach = 6; // mm to both sides of a stop's edge.

/// Colours along a line of `2 * reach` mm across the edge of a stop.
using Cut = std::vector<Colour>;

Colour colour_of(std::uint32_t pixel)
{
    return {static_cast<std::uint8_t>(pixel >> 16U), static_cast<std::uint8_t>(pixel >> 8U),
            static_cast<std::uint8_t>(pixel)};
}

/// From inside a stop to its outside, or as far as the panel goes.
Cut cut_across(const layout::DisplayList& page, Point edge, double across, double down,
               paint::Painter& painter)
{
    const int length = static_cast<int>(2 * reach * dots_per_mm);
    const Points span = layout::to_points(layout::Millimetres(2 * reach));
    const Point from{edge.x - span * (across / 2), edge.y - span * (down / 2)};
    const Point corner{across < 0 ? edge.x - span / 2 : from.x,
                       down < 0 ? edge.y - span / 2 : from.y};
    auto strip = paint::blank_pixmap(across == 0 ? 1 : length, down == 0 ? 1 : length, 0x808080);
    paint::paint_over(strip, page, {corner, dots_per_point}, painter);
    Cut cut;
    for (std::size_t i = 0; i < strip.pixels.size(); ++i) {
        const double place = (static_cast<double>(i) + 0.5) / dots_per_point;
        const Point at{corner.x + Points(across == 0 ? 0 : place),
                       corner.y + Points(down == 0 ? 0 : place)};
        const bool on_panel = at.x >= Points(0) && at.y >= Points(0) && at.x < page.size.width &&
                              at.y < page.size.height;
        if (on_panel) {
            cut.push_back(colour_of(strip.pixels[i]));
        }
    }
    return cut;
}

/// Whether the cut has 2 mm of one colour between two others that it stands out from.
bool has_ring(const Cut& cut, double least_contrast)
{
    constexpr std::size_t ring = static_cast<std::size_t>(2 * dots_per_mm) - 1;
    for (std::size_t begin = 1; begin < cut.size();) {
        std::size_t end = begin;
        while (end < cut.size() && cut[end] == cut[begin]) {
            ++end;
        }
        // One pixel at each side may be a mixture of two.
        const bool whole = end - begin >= ring && begin >= 2 && end + 1 < cut.size();
        if (whole && end - begin <= ring + 3 &&
            layout::contrast(cut[begin], cut[begin - 2]) >= least_contrast &&
            layout::contrast(cut[begin], cut[end + 1]) >= least_contrast) {
            return true;
        }
        begin = end;
    }
    return false;
}

/// Sides of a stop on which no ring can be seen.
std::string sides_without_ring(const layout::DisplayList& page, const Rect& stop,
                               double least_contrast, paint::Painter& painter)
{
    const Points middle_x = stop.x + stop.width / 2;
    const Points middle_y = stop.y + stop.height / 2;
    std::string sides;
    const auto look_at = [&](const char* side, Point edge, double across, double down) {
        if (!has_ring(cut_across(page, edge, across, down, painter), least_contrast)) {
            sides += side;
        }
    };
    look_at("left ", {stop.x, middle_y}, -1, 0);
    look_at("right ", {stop.right(), middle_y}, 1, 0);
    look_at("top ", {middle_x, stop.y}, 0, -1);
    look_at("bottom ", {middle_x, stop.bottom()}, 0, 1);
    return sides;
}

struct Rings {
    support::KioskGuide guide;
    GuideScreens screens = guide.screens(KioskGate::Proof);
    paint::Painter painter{paint::PictogramSet(guide.folder() / "pictograms")};
    std::size_t looked_at = 0;

    layout::DisplayList page(const ScreenId& screen, const ScreenLook& look)
    {
        VisitState visit;
        visit.language = "id";
        return screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch())
            .at(static_cast<std::size_t>(screen.page))
            .list;
    }

    void check(const ScreenId& screen, ScreenLook look, const std::string& action)
    {
        look.focus.clear();
        const auto stops = reading_stops(page(screen, look));
        const auto stop = std::ranges::find(stops, action, &ReadingStop::action);
        REQUIRE(stop != stops.end());
        look.focus = action;
        const double least = look.contrast == Contrast::Normal ? 10 : 20;
        INFO(to_string(screen) << " " << name_of(look.contrast) << " " << action);
        CHECK(sides_without_ring(page(screen, look), stop->rect, least, painter).empty());
        ++looked_at;
    }
};

constexpr Contrast contrasts[]{Contrast::Normal, Contrast::Dark, Contrast::Light};

} // namespace

TEST_CASE("T26: the focus is seen on every ground: 2 mm between two lines it stands out from",
          "[paint][screens][focus][T26]")
{
    Rings rings;
    std::mt19937 chance(26); // NOLINT: the same sample each time.
    for (const auto& panel : {support::usual_panels()[0], support::usual_panels()[3]}) {
        for (const Contrast contrast : contrasts) {
            ScreenLook look;
            look.panel = panel.size();
            look.contrast = contrast;
            for (const char* name : {"home", "languages", "topic/go-safe/1", "check-offer/visa",
                                     "outcome/red", "contacts", "help", "help#2", "idle"}) {
                const ScreenId screen = *parse_screen(name);
                const auto stops = reading_stops(rings.page(screen, look));
                rings.check(screen, look, stops.at(chance() % stops.size()).action);
            }
        }
    }
    CHECK(rings.looked_at == 54);
}

TEST_CASE("T26: the focus is seen on every button of every screen (long)",
          "[paint][screens][focus][T26]")
{
    Rings rings;
    for (const auto& panel : support::usual_panels()) {
        for (const Contrast contrast : contrasts) {
            ScreenLook look;
            look.panel = panel.size();
            look.contrast = contrast;
            for (const ScreenId& screen : rings.screens.first_pages("id")) {
                for (const ReadingStop& stop : reading_stops(rings.page(screen, look))) {
                    rings.check(screen, look, stop.action);
                }
            }
        }
    }
    CHECK(rings.looked_at > 1000);
}
