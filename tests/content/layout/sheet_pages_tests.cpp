// Sheets of more than one page, and pictures for a phone.
#include "tests/content/layout/sheets.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>

using namespace layout;
using support::LaidOutSheet;
using support::SheetCase;
using support::SheetMaker;

namespace {

std::filesystem::path guide()
{
    return support::source_dir() / "content/guide";
}

std::vector<DisplayList> pages_of(const LaidOutSheet& sheet)
{
    std::vector<DisplayList> pages{sheet.list};
    pages.insert(pages.end(), sheet.more_pages.begin(), sheet.more_pages.end());
    return pages;
}

std::size_t count_role(const std::vector<DisplayList>& pages, Role role)
{
    std::size_t count = 0;
    for (const auto& page : pages) {
        count += static_cast<std::size_t>(std::ranges::count(page.texts, role, &TextBlock::role));
    }
    return count;
}

std::size_t count_codes(const DisplayList& page)
{
    return static_cast<std::size_t>(std::ranges::count(page.items, Role::Qr, &Item::role));
}

std::string without_spaces(std::string text)
{
    std::erase_if(text, [](char letter) { return letter == ' ' || letter == '\n'; });
    return text;
}

/// Every block's words stand on the sheet, in their order, once.
void check_shown_once(const LaidOutSheet& sheet)
{
    std::map<std::string, std::string> shown;
    for (const auto& page : pages_of(sheet)) {
        for (const auto& text : page.texts) {
            shown[text.unit] += without_spaces(text.text);
        }
    }
    for (const auto& block : sheet.document.blocks) {
        INFO(block.unit);
        CHECK(shown[block.unit] == without_spaces(content::plain_text(block.lines, " ")));
        if (block.contact) {
            CHECK(shown["contacts." + block.contact->id] == without_spaces(block.contact->value));
        }
    }
}

/// Nothing that must be read or scanned comes within 3 mm of a fold.
void check_fold(const DisplayList& page, Millimetres fold)
{
    const Points x = to_points(fold);
    const Points clear = to_points(3_mm) - Points(0.1);
    const auto keeps_off = [&](const Rect& box) {
        return box.right() <= x - clear || box.x >= x + clear;
    };
    for (const auto& text : page.texts) {
        INFO(text.text << " at " << fold.value());
        CHECK(keeps_off(text.ink));
    }
    for (const auto& item : page.items) {
        if (const auto* picture = std::get_if<PictureItem>(&item.what)) {
            INFO(picture->name << " at " << fold.value());
            CHECK(keeps_off(picture->box));
        } else if (const auto* code = std::get_if<QrItem>(&item.what)) {
            CHECK(keeps_off(code->box));
        }
    }
}

const TextBlock& text_of(const DisplayList& page, Role role)
{
    const auto found = std::ranges::find(page.texts, role, &TextBlock::role);
    REQUIRE(found != page.texts.end());
    return *found;
}

constexpr std::array leaflets{"seven-steps", "papers-checklist", "your-rights", "trouble-abroad"};

} // namespace

TEST_CASE("a leaflet has an outside and an inside, and nothing crosses a fold",
          "[layout][sheets][leaflet]")
{
    SheetMaker maker(guide());
    for (const std::string poster : leaflets) {
        for (const std::string language : {"id", "en"}) {
            for (const Sash sash : {Sash::No, Sash::Yes}) {
                DYNAMIC_SECTION(poster << " " << language << (sash == Sash::Yes ? " sash" : ""))
                {
                    const auto sheet = maker.lay_out({poster, "leaflet-a4", language}, sash);
                    REQUIRE(sheet.more_pages.size() == 1);
                    check_shown_once(sheet);
                    for (const auto fold : {97_mm, 197_mm}) {
                        check_fold(sheet.list, fold);
                    }
                    for (const auto fold : {100_mm, 200_mm}) {
                        check_fold(sheet.more_pages.front(), fold);
                    }
                }
            }
        }
    }
}

