#include "content/model/files.hpp"
#include "tests/content/layout/sheets.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace layout;
using support::LaidOutSheet;
using support::SheetMaker;

TEST_CASE("every sheet of the guide keeps its texts in their places, sizes and colours",
          "[layout][sheets]")
{
    SheetMaker maker(support::source_dir() / "content/guide");
    const auto cases = maker.cases({"id", "en"});
    REQUIRE(cases.size() >= 26);
    for (const auto& one : cases) {
        DYNAMIC_SECTION(one.name())
        {
            support::check_sheet_rules(maker.lay_out(one, Sash::No));
        }
    }
}

TEST_CASE("the sash takes its place from the zones and nothing collides", "[layout][sheets]")
{
    SheetMaker maker(support::source_dir() / "content/guide");
    for (const auto& one : maker.cases({"id", "en"})) {
        DYNAMIC_SECTION(one.name())
        {
            const auto sheet = maker.lay_out(one, Sash::Yes);
            support::check_sheet_rules(sheet);
            const auto sash = std::ranges::find(sheet.list.texts, Role::Sash, &TextBlock::role);
            REQUIRE(sash != sheet.list.texts.end());
            CHECK(sash->text.rfind("CONTOH", 0) == 0);
        }
    }
}

TEST_CASE("the Kupang Malay draft fits its poster under the sash", "[layout][sheets]")
{
    SheetMaker maker(support::source_dir() / "content/guide");
    for (const std::string format : {"poster-a2", "xbanner-60x160"}) {
        DYNAMIC_SECTION(format)
        {
            support::check_sheet_rules(maker.lay_out({"official-way", format, "mkn"}, Sash::Yes));
        }
    }
}

TEST_CASE("Arabic, Javanese script and Khmer keep to the same rules", "[layout][sheets]")
{
    support::TemporaryFolder folder;
    const auto guide = folder.path() / "guide";
    std::filesystem::copy(support::fixtures() / "scripts-guide", guide,
                          std::filesystem::copy_options::recursive);
    std::filesystem::copy(support::source_dir() / "content/guide/formats", guide / "formats");
    SheetMaker maker(guide);
    for (const auto& one : maker.cases({"ar", "jv-Java", "km"})) {
        DYNAMIC_SECTION(one.name())
        {
            support::check_sheet_rules(maker.lay_out(one, Sash::No));
        }
    }
}

TEST_CASE("a right-to-left sheet turns its boxes, not its number", "[layout][sheets][rtl]")
{
    support::TemporaryFolder folder;
    const auto guide = folder.path() / "guide";
    std::filesystem::copy(support::fixtures() / "scripts-guide", guide,
                          std::filesystem::copy_options::recursive);
    std::filesystem::copy(support::source_dir() / "content/guide/formats", guide / "formats");
    SheetMaker maker(guide);
    const auto sheet = maker.lay_out({"safe-work", "poster-a2", "ar"}, Sash::No);
    const auto& texts = sheet.list.texts;
    const Points middle = sheet.format.trim.width / 2;
    const auto headline = std::ranges::find(texts, Role::Heading, &TextBlock::role);
    REQUIRE(headline != texts.end());
    CHECK(headline->ink.right() > middle);
    const auto number = std::ranges::find(texts, Role::Number, &TextBlock::role);
    REQUIRE(number != texts.end());
    CHECK(number->text == "0800-000-000");
    for (const auto& item : sheet.list.items) {
        if (const auto* code = std::get_if<QrItem>(&item.what)) {
            CHECK(code->box.right() < middle);
        }
    }
}

namespace {

/// The real guide with blocks added to the end of a poster.
std::filesystem::path with_blocks(const support::TemporaryFolder& folder, const std::string& poster,
                                  const std::string& blocks)
{
    const auto guide = folder.path() / "guide";
    std::filesystem::copy(support::source_dir() / "content/guide", guide,
                          std::filesystem::copy_options::recursive);
    const auto file = guide / "posters" / (poster + ".toml");
    content::write_file(file, content::read_file(file) + "\n" + blocks);
    return guide;
}

std::vector<std::string> unplaced(const LaidOutSheet& sheet)
{
    std::vector<std::string> units;
    for (const auto& finding : sheet.list.findings) {
        if (finding.variant == "no-place" && finding.severity == content::Severity::Error) {
            units.push_back(finding.code + " " + finding.unit);
        }
    }
    return units;
}

} // namespace

TEST_CASE("a warning is a red strip on poster and banner; a board refuses what it does not draw",
          "[layout][sheets][danger]")
{
    const support::TemporaryFolder folder;
    SheetMaker maker(with_blocks(folder, "official-way",
                                 "[[block]]\nid = \"danger\"\nkind = \"warning\"\n"
                                 "source = [\"P11\"]\ntext.poster = \"Jangan bayar calo.\"\n"
                                 "text.billboard = \"Jangan bayar calo.\"\n"));
    for (const std::string format : {"poster-a2", "xbanner-60x160"}) {
        DYNAMIC_SECTION(format)
        {
            const auto sheet = maker.lay_out({"official-way", format, "id"}, Sash::No);
            support::check_sheet_rules(sheet);
            const auto strip = std::ranges::find(sheet.list.texts, Role::Danger, &TextBlock::role);
            REQUIRE(strip != sheet.list.texts.end());
            CHECK(strip->text == "Jangan bayar calo.");
        }
    }
    const auto board = maker.lay_out({"official-way", "baliho-6x4", "id"}, Sash::No);
    CHECK(unplaced(board) == std::vector<std::string>{"K040 official-way.danger@billboard"});
}

TEST_CASE("a second contact is named, not lost", "[layout][sheets]")
{
    const support::TemporaryFolder folder;
    SheetMaker maker(with_blocks(folder, "official-way",
                                 "[[block]]\nid = \"more\"\nkind = \"contact\"\n"
                                 "source = [\"P11\"]\ncontact = \"sapa_129\"\n"
                                 "text.poster = \"Lapor\"\n"));
    for (const std::string format : {"poster-a2", "xbanner-60x160"}) {
        const auto sheet = maker.lay_out({"official-way", format, "id"}, Sash::No);
        CHECK(unplaced(sheet) == std::vector<std::string>{"K040 official-way.more@poster"});
    }
    const auto board = maker.lay_out({"official-way", "baliho-6x4", "id"}, Sash::No);
    CHECK(unplaced(board) == std::vector<std::string>{"K040 contacts.sapa_129"});
}

TEST_CASE("the sheets of the guide are as they were looked at", "[layout][sheets][golden]")
{
    SheetMaker maker(support::source_dir() / "content/guide");
    for (const auto& one : maker.cases({"id", "en"})) {
        const auto sheet = maker.lay_out(one, Sash::No);
        std::string pages = describe(sheet.list);
        for (const auto& page : sheet.more_pages) {
            pages += describe(page);
        }
        support::check_golden(
            "layout/sheets/" + one.poster + "_" + one.format + "_" + one.language + ".txt", pages);
    }
}
