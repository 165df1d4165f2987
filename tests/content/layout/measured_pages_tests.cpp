#include "tests/content/layout/kiosk_guide.hpp"

#include "content/layout/furniture.hpp"
#include "content/layout/poster.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>

using namespace layout;
using namespace layout::screens;

/// `Detail::LeftOut` and texts that were shaped before may save time and change nothing else: the
/// desk's checks and the printer must say the same.
namespace {

constexpr content::Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{24}};

std::string written(const Rect& rect)
{
    return fmt::format("{} {} {} {}", rect.x.value(), rect.y.value(), rect.width.value(),
                       rect.height.value());
}

/// Texts, things to touch and findings of a page, one a line.
std::string told_by(const DisplayList& list)
{
    std::string told;
    for (const TextBlock& text : list.texts) {
        told += fmt::format("{} {} \"{}\" in {} ink {} cap {} lines {}\n", text.unit, text.language,
                            text.text, written(text.frame), written(text.ink),
                            text.cap_height.value(), text.lines);
    }
    for (const Region& region : list.regions) {
        told += fmt::format("{} {}\n", region.action, written(region.rect));
    }
    for (const content::Finding& finding : list.findings) {
        told += fmt::format("{} {} {} {}", finding.code, finding.variant, finding.unit,
                            finding.language);
        for (const auto& [name, value] : finding.arguments) {
            told += fmt::format(" {}={}", name, value);
        }
        told += '\n';
    }
    return told;
}

bool has_glyphs(const DisplayList& list)
{
    return std::ranges::any_of(list.items, [](const Item& item) {
        return std::holds_alternative<GlyphRunItem>(item.what);
    });
}

ScreenLook look_at(const support::TestPanel& panel, TextSize size)
{
    ScreenLook look;
    look.panel = panel.size();
    look.text = size;
    return look;
}

} // namespace

TEST_CASE("a screen measured only has the texts, targets and findings of the drawn one",
          "[layout][screens][detail]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    for (const std::string language : {"id", "ar"}) {
        VisitState visit;
        visit.language = language;
        for (const ScreenId& screen : screens.first_pages(language)) {
            const ScreenValues values = screens.values(screen, visit);
            ScreenLook look = look_at(support::usual_panels().front(), TextSize::XL);
            const auto drawn = screens.lay_out(values, look, guide.fonts(), guide.scratch());
            look.detail = Detail::LeftOut;
            const auto measured = screens.lay_out(values, look, guide.fonts(), guide.scratch());
            REQUIRE(measured.size() == drawn.size());
            for (std::size_t page = 0; page < drawn.size(); ++page) {
                INFO(language << " " << to_string(screen) << " page " << page);
                CHECK(told_by(measured[page].list) == told_by(drawn[page].list));
                CHECK(measured[page].lacks_sash == drawn[page].lacks_sash);
                CHECK(has_glyphs(drawn[page].list));
                CHECK_FALSE(has_glyphs(measured[page].list));
            }
        }
    }
}

TEST_CASE("a sheet measured only has the texts and findings of the drawn one",
          "[layout][sheets][detail]")
{
    const auto guide = content::load_guide(support::source_dir() / "content/guide", today).guide;
    const auto fonts = fonts::FontCatalogue::load(support::source_dir() / "fonts/catalogue.toml");
    layout::TextScratch scratch;
    for (const content::Poster& poster : guide->posters) {
        for (const std::string& id : poster.formats) {
            INFO(poster.id << " on " << id);
            const Format format = make_format(guide->formats.at(id));
            const auto document = content::resolve(*guide, poster.id, "id", format.spec.variant,
                                                   {today, content::Unconfirmed::Show})
                                      .document;
            const auto furniture = make_furniture(*guide, document, id, "id", Sash::Yes);
            const Theme theme;
            PosterInput input{document, format, theme, *fonts, furniture};
            const auto drawn = lay_out_sheet(input, scratch);
            input.detail = Detail::LeftOut;
            const auto measured = lay_out_sheet(input, scratch);
            REQUIRE(measured.size() == drawn.size());
            for (std::size_t page = 0; page < drawn.size(); ++page) {
                CHECK(told_by(measured[page]) == told_by(drawn[page]));
                CHECK_FALSE(has_glyphs(measured[page]));
            }
        }
    }
}

TEST_CASE("values resolved once and texts shaped before give the pages of a first visit",
          "[layout][screens][cache]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    VisitState visit;
    visit.language = "ar";
    for (const ScreenId& screen : screens.first_pages(visit.language)) {
        const ScreenValues values = screens.values(screen, visit);
        for (const auto& panel : support::usual_panels()) {
            const ScreenLook look = look_at(panel, TextSize::M);
            layout::TextScratch cold;
            const auto first = screens.lay_out(screen, visit, look, guide.fonts(), cold);
            const auto again = screens.lay_out(values, look, guide.fonts(), guide.scratch());
            REQUIRE(again.size() == first.size());
            for (std::size_t page = 0; page < first.size(); ++page) {
                INFO(panel.name << " " << to_string(screen) << " page " << page);
                CHECK(describe(again[page].list) == describe(first[page].list));
            }
        }
    }
}
