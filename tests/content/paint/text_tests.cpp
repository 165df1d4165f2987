#include "content/paint/write_pdf.hpp"

#include "content/model/files.hpp"
#include "fonts/font_catalogue.hpp"
#include "fonts/paragraph.hpp"
#include "fonts/place.hpp"
#include "fonts/wrap.hpp"
#include "tests/content/paint/pixels.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string_view>

using layout::Points;

namespace {

constexpr layout::Colour arang{0x17, 0x13, 0x0F};
constexpr double width = 400;
constexpr double size = 24;

/// A sheet with one text, wrapped and set from the top.
layout::DisplayList sheet_with_text(const std::string& text, const std::string& language)
{
    static const auto catalogue =
        fonts::FontCatalogue::load(support::source_dir() / "fonts/catalogue.toml");
    fonts::TextScratch scratch;
    fonts::TextStyle style;
    style.language = language;
    const fonts::TextSpan span{text, style};
    const auto paragraph = fonts::shape({&span, 1}, *catalogue, scratch);
    const auto found = fonts::wrap(*paragraph, static_cast<float>(width / size), scratch);
    const std::vector<fonts::LineBox> lines(found.begin(), found.end());
    auto list = support::square_sheet(width);
    double baseline = 2 * size;
    for (const auto& line : lines) {
        std::vector<fonts::GlyphRun> runs;
        fonts::place(*paragraph, line, {size, 0, width, baseline, fonts::Align::Start}, scratch,
                     runs);
        for (auto& run : runs) {
            support::add(list, layout::GlyphRunItem{std::move(run), arang}, layout::Role::Body);
        }
        baseline += 2 * size;
    }
    return list;
}

/// Without spaces, line ends and the marks pdftotext sets around right-to-left text.
std::string bare(std::string text)
{
    for (const std::string_view mark :
         {" ", "\u00A0", "\n", "\f", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C"}) {
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
            text.erase(at, mark.size());
        }
    }
    return text;
}

std::string read_back(const layout::DisplayList& list)
{
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    const paint::PdfPage page{&list, list.size, {}, 1};
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "text.pdf";
    content::write_file(file, paint::write_pdf({&page, 1}, {"Teks", "D:20261124000000Z"}, painter));
    const auto finished = support::run({"pdftotext", "-enc", "UTF-8", file.string(), "-"});
    REQUIRE(finished.exit_code == 0);
    return finished.out;
}

struct Sample {
    const char* language;
    const char* text;
};

const std::vector<Sample>& samples()
{
    static const std::vector<Sample> all{
        {"id", "Pegang paspormu sendiri. Biaya Rp\u00A0350.000, tanya 0800-1000."},
        {"tet-ID", "Bá Disnakertrans uluk, la bele fiar ema."},
        {"ar", "احتفظ بجواز سفرك. اتصل 129 مجانا."},
        {"jv-Java", "ꦥꦱ꧀ꦥꦺꦴꦂꦩꦸ ꦒꦮꦤꦺꦤ꧀ ꦝꦺꦮꦺ"},
        {"km", "ទុកលិខិតឆ្លងដែនរបស់អ្នកដោយខ្លួនឯង"},
        {"th", "เก็บหนังสือเดินทางไว้กับตัว"},
    };
    return all;
}

} // namespace

TEST_CASE("text reads back from the PDF as it was written, script by script", "[paint][pdf]")
{
    for (const auto& sample : samples()) {
        INFO(sample.language);
        const std::string read = read_back(sheet_with_text(sample.text, sample.language));
        CHECK(bare(read) == bare(sample.text));
    }
}

TEST_CASE("fonts are embedded in the PDF", "[paint][pdf]")
{
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    const auto list = sheet_with_text("Jalan resmi", "id");
    const paint::PdfPage page{&list, list.size, {}, 1};
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "text.pdf";
    content::write_file(file, paint::write_pdf({&page, 1}, {"Teks", "D:20261124000000Z"}, painter));
    const auto fonts = support::run({"pdffonts", file.string()});
    CHECK_THAT(fonts.out, Catch::Matchers::Contains("Andika"));
    CHECK_THAT(fonts.out, Catch::Matchers::Contains("yes yes yes")); // Embedded, subset, Unicode.
}

TEST_CASE("text is painted where it was placed and joined letters touch", "[paint]")
{
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    const auto pixmap = paint::rasterise(sheet_with_text("بـــــــب", "ar"), 2, painter);
    int longest = 0; // A bar of kashida is one unbroken run of ink.
    for (int y = 0; y < pixmap.height; ++y) {
        int run = 0;
        for (int x = 0; x < pixmap.width; ++x) {
            run = (support::at(pixmap, x, y) >> 16U) < 0x30 ? run + 1 : 0;
            longest = std::max(longest, run);
        }
    }
    CHECK(longest > 70);
}

TEST_CASE("a Painter leaves nothing behind that another one needs", "[paint]")
{
    const auto list = sheet_with_text("Pulang dengan selamat", "id");
    std::vector<std::uint32_t> first;
    for (int round = 0; round < 3; ++round) {
        paint::Painter painter{paint::PictogramSet("no-such-folder")};
        const auto pixels = paint::rasterise(list, 1, painter).pixels;
        CHECK((first.empty() || first == pixels));
        first = pixels;
    }
}
