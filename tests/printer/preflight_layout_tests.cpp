#include "printer/preflight_layout.hpp"

#include "content/layout/qr.hpp"
#include "content/model/files.hpp"
#include "content/model/revision.hpp"
#include "printer/preflight_checks.hpp"
#include "printer/preflight_command.hpp"
#include "tests/printer/good_sheet.hpp"
#include "tests/printer/judged_sheets.hpp"
#include "tests/printer/planted_faults.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

using layout::Points;
using layout::QrItem;
using layout::Rect;
using namespace judged_sheets;

namespace {

constexpr layout::Colour nila{0x12, 0x1E, 0x42};
constexpr layout::Colour putih{0xFF, 0xFF, 0xFF};

QrItem& code_of(DisplayList& page)
{
    for (auto& item : page.items) {
        if (auto* code = std::get_if<QrItem>(&item.what)) {
            return *code;
        }
    }
    throw std::runtime_error("the sheet has no QR code");
}

layout::TextBlock& text_of(DisplayList& page, layout::Role role)
{
    const auto found = std::ranges::find(page.texts, role, &layout::TextBlock::role);
    REQUIRE(found != page.texts.end());
    return *found;
}

void add_box(DisplayList& page, Rect box, layout::Colour colour)
{
    page.items.push_back(
        {layout::Role::Ground, layout::BoxItem{box, colour, std::nullopt, {}}, std::nullopt});
}

} // namespace

TEST_CASE("no sheet of the guide raises an error of layout", "[printer][preflight]")
{
    for (const auto& [poster, format] :
         std::vector<std::pair<std::string, std::string>>{{"official-way", "poster-a3"},
                                                          {"seven-steps", "poster-a4"},
                                                          {"sweet-promises", "board-240x120"},
                                                          {"ask-licence", "baliho-6x4"},
                                                          {"seven-steps", "leaflet-a4"},
                                                          {"under-18", "handbill-a5"},
                                                          {"safe-home", "rollup-85x200"},
                                                          {"meeting-flipchart", "flipchart-a3"}}) {
        const auto checks = judge(sheet_of(poster, format));
        INFO(poster << " on " << format << "\n" << told(checks));
        CHECK(failed(checks, Severity::Error).empty());
        CHECK_FALSE(failed(checks, Severity::Warning).contains("P08"));
    }
}

