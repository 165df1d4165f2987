#include "content/layout/font_words.hpp"
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

/// How far what is touched lies over the lower edge of the picture.
struct Touchable {
    layout::Points lowest = layout::Points(1e6);
    layout::Points highest = layout::Points(0);

    void see(const layout::DisplayList& page)
    {
        for (const layout::Region& region : page.regions) {
            if (region.rect.width >= page.size.width) { // "wake": anywhere will do.
                continue;
            }
            lowest = std::min(lowest, page.size.height - region.rect.bottom());
            highest = std::max(highest, page.size.height - region.rect.y);
        }
    }
};

/// KIOSK.md T16 (EN 301 549 8.3): from a wheelchair hands reach 380 to 1220 mm over the floor. Only
/// a config knows where its panel hangs.
void warn_of_reach(const Touchable& touchable, const Options& options)
{
    constexpr double least_mm = 380;
    constexpr double most_mm = 1220;
    if (!options.config.screen_bottom) {
        return;
    }
    const double hangs = options.config.screen_bottom->value();
    const double lowest = hangs + layout::to_millimetres(touchable.lowest).value();
    const double highest = hangs + layout::to_millimetres(touchable.highest).value();
    if (lowest < least_mm || highest > most_mm) {
        std::cerr << fmt::format("pelita-kiosk: with screen_bottom_mm = {:.0f} buttons lie {:.0f} "
                                 "to {:.0f} mm over the floor, out of reach from a wheelchair; "
                                 "hang the picture {:.0f} to {:.0f} mm over it\n",
                                 hangs, lowest, highest, std::ceil(least_mm - lowest + hangs),
                                 std::floor(most_mm - highest + hangs));
    }
}

} // namespace

Exit self_test(const Options& options)
{
    warn_of_small_panel(options);
    Touchable touchable;
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
                if (screen.kind != layout::screens::ScreenKind::Service) {
                    touchable.see(page.list);
                }
                std::ranges::move(page.list.findings, std::back_inserter(findings));
            }
        }
    }
    warn_of_reach(touchable, options);
    content::sort_findings(findings);
    content::print_findings(findings);
    for (const auto& face : opened.fonts->other_versions()) {
        std::cerr << layout::told(face, content::message_language_of_environment()) << '\n';
    }
    std::ranges::copy(opened.findings, std::back_inserter(findings));
    std::ranges::copy(opened.findings_of_day, std::back_inserter(findings));
    std::cout << fmt::format("{} pages in {} languages, {} findings\n", pages,
                             opened.screens->languages().size(), findings.size());
    return content::has_errors(findings) ? Exit::ContentAtFault : Exit::Done;
}

} // namespace kiosk
