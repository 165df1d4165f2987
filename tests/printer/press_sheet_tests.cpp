#include "printer/press_sheet.hpp"

#include "tests/printer/pdf_programs.hpp"
#include "tests/printer/plates.hpp"
#include "tests/printer/pressed_sheet.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using Catch::Matchers::Contains;
using printer::Job;
using printer::PressOptions;
using support::ask;
using support::press_sheet;
using support::without_spaces;

namespace {

/// The guide of hard scripts with the formats of the real one.
struct ScriptsGuide {
    support::TemporaryFolder folder;
    printer::Workshop workshop;

    ScriptsGuide()
    {
        const auto source = support::source_dir();
        const auto guide = folder.path() / "guide";
        std::filesystem::copy(source / "tests/fixtures/scripts-guide", guide,
                              std::filesystem::copy_options::recursive);
        std::filesystem::copy(source / "content/guide/formats", guide / "formats");
        content::CommonOptions options;
        options.guide = guide;
        options.fonts = source / "fonts/catalogue.toml";
        options.today = *content::parse_date("2026-11-24");
        workshop = printer::open_workshop(options);
    }
};

/// Pixels of black ink with kunyit still beneath: the step numbers stand in discs of it.
int black_on_kunyit(const support::Plates& plates)
{
    const int kunyit = support::byte_of(0.90);
    int count = 0;
    for (std::size_t at = 0; at < plates.pixels(); ++at) {
        count += plates.black[at] > 250 && std::abs(plates.yellow[at] - kunyit) <= 2 ? 1 : 0;
    }
    return count;
}

const PressOptions bare{std::nullopt, false, false, false, false};

} // namespace

TEST_CASE("a poster for the press is PDF/X-4 to its readers", "[printer][press][sheet]")
{
    const auto sheet = press_sheet({"seven-steps", "poster-a2", "id", std::nullopt});
    CHECK_THAT(ask(sheet.pdf, {"qpdf", "--check"}),
               Contains("No syntax or stream encoding errors"));
    const auto facts = ask(sheet.pdf, {"pdfinfo", "-box"});
    CHECK_THAT(facts, Contains("PDF subtype:    PDF/X-4") && Contains("PDF version:     1.6"));
    CHECK_THAT(facts, Contains("TrimBox:            42.52    42.52  1233.07  1726.30") &&
                          Contains("BleedBox:           28.35    28.35  1247.24  1740.47"));
    const auto open = ask(sheet.pdf, {"qpdf", "--qdf", "--object-streams=disable"}, {"-"});
    CHECK_THAT(open, !Contains("DeviceRGB") && Contains("/Separation"));
    for (const char* left : {" rg ", " rg\n", " RG ", " RG\n"}) {
        CHECK_THAT(open, !Contains(left));
    }
}

TEST_CASE("its fonts are in the file and its words are those of the guide",
          "[printer][press][sheet]")
{
    const Job job{"official-way", "board-240x120", "en", std::nullopt, "id"};
    const auto sheet = press_sheet(job, bare);
    std::istringstream fonts(ask(sheet.pdf, {"pdffonts"}));
    std::string line;
    std::getline(fonts, line);
    const auto embedded = line.find("emb");
    REQUIRE(embedded != std::string::npos);
    std::getline(fonts, line);
    int count = 0;
    for (; std::getline(fonts, line); ++count) {
        CHECK(line.substr(embedded, 3) == "yes");
    }
    CHECK(count >= 2);
    CHECK(without_spaces(ask(sheet.pdf, {"pdftotext"}, {"-"})) ==
          without_spaces(ask(sheet.rgb, {"pdftotext"}, {"-"})));
}

TEST_CASE("letters of hard scripts come out of a press file as they went in",
          "[printer][press][sheet]")
{
    const ScriptsGuide guide;
    for (const char* language : {"ar", "km", "jv-Java"}) {
        INFO(language);
        const auto sheet = press_sheet(
            {guide.workshop.guide->posters.front().id, "poster-a2", language, std::nullopt}, bare,
            guide.workshop);
        const auto text = without_spaces(ask(sheet.pdf, {"pdftotext"}, {"-"}));
        CHECK(text.size() > 100);
        CHECK(text == without_spaces(ask(sheet.rgb, {"pdftotext"}, {"-"})));
    }
}

TEST_CASE("who cannot see the sheet is told its headline, steps and drawings",
          "[printer][press][sheet]")
{
    const auto one = press_sheet({"seven-steps", "poster-a3", "id", std::nullopt});
    CHECK_THAT(ask(one.pdf, {"pdfinfo"}), Contains("Tagged:          yes"));
    const auto tree = ask(one.pdf, {"pdfinfo", "-struct-text"});
    CHECK_THAT(tree, Contains("Document\n") && Contains("H1 (block)\n    \"Kerja di luar negeri?"));
    CHECK_THAT(tree, Contains("LI (block)\n      Figure"));
    const auto open = ask(one.pdf, {"qpdf", "--qdf"}, {"-"});
    CHECK_THAT(open, Contains("/Alt (Kartu KTP)") && Contains("/Alt (Kode QR: ") &&
                         Contains("/Marked true") && Contains("/DisplayDocTitle true"));

    const Job job{"official-way", "board-240x120", "en", std::nullopt, "id"};
    const auto pair = ask(press_sheet(job).pdf, {"qpdf", "--qdf"}, {"-"});
    const auto catalog = pair.find("/Type /Catalog");
    REQUIRE(catalog != std::string::npos);
    CHECK_THAT(pair, Contains("/Lang (en)") && Contains("/Lang (id)"));
}