TEST_CASE("a folded leaflet shows its headline in front and its number behind",
          "[layout][sheets][leaflet]")
{
    SheetMaker maker(guide());
    const auto sheet = maker.lay_out({"papers-checklist", "leaflet-a4", "id"}, Sash::No);
    const auto& outside = sheet.list;
    CHECK(text_of(outside, Role::Danger).ink.right() < to_points(97_mm));
    CHECK(text_of(outside, Role::Number).ink.x > to_points(97_mm));
    CHECK(text_of(outside, Role::Number).ink.right() < to_points(197_mm));
    CHECK(text_of(outside, Role::Heading).ink.x > to_points(197_mm));
    CHECK(count_codes(outside) == 1);
    CHECK(count_codes(sheet.more_pages.front()) == 0);
    CHECK(count_role(pages_of(sheet), Role::Number) == 1);
    const auto boxes = std::ranges::count_if(sheet.more_pages.front().items, [](const Item& item) {
        const auto* box = std::get_if<BoxItem>(&item.what);
        return box != nullptr && item.role == Role::Rule && box->stroke;
    });
    CHECK(boxes == 8); // a box to tick for each paper
}

TEST_CASE("a right-to-left leaflet opens from the other side", "[layout][sheets][leaflet][rtl]")
{
    const support::TemporaryFolder folder;
    const auto scripts = folder.path() / "guide";
    std::filesystem::copy(support::fixtures() / "scripts-guide", scripts,
                          std::filesystem::copy_options::recursive);
    std::filesystem::copy(guide() / "formats", scripts / "formats");
    SheetMaker maker(scripts);
    const auto sheet = maker.lay_out({"safe-work", "leaflet-a4", "ar"}, Sash::Yes);
    support::check_sheet_rules(sheet);
    CHECK(text_of(sheet.list, Role::Heading).ink.right() < to_points(100_mm));
    for (const auto fold : {100_mm, 200_mm}) {
        check_fold(sheet.list, fold);
    }
    for (const auto fold : {97_mm, 197_mm}) {
        check_fold(sheet.more_pages.front(), fold);
    }
}

TEST_CASE("a flipchart has a page for the headline, each step, and the number",
          "[layout][sheets][flip]")
{
    SheetMaker maker(guide());
    for (const std::string language : {"id", "en"}) {
        DYNAMIC_SECTION(language)
        {
            const auto sheet =
                maker.lay_out({"meeting-flipchart", "flipchart-a3", language}, Sash::No);
            const auto pages = pages_of(sheet);
            const auto steps = static_cast<std::size_t>(std::ranges::count(
                sheet.document.blocks, content::BlockKind::Step, &content::DocumentBlock::kind));
            REQUIRE(steps == 7);
            REQUIRE(pages.size() == steps + 2);
            check_shown_once(sheet);
            CHECK(count_role({pages.front()}, Role::Heading) == 2);
            for (std::size_t step = 1; step <= steps; ++step) {
                const auto& texts = pages[step].texts;
                CHECK(texts.at(0).text == std::to_string(step));
                CHECK(texts.at(1).text == "/ 7");
                CHECK(texts.at(2).cap_height == pages[1].texts.at(2).cap_height);
                CHECK(count_role({pages[step]}, Role::Footer) == 2);
            }
            CHECK(count_role({pages.back()}, Role::Danger) == 1);
            CHECK(count_role({pages.back()}, Role::Number) == 1);
            CHECK(count_codes(pages.back()) == 1);
        }
    }
}

TEST_CASE("a draft has its sash on every page", "[layout][sheets]")
{
    SheetMaker maker(guide());
    for (const auto& one : {SheetCase{"seven-steps", "leaflet-a4", "id"},
                            SheetCase{"meeting-flipchart", "flipchart-a3", "id"}}) {
        for (const auto& page : pages_of(maker.lay_out(one, Sash::Yes))) {
            CHECK(text_of(page, Role::Sash).text.starts_with("CONTOH"));
        }
    }
}

TEST_CASE("a story keeps clear of the phone's own buttons", "[layout][sheets][picture]")
{
    SheetMaker maker(guide());
    const Points pixel = to_points(Millimetres(0.25));
    for (const auto& one : maker.cases({"id", "en"})) {
        if (one.format != "story-1080x1920") {
            continue;
        }
        DYNAMIC_SECTION(one.name())
        {
            for (const Sash sash : {Sash::No, Sash::Yes}) {
                for (const auto& text : maker.lay_out(one, sash).list.texts) {
                    INFO(text.text);
                    CHECK(text.ink.y >= pixel * 250 - Points(0.1));
                    CHECK(text.ink.bottom() <= pixel * (1920 - 250) + Points(0.1));
                    CHECK(text.cap_height >= pixel * 28 - Points(0.1));
                    CHECK((text.role != Role::Heading || text.cap_height >= pixel * 40));
                }
            }
        }
    }
}