TEST_CASE("faults planted in a real sheet are found under their numbers", "[printer][preflight]")
{
    const auto sheet = sheet_of("official-way", "poster-a3");
    using Ids = std::set<std::string>;
    SECTION("a ground that ends at the trim")
    {
        CHECK(found_by(sheet, [](DisplayList& page) {
                  const Rect all = page.ink_bounds;
                  add_box(page, {all.x, all.y, -all.x, all.height}, putih);
              }) == Ids{"P08"});
    }
    SECTION("headline letters too small from afar")
    {
        CHECK(found_by(sheet, [](DisplayList& page) {
                  text_of(page, layout::Role::Heading).cap_height = Points(12);
              }) == Ids{"P20"});
    }
    SECTION("footer letters too small from near")
    {
        CHECK(found_by(sheet, [](DisplayList& page) {
                  text_of(page, layout::Role::Footer).cap_height = Points(4);
              }) == Ids{"P21"});
    }
    SECTION("a headline of twelve words")
    {
        CHECK(found_by(sheet, [](DisplayList& page) {
                  text_of(page, layout::Role::Heading).text =
                      "Periksa dulu surat perusahaan dan izinnya sebelum Anda berangkat kerja "
                      "jauh sekali";
              }).contains("P22"));
    }
    SECTION("text 1 mm out of safe")
    {
        CHECK(found_by(sheet, [&](DisplayList& page) {
                  auto& text = text_of(page, layout::Role::Heading);
                  text.ink.x = sheet.format.safe.left - layout::to_points(layout::Millimetres(1));
              }) == Ids{"P23"});
    }
    SECTION("a logo in the hem")
    {
        layout::PictureItem logo;
        logo.name = "logos/nothing.svg";
        logo.box = {Points(2), Points(900), Points(30), Points(30)};
        CHECK(found_by(sheet, [&](DisplayList& page) {
                  page.items.push_back({layout::Role::Picture, logo, std::nullopt});
              }).contains("P23"));
    }
    SECTION("a dark box behind dark text")
    {
        CHECK(found_by(sheet, [](DisplayList& page) {
                  auto& text = text_of(page, layout::Role::Step);
                  text.fill = nila;
                  add_box(page, text.ink, nila);
              }).contains("P24"));
    }
    SECTION("quiet zone 2")
    {
        CHECK(found_by(sheet, [](DisplayList& page) {
                  const QrItem& code = code_of(page);
                  const Points module = code.box.width / (code.modules + 8);
                  add_box(page, {code.box.x, code.box.y, module * 2, code.box.height}, nila);
              }) == Ids{"P25"});
    }
    SECTION("a code too small to scan")
    {
        CHECK(found_by(sheet, [](DisplayList& page) {
                  QrItem& code = code_of(page);
                  code.box.width = code.box.height = Points(60);
              }).contains("P25"));
    }
    SECTION("a code that is light on dark")
    {
        CHECK(found_by(sheet, [](DisplayList& page) {
                  QrItem& code = code_of(page);
                  std::swap(code.dark_colour, code.light_colour);
              }).contains("P25"));
    }
    SECTION("a code of level L")
    {
        CHECK(found_by(sheet, [](DisplayList& page) {
                  QrItem& code = code_of(page);
                  code.payload += std::string(900, 'x');
              }) == Ids{"P25"});
    }
    SECTION("something lies on the code")
    {
        CHECK(found_by(sheet, [](DisplayList& page) {
                  const Rect box = code_of(page).box;
                  add_box(page,
                          {box.x + box.width / 3, box.y + box.height / 3, box.width / 4,
                           box.height / 4},
                          putih);
              }) == Ids{"P26"});
    }
    SECTION("a code in four inks")
    {
        CHECK(found_by(sheet, [](DisplayList& page) { code_of(page).dark_colour = nila; }) ==
              Ids{"P26"});
    }
    SECTION("text that layout could not place")
    {
        CHECK(found_by(sheet, [](DisplayList& page) {
                  content::Finding finding;
                  finding.code = "K040";
                  finding.unit = "official-way.headline@poster";
                  page.findings.push_back(finding);
              }) == Ids{"P27"});
    }
    SECTION("letters that reach beyond the bleed, where the sheet is cut")
    {
        CHECK(found_by(sheet, [](DisplayList& page) {
                  auto& text = text_of(page, layout::Role::Heading);
                  text.ink.x = page.ink_bounds.x - layout::to_points(layout::Millimetres(1));
              }) == Ids{"P23", "P27"});
    }
    SECTION("a sign no font has")
    {
        CHECK(found_by(sheet, [](DisplayList& page) {
                  for (auto& item : page.items) {
                      if (auto* run = std::get_if<layout::GlyphRunItem>(&item.what)) {
                          run->run.glyphs.front().id = 0;
                          return;
                      }
                  }
              }) == Ids{"P27"});
    }
}

TEST_CASE("black letters on a dark solid that are more ink than the format takes are found in the "
          "picture of the sheet",
          "[printer][preflight]")
{
    auto sheet = sheet_of("official-way", "poster-a3");
    sheet.format.spec.tac = 230;
    INFO(told(judge(sheet)));
    CHECK_FALSE(failed(judge(sheet), Severity::Warning).contains("P17"));
    auto& page = sheet.pages.front();
    const auto headline =
        std::ranges::find(page.texts, layout::Role::Heading, &layout::TextBlock::role);
    add_box(page, headline->ink, nila);
    for (auto& item : page.items) {
        auto* run = std::get_if<layout::GlyphRunItem>(&item.what);
        if (run != nullptr && item.role == layout::Role::Heading) {
            run->fill = {};
        }
    }
    const auto checks = judge(sheet);
    const auto found = std::ranges::find_if(checks, [](const auto& check) {
        return check.finding.code == "P17" && check.state == CheckState::Fail;
    });
    REQUIRE(found != checks.end());
    CHECK(found->limit == "230 %");
}

TEST_CASE(
    "a dark solid that is no ink of the guide is printed within the 260 % of a baliho, and is "
    "no fault",
    "[printer][preflight]")
{
    CHECK(found_by(sheet_of("ask-licence", "baliho-6x4"), [](DisplayList& page) {
              const Rect all = page.ink_bounds;
              add_box(page, {all.x, all.y, Points(4000), Points(2000)}, {0x08, 0x0A, 0x0E});
          }).count("P17") == 0);
}

