#include "content/model/files.hpp"
#include "tests/content/layout/sheets.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace layout;
using support::LaidOutSheet;
using support::SheetCase;
using support::SheetMaker;

namespace {

const std::vector<std::string> boards{"baliho-6x4", "baliho-4x6", "baliho-3x4", "spanduk-5x1",
                                      "board-240x120"};

/// A poster that nobody has translated yet has no sheet.
bool is_translated(const content::Guide& guide, const std::string& poster,
                   const std::string& language)
{
    content::ResolveOptions options;
    options.today =
        content::Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{24}};
    options.unconfirmed = content::Unconfirmed::Show;
    const auto resolved =
        content::resolve(guide, poster, language, content::Variant::Billboard, options);
    return std::ranges::none_of(resolved.findings,
                                [](const auto& finding) { return finding.code == "K010"; });
}

std::vector<SheetCase> pairs(const SheetMaker& maker, const std::string& first,
                             const std::string& second)
{
    std::vector<SheetCase> all;
    for (auto one : maker.cases({first})) {
        if (is_translated(maker.guide(), one.poster, first)) {
            one.second = second;
            all.push_back(std::move(one));
        }
    }
    return all;
}

bool is_board(const SheetCase& sheet)
{
    return std::ranges::find(boards, sheet.format) != boards.end();
}

bool has_no_room(const LaidOutSheet& sheet)
{
    return std::ranges::any_of(sheet.list.findings,
                               [](const auto& finding) { return finding.code == "K040"; });
}

/// Capitals of each text in each of the sheet's languages.
std::map<std::string, std::map<std::string, Points>> caps(const LaidOutSheet& sheet)
{
    std::map<std::string, std::map<std::string, Points>> found;
    for (const auto& text : sheet.list.texts) {
        const bool words = text.role == Role::Heading || text.role == Role::Step ||
                           text.role == Role::Label || text.role == Role::Danger;
        if (words && !text.unit.empty()) {
            found[text.unit].emplace(text.language, text.cap_height);
        }
    }
    return found;
}

void check_pair(const LaidOutSheet& sheet, const SheetCase& languages)
{
    for (const auto& [unit, cap] : caps(sheet)) {
        INFO(unit);
        REQUIRE(cap.contains(languages.language));
        REQUIRE(cap.contains(languages.second));
        const Points first = cap.at(languages.language);
        const Points second = cap.at(languages.second);
        CHECK(second >= first * 0.6 - Points(0.5));
        CHECK(second <= first + Points(0.5));
        CHECK(second >= sheet.format.far_head.fail - Points(0.1));
    }
    const auto numbers = std::ranges::count(sheet.list.texts, Role::Number, &TextBlock::role);
    CHECK(numbers == 1);
    const auto codes = std::ranges::count(sheet.list.items, Role::Qr, &Item::role);
    CHECK(codes == (sheet.format.spec.qr_side > 0 ? 1 : 0));
}

std::vector<const TextBlock*> texts_of(const LaidOutSheet& sheet, Role role,
                                       const std::string& language)
{
    std::vector<const TextBlock*> found;
    for (const auto& text : sheet.list.texts) {
        if (text.role == role && text.language == language) {
            found.push_back(&text);
        }
    }
    return found;
}

/// The guide of hard scripts, its poster made for boards, too.
std::filesystem::path scripts_guide(const support::TemporaryFolder& folder)
{
    const auto guide = folder.path() / "guide";
    std::filesystem::copy(support::fixtures() / "scripts-guide", guide,
                          std::filesystem::copy_options::recursive);
    std::filesystem::copy(support::source_dir() / "content/guide/formats", guide / "formats");
    const auto file = guide / "posters/safe-work.toml";
    auto text = content::read_file(file);
    const std::string formats = "[\"poster-a2\", \"xbanner-60x160\"]";
    text.replace(text.find(formats), formats.size(),
                 "[\"poster-a2\", \"baliho-6x4\", \"board-240x120\"]");
    content::write_file(file, text);
    return guide;
}

} // namespace

TEST_CASE("every poster has a board in two languages", "[layout][bilingual]")
{
    SheetMaker maker(support::source_dir() / "content/guide");
    for (const auto& one : pairs(maker, "en", "id")) {
        if (!is_board(one)) {
            continue;
        }
        for (const auto sash : {Sash::No, Sash::Yes}) {
            DYNAMIC_SECTION(one.name() << (sash == Sash::Yes ? " sash" : ""))
            {
                const auto sheet = maker.lay_out(one, sash);
                support::check_sheet_rules(sheet);
                check_pair(sheet, one);
                for (const auto* text : texts_of(sheet, Role::Heading, "en")) {
                    CHECK(text->cap_height >= sheet.format.far_head.good - Points(0.1));
                }
            }
        }
    }
}

