#include "content/layout/band.hpp"
#include "content/layout/qr.hpp"
#include "content/model/files.hpp"
#include "content/paint/paint_error.hpp"
#include "printer/boxes.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using layout::Points;

namespace {

constexpr const char* date = "D:20261124000000Z";
constexpr const char* payload = "Jalan resmi\nLayanan Terpadu Satu Atap\n0800-1000";

printer::Sheet sheet_of(int scale)
{
    content::FormatSpec spec;
    spec.width = 150;
    spec.height = 150;
    spec.bleed = {5, 5, 5, 5};
    return printer::make_sheet(layout::make_format(spec), scale);
}

/// A box, the woven band with bleed, a QR code over a box: before, between and after stamps.
layout::DisplayList band_and_code()
{
    layout::DisplayList list;
    list.size = {Points(425.2), Points(425.2)};
    const auto add = [&](auto what) {
        list.items.push_back({layout::Role::Ground, std::move(what), std::nullopt});
    };
    const layout::Colour nila{0x12, 0x1E, 0x42};
    const auto band = layout::woven_band({Points(-14.17), Points(60.3), Points(453.54), Points(33)},
                                         Points(212.6), layout::BandNeighbour::Other, {});
    list.items.insert(list.items.end(), band.begin(), band.end());
    add(layout::BoxItem{
        {Points(40), Points(80), Points(300), Points(300)}, nila, std::nullopt, Points(20)});
    layout::QrItem qr;
    const auto matrix = layout::encode_qr(payload, layout::QrLevel::Q);
    REQUIRE(matrix);
    qr.box = {Points(100), Points(150), Points(190), Points(190)};
    qr.modules = matrix->side;
    qr.dark = matrix->dark;
    qr.dark_colour = {0x17, 0x13, 0x0F};
    qr.light_colour = {255, 255, 255};
    add(qr);
    add(layout::BoxItem{
        {Points(280), Points(280), Points(90), Points(90)}, nila, std::nullopt, {}});
    return list;
}

struct Pair {
    paint::PdfWithPlaces whole; ///< All by Cairo.
    paint::PdfWithPlaces places;
};

Pair paint_both(const printer::Sheet& sheet, std::size_t pages)
{
    const auto list = band_and_code();
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    const std::vector<paint::PdfPage> all(pages, {&list, sheet.media, sheet.origin, sheet.scale()});
    const paint::PdfInfo info{"Pita tenun", date};
    return {{paint::write_pdf(all, info, painter), {}},
            paint::write_pdf_with_places(all, info, painter)};
}

/// Grey pixels of a page as poppler draws it.
std::string picture(const std::string& pdf, int page, int ppi)
{
    const support::TemporaryFolder folder;
    content::write_file(folder.path() / "sheet.pdf", pdf);
    const auto number = std::to_string(page);
    const auto drawn = support::run(
        {"pdftoppm", "-gray", "-singlefile", "-r", std::to_string(ppi), "-f", number, "-l", number,
         (folder.path() / "sheet.pdf").string(), (folder.path() / "sheet").string()});
    REQUIRE(drawn.exit_code == 0);
    return content::read_file(folder.path() / "sheet.pgm");
}

/// Share of the pixels that differ by more than one of poppler's steps: it cuts an edge's pixel
/// into four, and Cairo rounds corners to 1/256 of a point, which a stamp need not.
double difference(const std::string& one, const std::string& other)
{
    REQUIRE(one.size() == other.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        const int left = static_cast<unsigned char>(one[i]);
        const int right = static_cast<unsigned char>(other[i]);
        count += std::abs(left - right) > 255 / 4 + 1 ? 1 : 0;
    }
    return static_cast<double>(count) / static_cast<double>(one.size());
}

} // namespace

TEST_CASE("a sheet with stamps looks as if Cairo had drawn all of it", "[printer][stamps]")
{
    constexpr int ppi = 97;
    const auto whole = printer::add_boxes(paint_both(sheet_of(1), 1).whole, sheet_of(1), date);
    const auto wanted = picture(whole, 1, ppi);
    for (const int scale : {1, 10}) { // At 1:10 Cairo's own rounding shows: judged by 1:1.
        INFO("scale 1:" << scale);
        const auto both = paint_both(sheet_of(scale), 2);
        REQUIRE(both.places.stamps.size() == 8);
        const auto stamped = printer::add_boxes(both.places, sheet_of(scale), date);
        for (const int page : {1, 2}) {
            CHECK(difference(wanted, picture(stamped, page, ppi * scale)) < 0.001);
        }
        CHECK(stamped.size() < printer::add_boxes(both.whole, sheet_of(scale), date).size());
    }
}

TEST_CASE("the pictures differ where a stamp is wrong", "[printer][stamps]")
{
    const auto sheet = sheet_of(1);
    auto both = paint_both(sheet, 1);
    std::swap(both.places.stamps[1].content, both.places.stamps[2].content);
    both.places.stamps[0].content.clear();
    const auto whole = printer::add_boxes(both.whole, sheet, date);
    const auto stamped = printer::add_boxes(both.places, sheet, date);
    CHECK(difference(picture(whole, 1, 97), picture(stamped, 1, 97)) > 0.005);
}

TEST_CASE("stamps are forms without a group: fills of rectangles, nothing else",
          "[printer][stamps]")
{
    const auto sheet = sheet_of(1);
    const support::TemporaryFolder folder;
    content::write_file(folder.path() / "sheet.pdf",
                        printer::add_boxes(paint_both(sheet, 1).places, sheet, date));
    const auto file = (folder.path() / "sheet.pdf").string();
    const auto check = support::run({"qpdf", "--check", file});
    CHECK_THAT(check.out, Catch::Contains("No syntax or stream encoding errors"));
    const auto json = support::run({"qpdf", "--json=2", "--json-key=qpdf", file}).out;
    const auto count = [&](const std::string& word) {
        std::size_t found = 0;
        for (auto at = json.find(word); at != std::string::npos; at = json.find(word, at + 1)) {
            ++found;
        }
        return found;
    };
    CHECK(count("\"/Subtype\": \"/Form\"") == 4);
    CHECK(count("\"/Group\": ") == 1); // The page's own.
}

TEST_CASE("the same sheet gives the same bytes with stamps", "[printer][stamps]")
{
    const auto sheet = sheet_of(1);
    CHECK(printer::add_boxes(paint_both(sheet, 2).places, sheet, date) ==
          printer::add_boxes(paint_both(sheet, 2).places, sheet, date));
}

TEST_CASE("a sheet that would lack its QR code is not written", "[printer][stamps]")
{
    const auto sheet = sheet_of(1);
    auto both = paint_both(sheet, 1);
    both.whole.stamps = both.places.stamps;
    CHECK_THROWS_AS(printer::add_boxes(both.whole, sheet, date), paint::PaintError);
}
