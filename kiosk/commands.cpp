#include "content/model/files.hpp"
#include "content/model/revision.hpp"
#include "content/paint/pixmap.hpp"
#include "kiosk/kiosk.hpp"
#include "kiosk/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iostream>

namespace kiosk {

using content::Exit;
using layout::screens::GuideScreens;
using layout::screens::KioskGate;
using layout::screens::ScreenLook;

namespace {

ScreenLook look_of(const Options& options)
{
    ScreenLook look;
    look.panel = options.panel.size();
    look.text = options.text;
    look.contrast = options.contrast;
    return look;
}

std::string language_of(const Options& options, const GuideScreens& screens)
{
    const std::string language =
        options.language.empty() ? screens.guide().source_language : options.language;
    if (screens.guide().find_language(language) == nullptr) {
        throw content::UsageError("no language \"" + language + "\" in languages.toml");
    }
    return language;
}

void check_panel(const Options& options)
{
    const auto size = options.panel.size();
    if (!layout::screens::has_room_for_fingers(size)) {
        throw content::UsageError(fmt::format(
            "a panel of {:.0f} x {:.0f} mm is too small for fingers, it needs 200 x 120; is --ppi "
            "right?",
            to_millimetres(size.width).value(), to_millimetres(size.height).value()));
    }
    if (options.panel.given_ppi || !options.panel.height) {
        return;
    }
    // Pixels are square: sides that say otherwise are of another panel, or of this one turned.
    const double meant = options.panel.height->value();
    const double squared = to_millimetres(size.height).value();
    if (std::abs(squared - meant) > 0.05 * meant) {
        throw content::UsageError(
            fmt::format("the config says {:.0f} x {:.0f} mm, but {} x {} pixels so wide are {:.0f} "
                        "mm high; measure the picture as it hangs",
                        options.panel.width->value(), meant, options.panel.pixels.width,
                        options.panel.pixels.height, squared));
    }
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

std::string program_name()
{
    return std::string("pelita ") + PELITA_VERSION;
}

Opened open_guide(const Options& options)
{
    check_panel(options);
    const auto loaded = content::open_guide(options.common);
    content::print_findings(loaded.findings);
    if (loaded.guide->topics.empty()) {
        throw content::UsageError("no guide in " + options.common.guide.string() +
                                  ": it has no topics; name one with --guide DIR");
    }
    const bool labelled = !loaded.guide->publish.label.empty();
    const KioskGate gate = options.proof ? KioskGate::Proof
                           : labelled    ? KioskGate::Closed
                                         : KioskGate::Open;
    Opened opened;
    opened.findings = loaded.findings;
    opened.guide = loaded.guide;
    opened.gate = gate;
    opened.place = options.config.place;
    opened.show_day(options.common.today);
    opened.fonts = fonts::FontCatalogue::load(options.common.fonts);
    return opened;
}

void Opened::show_day(content::Date day)
{
    screens = std::make_unique<GuideScreens>(guide, day, gate, place);
}

Exit take_screenshot(const Options& options)
{
    const Opened opened = open_guide(options);
    const std::string language = language_of(options, *opened.screens);
    const auto screen = layout::screens::parse_screen(options.screen);
    if (!screen || !opened.screens->has(*screen, language)) {
        throw content::UsageError("no screen \"" + options.screen +
                                  "\"; --list-screens names them all");
    }
    layout::screens::VisitState visit;
    visit.language = language;
    if (screen->kind == layout::screens::ScreenKind::Service) {
        visit.service.program = program_name();
        visit.service.guide_hash = content::guide_hash(opened.screens->guide());
    }
    layout::TextScratch scratch;
    const auto pages =
        opened.screens->lay_out(*screen, visit, look_of(options), *opened.fonts, scratch);
    if (static_cast<std::size_t>(screen->page) >= pages.size()) {
        throw content::UsageError(
            fmt::format("\"{}\" has {} pages at this size", options.screen, pages.size()));
    }
    const auto& list = pages[static_cast<std::size_t>(screen->page)].list;
    paint::Painter painter(paint::PictogramSet(opened.screens->guide().folder / "pictograms"));
    const auto pixmap = paint::rasterise(list, options.panel.pixels_per_point(), painter);
    const auto png = paint::encode_png(pixmap);
    content::write_file(options.out, {reinterpret_cast<const char*>(png.data()), png.size()});
    content::print_findings(list.findings);
    const bool faulty = content::has_errors(list.findings) || content::has_errors(opened.findings);
    return faulty ? Exit::ContentAtFault : Exit::Done;
}

Exit list_screens(const Options& options)
{
    const Opened opened = open_guide(options);
    layout::TextScratch scratch;
    for (const auto& screen : opened.screens->all_screens(
             language_of(options, *opened.screens), look_of(options), *opened.fonts, scratch)) {
        std::cout << to_string(screen) << '\n';
    }
    return Exit::Done;
}

Exit self_test(const Options& options)
{
    const Opened opened = open_guide(options);
    layout::TextScratch scratch;
    std::size_t pages = 0;
    std::vector<content::Finding> findings;
    for (const auto* language : opened.screens->languages()) {
        layout::screens::VisitState visit;
        visit.language = language->tag;
        ScreenLook look = look_of(options);
        for (auto screen :
             opened.screens->all_screens(language->tag, look, *opened.fonts, scratch)) {
            if (screen.page > 0) {
                continue;
            }
            for (auto& page :
                 opened.screens->lay_out(screen, visit, look, *opened.fonts, scratch)) {
                ++pages;
                std::ranges::move(page.list.findings, std::back_inserter(findings));
            }
        }
    }
    content::sort_findings(findings);
    content::print_findings(findings);
    for (const std::string& warning : opened.fonts->version_warnings()) {
        std::cerr << warning << '\n';
    }
    std::ranges::copy(opened.findings, std::back_inserter(findings));
    std::cout << fmt::format("{} pages in {} languages, {} findings\n", pages,
                             opened.screens->languages().size(), findings.size());
    return content::has_errors(findings) ? Exit::ContentAtFault : Exit::Done;
}

} // namespace kiosk