TEST_CASE("a board without a number that reads from afar is refused", "[printer][preflight]")
{
    const auto sheet = sheet_of("sweet-promises", "board-240x120");
    CHECK(found_by(sheet, [](DisplayList& page) {
              text_of(page, layout::Role::Number).role = layout::Role::Label;
          }).contains("P25"));
}

TEST_CASE("a line on a baliho that nobody reads in passing is told", "[printer][preflight]")
{
    auto sheet = sheet_of("ask-licence", "baliho-6x4");
    auto& text = text_of(sheet.pages.front(), layout::Role::Heading);
    text.text = "Periksa dulu izinnya ya"; // 23 characters
    CHECK(failed(judge(sheet), Severity::Warning) == std::set<std::string>{"P22"});
    CHECK(failed(judge(sheet), Severity::Error).empty());
    text.text = "Periksa dulu izin\nperusahaannya";
    CHECK(failed(judge(sheet), Severity::Warning).empty());
    text.text = "Periksa duluizinperusahaannyasebelum"; // 36 characters
    CHECK(failed(judge(sheet), Severity::Error) == std::set<std::string>{"P22"});
}

TEST_CASE("a seam may not run through a code, and better not through words", "[printer][preflight]")
{
    auto sheet = sheet_of("official-way", "poster-a3");
    const Rect code = code_of(sheet.pages.front()).box;
    const Points overlap = layout::to_points(layout::Millimetres(20));
    const auto through_code =
        judge(sheet, {{printer::Seam::Runs::Down, code.x + code.width / 2, overlap}});
    CHECK(failed(through_code, Severity::Error).contains("P28"));
    const Rect words = text_of(sheet.pages.front(), layout::Role::Heading).ink;
    const auto through_words =
        judge(sheet, {{printer::Seam::Runs::Across, words.y + words.height / 2, overlap}});
    CHECK(failed(through_words, Severity::Warning).contains("P28"));
    CHECK_FALSE(failed(through_words, Severity::Error).contains("P28"));
    CHECK_FALSE(failed(judge(sheet), Severity::Warning).contains("P28"));
}

TEST_CASE("what layout found takes the place of what a file alone leaves open",
          "[printer][preflight]")
{
    printer::CheckList of_file;
    of_file.leave_open("P23", printer::no_guide);
    printer::Preflight report;
    report.checks = std::move(of_file).finish(printer::JudgedFrom::File);
    printer::CheckList of_layout;
    of_layout.add({"P23"});
    of_layout.add({"P17", "overprint"});
    printer::add_layout_checks(report, std::move(of_layout).finish(printer::JudgedFrom::Layout));
    CHECK_FALSE(report.press_ready());
    for (const char* id : {"P17", "P23"}) {
        CHECK(std::ranges::count_if(report.checks, [&](const auto& check) {
                  return check.finding.code == id && check.state == CheckState::Fail;
              }) == 1);
        CHECK(std::ranges::count_if(report.checks, [&](const auto& check) {
                  return check.finding.code == id && check.state != CheckState::Fail;
              }) == 0);
    }
}

TEST_CASE("preflight composes the sheet again if the guide is the one the file was made from",
          "[printer][preflight]")
{
    const auto named = [](QPDF& pdf) {
        support::edit_xmp(
            pdf, "pelita:format=",
            "pelita:poster=\"official-way\" pelita:language=\"id\" pelita:revision=\"" +
                content::guide_revision(*support::plain_shop().guide) + "\" pelita:format=");
    };
    const auto other = [](QPDF& pdf) {
        support::edit_xmp(pdf, "pelita:format=",
                          "pelita:poster=\"official-way\" pelita:language=\"id\" "
                          "pelita:revision=\"000000000000\" pelita:format=");
    };
    const auto left_open = [](const support::PlantedFault& fault) {
        const support::TemporaryFolder folder;
        const auto file = folder.path() / "sheet.pdf";
        content::write_file(file, support::with_fault(support::good_sheet(), fault));
        std::ostringstream out;
        std::ostringstream messages;
        printer::run_preflight(support::plain_shop(), {file, printer::ReportAs::Json}, out,
                               messages);
        CHECK(messages.str().empty());
        const auto json = nlohmann::json::parse(out.str());
        return std::ranges::count(json["checks"], "not judged", [](const auto& check) {
            return check["state"].template get<std::string>();
        });
    };
    CHECK(left_open({"named", {}, named}) == 0);
    CHECK(left_open({"other", {}, other}) == 10);
}
