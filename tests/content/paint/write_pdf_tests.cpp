#include "content/paint/write_pdf.hpp"

#include "content/layout/qr.hpp"
#include "content/model/files.hpp"
#include "content/paint/paint_error.hpp"
#include "tests/content/paint/pixels.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using layout::Points;
using support::rect;

namespace {

constexpr layout::Colour nila{0x12, 0x1E, 0x42};

std::string pdf_of(const layout::DisplayList& list, double scale = 1)
{
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    const layout::Size media{list.size.width * scale, list.size.height * scale};
    const paint::PdfPage page{&list, media, {}, scale};
    return paint::write_pdf({&page, 1}, {"Jalan resmi", "D:20261124000000Z"}, painter);
}

std::string ask(const std::string& pdf, const std::string& program,
                const std::vector<std::string>& options)
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    content::write_file(file, pdf);
    std::vector<std::string> command{program};
    command.insert(command.end(), options.begin(), options.end());
    command.push_back(file.string());
    const auto finished = support::run(command);
    REQUIRE(finished.exit_code == 0);
    return finished.out;
}

layout::DisplayList sheet_with_box(double side)
{
    auto list = support::square_sheet(side);
    support::add(list, layout::BoxItem{rect(1, 1, side / 2, side / 2), nila, std::nullopt, {}});
    return list;
}

} // namespace

TEST_CASE("a PDF has the size, title and date it was given", "[paint][pdf]")
{
    const auto facts = ask(pdf_of(sheet_with_box(1190.55)), "pdfinfo", {"-rawdates"});
    CHECK_THAT(facts, Contains("Page size:       1190.55 x 1190.55 pts"));
    CHECK_THAT(facts, Contains("Title:           Jalan resmi"));
    CHECK_THAT(facts, Contains("20261124000000Z"));
    CHECK_THAT(facts, Contains("PDF version:     1.5"));
}

TEST_CASE("the same list gives the same bytes", "[paint][pdf]")
{
    const auto list = sheet_with_box(500);
    CHECK(pdf_of(list) == pdf_of(list));
    CHECK(pdf_of(list) != pdf_of(sheet_with_box(501)));
}

TEST_CASE("a page longer than readers take is refused, at 1:10 it is written", "[paint][pdf]")
{
    const auto list = sheet_with_box(17007.9);
    CHECK_THROWS_AS(pdf_of(list), paint::PaintError);
    CHECK_THAT(ask(pdf_of(list, 0.1), "pdfinfo", {}), Contains("1700.79 x 1700.79 pts"));
}

TEST_CASE("pictograms stay vectors", "[paint][pdf]")
{
    const support::TemporaryFolder folder;
    content::write_file(folder.path() / "lamp.svg",
                        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 104 104">)"
                        R"(<circle id="light" cx="48" cy="48" r="46" fill="#FFE3A0"/></svg>)");
    auto list = support::square_sheet(200);
    layout::PictureItem lamp;
    lamp.name = "lamp";
    lamp.box = rect(20, 20, 96, 96);
    support::add(list, lamp, layout::Role::Picture);
    paint::Painter painter{paint::PictogramSet(folder.path())};
    const paint::PdfPage page{&list, list.size, {}, 1};
    const auto pdf = paint::write_pdf({&page, 1}, {"Lampu", "2026-11-24T00:00:00Z"}, painter);
    const auto images = ask(pdf, "pdfimages", {"-list"});
    CHECK(std::count(images.begin(), images.end(), '\n') == 2); // The table's head alone.
}

TEST_CASE("a phone reads the QR code that was painted", "[paint][qr]")
{
    if (!support::have_program("zbarimg")) {
        WARN("zbarimg (package zbar-tools) is not installed: QR codes were not read");
        return;
    }
    const std::string payload = "Jalan resmi\nLayanan Terpadu Satu Atap\n0800-1000";
    const auto matrix = layout::encode_qr(payload, layout::QrLevel::Q);
    REQUIRE(matrix.has_value());
    auto list = support::square_sheet(300);
    layout::QrItem qr;
    qr.box = rect(50, 50, 180, 180);
    qr.modules = matrix->side;
    qr.dark = matrix->dark;
    qr.light_colour = {255, 255, 255};
    support::add(list, layout::BoxItem{rect(0, 0, 300, 300), nila, std::nullopt, {}});
    support::add(list, qr, layout::Role::Qr);
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    const auto png = paint::encode_png(paint::rasterise(list, 2, painter));
    const support::TemporaryFolder folder;
    content::write_file(folder.path() / "qr.png",
                        {reinterpret_cast<const char*>(png.data()), png.size()});
    const auto read =
        support::run({"zbarimg", "--quiet", "--raw", (folder.path() / "qr.png").string()});
    CHECK(read.out == payload + "\n");
}