TEST_CASE("the same sheet is the same bytes", "[printer][press][sheet]")
{
    const Job job{"sweet-promises", "poster-a3", "id", std::nullopt};
    const auto first = press_sheet(job);
    CHECK(first.pdf == press_sheet(job).pdf);
    CHECK(first.pdf != press_sheet(job, bare).pdf);
}

TEST_CASE("black text is on the black plate alone and leaves the ground beneath it",
          "[printer][press][sheet][plates]")
{
    const auto plates =
        support::separate(press_sheet({"seven-steps", "poster-a4", "id", {}}).pdf, 72);
    if (!plates) {
        WARN("no ghostscript: skipped");
        return;
    }
    int knocked_out = 0;
    for (std::size_t at = 0; at < plates->pixels(); ++at) {
        knocked_out +=
            plates->black[at] > 250 && plates->yellow[at] < 2 && plates->magenta[at] < 2 ? 1 : 0;
    }
    CHECK(black_on_kunyit(*plates) > 50);
    CHECK(knocked_out > 500); // outlines of drawings and the QR code, which are no text
}

TEST_CASE("marks are on all four plates, outside the bleed", "[printer][press][sheet][plates]")
{
    const auto with =
        support::separate(press_sheet({"seven-steps", "poster-a4", "id", {}}).pdf, 300);
    if (!with) {
        WARN("no ghostscript: skipped");
        return;
    }
    // The lower left crop mark: level with the trim, 1 to 6 mm outside the bleed of 3 mm.
    const auto at = [&](double x_mm, double y_mm) {
        return with->most_near(x_mm / 25.4 * 300, y_mm / 25.4 * 300, 2);
    };
    const double trim_bottom = 10 + 3 + 297;
    for (const int plate : at(6, trim_bottom)) {
        CHECK(plate > 200);
    }
    for (const int plate : at(9.5, trim_bottom)) { // the millimetre between mark and bleed
        CHECK(plate == 0);
    }
}

TEST_CASE("no place inside the bleed has more ink than its paper takes",
          "[printer][press][sheet][plates]")
{
    struct Case {
        const char* poster;
        const char* format;
        double limit;
        double slug_mm;
        int density;
    };
    for (const Case& one : {Case{"official-way", "poster-a4", 300, 10, 72},
                            Case{"under-18", "xbanner-60x160", 260, 10, 20},
                            Case{"sweet-promises", "baliho-6x4", 260, 4, 40}}) {
        INFO(one.format);
        const auto plates =
            support::separate(press_sheet({one.poster, one.format, "id", {}}).pdf, one.density);
        if (!plates) {
            WARN("no ghostscript: skipped");
            return;
        }
        const auto edge = static_cast<std::size_t>(one.slug_mm / 25.4 * one.density + 1);
        int most = 0;
        for (std::size_t y = edge; y + edge < plates->height; ++y) {
            for (std::size_t x = edge; x + edge < plates->width; ++x) {
                most = std::max(most, plates->sum(y * plates->width + x));
            }
        }
        CHECK(most <= one.limit / 100 * 255 + 4); // four plates, rounded each
        CHECK(most > 200 / 100 * 255);
    }
}

TEST_CASE("a billboard at a tenth says so, or says it is whole", "[printer][press][sheet]")
{
    Job job{"official-way", "baliho-6x4", "id", std::nullopt};
    const auto tenth = ask(press_sheet(job).pdf, {"qpdf", "--qdf"}, {"-"});
    CHECK_THAT(tenth, Contains("<pelita:scale>1:10<") && !Contains("/UserUnit"));
    job.user_unit = true;
    const auto whole = press_sheet(job);
    const auto open = ask(whole.pdf, {"qpdf", "--qdf"}, {"-"});
    CHECK_THAT(open, Contains("<pelita:scale>1:1<") && Contains("/UserUnit 10"));
    CHECK_THAT(without_spaces(ask(whole.pdf, {"pdftotext"}, {"-"})), Contains("skala1:1·"));
}

TEST_CASE("outlined text has no font and is as black as text was",
          "[printer][press][sheet][plates]")
{
    const Job job{"seven-steps", "poster-a4", "id", std::nullopt};
    PressOptions options = bare;
    const auto text = press_sheet(job, options);
    options.outline_text = true;
    const auto outlined = press_sheet(job, options);
    std::istringstream fonts(ask(outlined.pdf, {"pdffonts"}));
    CHECK(std::count(std::istreambuf_iterator<char>(fonts), {}, '\n') == 2); // its heading
    CHECK(without_spaces(ask(outlined.pdf, {"pdftotext"}, {"-"})).empty());

    const auto before = support::separate(text.pdf, 72);
    const auto after = support::separate(outlined.pdf, 72);
    if (!before || !after) {
        WARN("no ghostscript: skipped");
        return;
    }
    CHECK(black_on_kunyit(*before) > 50);
    CHECK(black_on_kunyit(*after) > black_on_kunyit(*before) * 0.8);
}

TEST_CASE("a proof says that it is one and is no PDF/X", "[printer][press][sheet]")
{
    const auto sheet = press_sheet({"official-way", "poster-a3", "id", std::nullopt});
    const auto proof = ask(sheet.rgb, {"qpdf", "--qdf"}, {"-"});
    CHECK_THAT(proof, Contains("<pelita:proof>true<") && !Contains("GTS_PDFX"));
    CHECK_THAT(ask(sheet.pdf, {"qpdf", "--qdf"}, {"-"}), Contains("<pelita:proof>false<"));
}
