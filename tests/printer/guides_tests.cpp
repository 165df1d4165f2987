#include "printer/guides.hpp"

#include "content/model/guide.hpp"
#include "content/paint/pixmap.hpp"
#include "printer/finishing.hpp"
#include "printer/guide_legend.hpp"
#include "printer/workshop.hpp"
#include "tests/printer/shops.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using layout::Points;
using layout::Rect;

namespace {

layout::Format format_of(const std::string& id)
{
    return layout::make_format(support::plain_shop().guide->formats.at(id));
}

Points mm(double length)
{
    return layout::to_points(layout::Millimetres(length));
}

printer::GuideDrawing drawn(const layout::Format& format, const printer::GuideRoom& room,
                            std::size_t page = 0, std::vector<printer::Seam> seams = {})
{
    fonts::TextScratch scratch;
    return printer::draw_guides({format, page, seams}, room, support::plain_shop().words,
                                *support::plain_shop().fonts, scratch);
}

std::string notes_of(const std::string& id, std::size_t page = 0,
                     std::vector<printer::Seam> seams = {})
{
    const auto format = format_of(id);
    std::string text;
    for (const auto& note :
         printer::guide_notes({format, page, seams}, support::plain_shop().words)) {
        text += note.text + "\n";
    }
    const std::string firm = "\u00A0"; // Which spaces are firm is not the reader's business.
    for (auto at = text.find(firm); at != std::string::npos; at = text.find(firm)) {
        text.replace(at, firm.size(), " ");
    }
    return text;
}

} // namespace

TEST_CASE("eyelets sit in the corners and no further apart than the format says",
          "[printer][guides]")
{
    const auto spec = support::plain_shop().guide->formats.at("baliho-6x4");
    const auto eyelets = printer::eyelets_of(spec);
    CHECK(eyelets.size() == 2 * (11 + 8) - 4); // 5,900 and 3,900 mm in steps of 600 at most.
    CHECK(printer::eyelets_of(support::plain_shop().guide->formats.at("xbanner-60x160")).size() ==
          4);
    CHECK(printer::eyelets_of(support::plain_shop().guide->formats.at("poster-a2")).empty());
}

TEST_CASE(
    "strips of a hem lie outside the trim, those of a pocket inside, a leader ends at the ink",
    "[printer][guides]")
{
    const auto baliho = format_of("baliho-6x4");
    for (const Rect& strip : printer::strips_of(baliho.spec.bands.front(), baliho)) {
        CHECK(std::min(strip.width, strip.height).value() == Approx(mm(25).value()));
        CHECK_FALSE(strip.overlaps(baliho.trim_box().inset(Points(0.01))));
    }
    const auto spanduk = format_of("spanduk-5x1");
    const auto pocket = printer::strips_of(spanduk.spec.bands.front(), spanduk);
    REQUIRE(pocket.size() == 1);
    CHECK(pocket.front() == Rect{Points(0), Points(0), mm(80), spanduk.trim.height});
    const auto rollup = format_of("rollup-85x200");
    const auto leader = printer::strips_of(rollup.spec.bands.front(), rollup);
    REQUIRE(leader.size() == 1);
    CHECK(rollup.bleed_box().contains(leader.front(), Points(0.01)));
    CHECK(leader.front().y.value() == Approx(rollup.trim.height.value()));
}

TEST_CASE("the legend says the figures in Indonesian", "[printer][guides]")
{
    CHECK(notes_of("baliho-6x4") ==
          "Gambar petunjuk, bukan berkas cetak: Baliho 6 x 4 m\n"
          "Garis potong, ukuran jadi: 6000 x 4000 mm\n"
          "Tepi lebihan: 30 mm\n"
          "Batas aman teks, QR, logo: 100 mm\n"
          "Lipat dan las: 25 mm keliling, di luar garis potong\n"
          "Mata ayam: 34 buah, 50 mm dari tepi; jarak 590 mendatar, 557,1 mm tegak\n");
    CHECK_THAT(notes_of("rollup-85x200"),
               Contains("Tepi lebihan: atas 20, kanan 5, bawah 150, kiri 5 mm") &&
                   Contains("Masuk kaset: 150 mm di bawah, latar saja"));
    CHECK_THAT(notes_of("leaflet-a4", 0), Contains("Lipatan: 97 dan 197 mm dari kiri (muka 1)"));
    CHECK_THAT(notes_of("leaflet-a4", 1), Contains("Lipatan: 100 dan 200 mm dari kiri (muka 2)"));
    CHECK_THAT(notes_of("spanduk-5x1"),
               Contains("Selongsong: 80 mm kiri dan kanan, di dalam garis potong"));
    CHECK_THAT(notes_of("story-1080x1920"), Contains("Tepi gambar: 1080 x 1920 px"));
    CHECK_THAT(notes_of("baliho-6x4", 0, {{printer::Seam::Runs::Down, mm(3010), mm(20)}}),
               Contains("Sambungan panel: 3010 mm dari kiri, tumpang tindih 20 mm"));
}

TEST_CASE("guides and legend keep to the room they are given, whatever the sheet's shape",
          "[printer][guides]")
{
    const std::vector<printer::Seam> seams{{printer::Seam::Runs::Down, mm(100), mm(20)}};
    for (const auto& [id, spec] : support::plain_shop().guide->formats) {
        if (spec.height <= 0) {
            continue; // A slip is as long as its text.
        }
        const auto format = format_of(id);
        const printer::GuideRoom room{{Points(400), Points(300)}, Points(7)};
        const auto guides = drawn(format, room, 0, seams);
        INFO(id);
        const Rect all{Points(0), Points(0), guides.list.size.width, guides.list.size.height};
        CHECK(Rect{{}, {}, room.most.width, room.most.height}.contains(all, Points(0.01)));
        CHECK(all.contains(guides.place(format.bleed_box()), Points(0.01)));
        std::size_t outside = 0;
        for (const auto& item : guides.list.items) {
            if (const auto* path = std::get_if<layout::PathItem>(&item.what)) {
                for (const auto& segment : path->segments) {
                    const Rect place{segment.to.x, segment.to.y, {}, {}};
                    outside += all.contains(place, Points(0.01)) ? 0 : 1;
                }
            }
        }
        CHECK(outside == 0);
    }
}

TEST_CASE("the trim's line lies where the sheet's picture ends, with its ink under the lines",
          "[printer][guides]")
{
    const auto format = format_of("xbanner-60x160");
    const auto guides = drawn(format, {{Points(300), Points(400)}, Points(6)});
    layout::DisplayList sheet;
    sheet.size = format.trim;
    sheet.items.push_back({layout::Role::Ground,
                           layout::BoxItem{format.bleed_box(), layout::Colour{0, 0, 160}, {}, {}},
                           std::nullopt});
    const auto both = printer::over_picture(guides, sheet);
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    const auto picture = paint::rasterise(both, 4, painter);
    const auto at = [&](Points x, Points y) {
        const auto column = static_cast<std::size_t>(x.value() * 4);
        const auto row = static_cast<std::size_t>(y.value() * 4);
        return picture.pixels[row * static_cast<std::size_t>(picture.width) + column] & 0xFFFFFFU;
    };
    const Rect trim = guides.place(format.trim_box());
    const Points middle = trim.y + trim.height / 2;
    CHECK(at(trim.x + trim.width / 2, middle) == 0x0000A0);
    CHECK(at(trim.x, middle) == 0xE4007C); // The cut.
    CHECK(at(guides.place(format.bleed_box()).x - Points(1.2), middle) == 0xFFFFFF);
}
