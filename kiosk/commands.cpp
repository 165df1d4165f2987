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

} // namespace

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
    const bool faulty = content::has_errors(list.findings) ||
                        content::has_errors(opened.findings) ||
                        content::has_errors(opened.findings_of_day);
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

namespace {

/// KIOSK.md T8: on less the pages are there, but few people can use them.
void warn_of_small_panel(const Options& options)
{
    constexpr int least_long = 1024;
    constexpr int least_short = 768;
    constexpr double least_diagonal = 12; // Inches.
    const auto& pixels = options.panel.pixels;
    const auto size = options.panel.size();
    const double diagonal = std::hypot(size.width.value(), size.height.value()) / 72;
    if (std::max(pixels.width, pixels.height) < least_long ||
        std::min(pixels.width, pixels.height) < least_short || diagonal < least_diagonal) {
        std::cerr << fmt::format("pelita-kiosk: a panel of {} x {} pixels and {:.1f} inches is "
                                 "small; take {} x {} and {} inches or more\n",
                                 pixels.width, pixels.height, diagonal, least_long, least_short,
                                 least_diagonal);
    }
}

} // namespace

Exit self_test(const Options& options)
{
    warn_of_small_panel(options);
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
    std::ranges::copy(opened.findings_of_day, std::back_inserter(findings));
    std::cout << fmt::format("{} pages in {} languages, {} findings\n", pages,
                             opened.screens->languages().size(), findings.size());
    return content::has_errors(findings) ? Exit::ContentAtFault : Exit::Done;
}

} // namespace kiosk