TEST_CASE("a sheet of rows takes two languages, or says which text has no room",
          "[layout][bilingual]")
{
    SheetMaker maker(support::source_dir() / "content/guide");
    int made = 0;
    for (const auto& one : pairs(maker, "en", "id")) {
        if (is_board(one)) {
            continue;
        }
        DYNAMIC_SECTION(one.name())
        {
            const auto sheet = maker.lay_out(one, Sash::No);
            if (!has_no_room(sheet)) {
                ++made;
                support::check_sheet_rules(sheet);
                check_pair(sheet, one);
            }
            for (const auto& finding : sheet.list.findings) {
                if (finding.code == "K040") {
                    CHECK_FALSE(finding.unit.empty());
                    CHECK_FALSE(finding.language.empty());
                    CHECK(finding.severity == content::Severity::Error);
                }
            }
        }
    }
    for (const std::string format : {"poster-a2", "xbanner-60x160"}) {
        DYNAMIC_SECTION("room on " << format)
        {
            CHECK_FALSE(has_no_room(maker.lay_out({"official-way", format, "en", "id"}, Sash::No)));
        }
    }
}

TEST_CASE("the second language stands below its first in regular type, in its own colour",
          "[layout][bilingual]")
{
    SheetMaker maker(support::source_dir() / "content/guide");
    const Theme theme;
    const auto sheet = maker.lay_out({"official-way", "board-240x120", "en", "id"}, Sash::No);
    const auto first = texts_of(sheet, Role::Heading, "en");
    const auto second = texts_of(sheet, Role::Heading, "id");
    REQUIRE(first.size() == 2);
    REQUIRE(second.size() == 2);
    CHECK(second.front()->ink.y > first.back()->ink.bottom());
    for (const auto* text : first) {
        CHECK(text->fill == theme.putih);
    }
    for (const auto* text : second) {
        CHECK(text->fill == theme.kunyit);
        CHECK(text->ink.x == first.front()->ink.x);
    }
}

TEST_CASE("the second label stands on the number's feet, after it", "[layout][bilingual]")
{
    SheetMaker maker(support::source_dir() / "content/guide");
    const auto sheet = maker.lay_out({"official-way", "board-240x120", "en", "id"}, Sash::No);
    const auto labels = texts_of(sheet, Role::Label, "id");
    REQUIRE(labels.size() == 1);
    const auto number = std::ranges::find(sheet.list.texts, Role::Number, &TextBlock::role);
    REQUIRE(number != sheet.list.texts.end());
    CHECK(labels.front()->ink.x > number->ink.right());
    const Points feet = labels.front()->ink.y + labels.front()->cap_height;
    CHECK(std::abs((feet - number->ink.y - number->cap_height).value()) < 0.5);
    const auto above = texts_of(sheet, Role::Label, "en");
    REQUIRE(above.size() == 1);
    CHECK(above.front()->ink.bottom() < number->ink.y);
}

TEST_CASE("the QR code of a sheet in two languages is in the first", "[layout][bilingual]")
{
    SheetMaker maker(support::source_dir() / "content/guide");
    const auto sheet = maker.lay_out({"official-way", "poster-a2", "en", "id"}, Sash::No);
    const auto code = std::ranges::find(sheet.list.items, Role::Qr, &Item::role);
    REQUIRE(code != sheet.list.items.end());
    const auto& payload = std::get<QrItem>(code->what).payload;
    CHECK(payload.find("resmi") == std::string::npos);
    CHECK(payload.find("0800-1000") != std::string::npos);
}

TEST_CASE("Arabic, Javanese script and Khmer stand over Indonesian and under it",
          "[layout][bilingual][rtl]")
{
    const support::TemporaryFolder folder;
    SheetMaker maker(scripts_guide(folder));
    for (const std::string language : {"ar", "jv-Java", "km"}) {
        for (const std::string format : {"baliho-6x4", "board-240x120"}) {
            for (const bool below : {false, true}) {
                SheetCase one{"safe-work", format, language, "id"};
                if (below) {
                    std::swap(one.language, one.second);
                }
                DYNAMIC_SECTION(one.name())
                {
                    const auto sheet = maker.lay_out(one, Sash::No);
                    support::check_sheet_rules(sheet);
                    check_pair(sheet, one);
                }
            }
        }
    }
}

TEST_CASE("each language keeps its own start on a sheet with both directions",
          "[layout][bilingual][rtl]")
{
    const support::TemporaryFolder folder;
    SheetMaker maker(scripts_guide(folder));
    const auto under = maker.lay_out({"safe-work", "board-240x120", "id", "ar"}, Sash::No);
    for (const auto* text : texts_of(under, Role::Heading, "ar")) {
        CHECK(std::abs((text->ink.right() - text->frame.right()).value()) < 0.5);
    }
    const auto over = maker.lay_out({"safe-work", "board-240x120", "ar", "id"}, Sash::No);
    for (const auto* text : texts_of(over, Role::Heading, "id")) {
        CHECK(std::abs((text->ink.x - text->frame.x).value()) < 0.5);
    }
    for (const auto* text : texts_of(over, Role::Heading, "ar")) {
        CHECK(std::abs((text->ink.right() - text->frame.right()).value()) < 0.5);
    }
}
