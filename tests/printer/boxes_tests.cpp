#include "printer/boxes.hpp"

#include "content/model/files.hpp"
#include "content/paint/write_pdf.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using layout::Points;

namespace {

printer::Sheet a2()
{
    content::FormatSpec spec;
    spec.width = 420;
    spec.height = 594;
    spec.bleed = {5, 5, 5, 5};
    spec.slug = 10;
    return printer::make_sheet(layout::make_format(spec), std::nullopt);
}

paint::PdfWithPlaces painted(const printer::Sheet& sheet, int pages = 1)
{
    layout::DisplayList list;
    list.size = sheet.media;
    list.items.push_back({layout::Role::Ground,
                          layout::BoxItem{{{}, {}, Points(100), Points(100)},
                                          layout::Colour{0x12, 0x1E, 0x42},
                                          std::nullopt,
                                          {}},
                          std::nullopt});
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    const std::vector<paint::PdfPage> all(static_cast<std::size_t>(pages),
                                          {&list, sheet.media, sheet.origin, 1});
    return paint::write_pdf_with_places(all, {"Tujuh langkah", "D:20200101000000Z"}, painter);
}

std::string ask(const std::string& pdf, std::vector<std::string> command)
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    content::write_file(file, pdf);
    command.push_back(file.string());
    const auto finished = support::run(command);
    INFO(finished.err);
    REQUIRE(finished.exit_code == 0);
    return finished.out;
}

/// Runs of spaces as one: pdfinfo pads its columns.
std::string one_spaced(const std::string& text)
{
    std::string out;
    for (const char letter : text) {
        if (letter != ' ' || !out.ends_with(' ')) {
            out += letter;
        }
    }
    return out;
}

constexpr const char* date = "D:20261124000000Z";

} // namespace

TEST_CASE("every page gets its three boxes", "[printer][boxes]")
{
    const auto facts = one_spaced(ask(printer::add_boxes(painted(a2(), 2), a2(), date),
                                      {"pdfinfo", "-box", "-rawdates", "-f", "1", "-l", "2"}));
    for (const std::string page : {"Page 1 ", "Page 2 "}) {
        CHECK_THAT(facts, Contains(page + "MediaBox: 0.00 0.00 1275.59 1768.82"));
        CHECK_THAT(facts, Contains(page + "BleedBox: 28.35 28.35 1247.24 1740.47"));
        CHECK_THAT(facts, Contains(page + "TrimBox: 42.52 42.52 1233.07 1726.30"));
    }
    CHECK_THAT(facts, Contains("Title: Tujuh langkah"));
    CHECK_THAT(facts, Contains("CreationDate: D:20261124000000Z"));
}

TEST_CASE("the file is sound and the same each time", "[printer][boxes]")
{
    const auto first = printer::add_boxes(painted(a2()), a2(), date);
    CHECK(first == printer::add_boxes(painted(a2()), a2(), date));
    CHECK(first != printer::add_boxes(painted(a2()), a2(), "D:20261125000000Z"));
    CHECK_THAT(ask(first, {"qpdf", "--check"}), Contains("No syntax or stream encoding errors"));
}

TEST_CASE("what is no PDF is refused", "[printer][boxes]")
{
    CHECK_THROWS(printer::add_boxes({"<html></html>", {}}, a2(), date));
}
