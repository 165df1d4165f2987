#include "content/model/revision.hpp"
#include "kiosk/options.hpp"
#include "kiosk/wall_clock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace kiosk {

using layout::operator""_mm;
using layout::screens::KioskGate;

namespace {

/// Later than any line of a ledger.
constexpr content::Date last_day{std::chrono::year{9999}, std::chrono::December,
                                 std::chrono::day{30}};

constexpr layout::Millimetres least_length = 200_mm; ///< As `has_room_for_fingers` has it.
constexpr layout::Millimetres least_breadth = 120_mm;

content::Date day_without_memory(const content::Guide& guide)
{
    TrustedTime time(content::days_of_making(guide), {});
    time.look(read_wall_time());
    return time.day();
}

} // namespace

double PanelOptions::ppi() const
{
    if (given_ppi) {
        return *given_ppi;
    }
    constexpr double mm_an_inch = 25.4;
    return width ? pixels.width * mm_an_inch / width->value() : layout::screens::usual_ppi;
}

std::string panel_fault(const PanelOptions& panel)
{
    const auto size = panel.size();
    if (!layout::screens::has_room_for_fingers(size)) {
        return fmt::format(
            "a panel of {:.0f} x {:.0f} mm is too small for fingers, it needs {:.0f} "
            "x {:.0f}; is --ppi right?",
            to_millimetres(size.width).value(), to_millimetres(size.height).value(),
            least_length.value(), least_breadth.value());
    }
    if (panel.given_ppi || !panel.height) {
        return {};
    }
    // Pixels are square: sides that say otherwise are of another panel, or of this one turned.
    const double meant = panel.height->value();
    const double squared = to_millimetres(size.height).value();
    if (std::abs(squared - meant) <= 0.05 * meant) {
        return {};
    }
    return fmt::format("the config says {:.0f} x {:.0f} mm, but {} x {} pixels so wide are {:.0f} "
                       "mm high; measure the picture as it hangs",
                       panel.width->value(), meant, panel.pixels.width, panel.pixels.height,
                       squared);
}

PanelOptions with_room(PanelOptions panel)
{
    const auto size = panel.size();
    const double lacks = std::max(to_points(least_length) / std::max(size.width, size.height),
                                  to_points(least_breadth) / std::min(size.width, size.height));
    if (lacks > 1) {
        panel.given_ppi = panel.ppi() / lacks;
    }
    return panel;
}

std::string program_name()
{
    return std::string("pelita ") + PELITA_VERSION;
}

Opened read_guide(const Options& options)
{
    content::CommonOptions whenever = options.common;
    whenever.today = options.common.today_given ? options.common.today : last_day;
    const auto loaded = content::open_guide(whenever);
    content::print_findings(loaded.findings);
    if (loaded.guide->topics.empty()) {
        throw content::UsageError("no guide in " + options.common.guide.string() +
                                  ": it has no topics; name one with --guide DIR");
    }
    const bool labelled = !loaded.guide->publish.label.empty();
    Opened opened;
    opened.findings = loaded.findings;
    opened.guide = loaded.guide;
    opened.gate = options.proof ? KioskGate::Proof : labelled ? KioskGate::Closed : KioskGate::Open;
    opened.place = options.config.place;
    opened.fonts = fonts::FontCatalogue::load(options.common.fonts);
    return opened;
}

Opened open_guide(const Options& options)
{
    if (const std::string fault = panel_fault(options.panel); !fault.empty()) {
        throw content::UsageError(fault);
    }
    Opened opened = read_guide(options);
    opened.show_day(options.common.today_given ? options.common.today
                                               : day_without_memory(*opened.guide));
    return opened;
}

void Opened::show_day(content::Date day)
{
    auto dated = content::as_of(guide, day);
    content::print_findings(dated.findings);
    findings_of_day = std::move(dated.findings);
    screens =
        std::make_unique<layout::screens::GuideScreens>(std::move(dated.guide), day, gate, place);
}

} // namespace kiosk
