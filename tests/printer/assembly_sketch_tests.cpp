#include "printer/assembly_sketch.hpp"

#include "content/paint/painter.hpp"
#include "printer/preflight_raster.hpp"
#include "tests/printer/shops.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using Catch::Matchers::Contains;
using layout::Millimetres;
using layout::Points;

namespace {

const fonts::FontCatalogue& catalogue()
{
    static const auto read =
        fonts::FontCatalogue::load(support::source_dir() / "fonts/catalogue.toml");
    return *read;
}

layout::Format board(double width, double height)
{
    content::FormatSpec spec;
    spec.id = "board";
    spec.width = width;
    spec.height = height;
    spec.bleed = {30, 30, 30, 30};
    return layout::make_format(spec);
}

/// A third of an A4 ticket's width and height.
constexpr printer::SketchRoom room{{Points(510), Points(240)}, Points(8)};

layout::DisplayList sketch(double width, double height, double roll)
{
    const auto format = board(width, height);
    fonts::TextScratch scratch;
    return printer::draw_assembly(printer::plan_panels(format, {}, Millimetres(roll)), format, room,
                                  support::plain_shop().words, catalogue(), scratch);
}

/// What can be read, a line each.
std::string words(const layout::DisplayList& list)
{
    std::string text;
    for (const layout::Item& item : list.items) {
        if (const auto* run = std::get_if<layout::GlyphRunItem>(&item.what)) {
            text += std::string(run->run.text) + "\n";
        }
    }
    return text;
}

/// Whether the paper round a list stays white.
bool is_clean_outside(const layout::DisplayList& list, paint::Painter& painter)
{
    constexpr int margin = 20;
    const layout::Rect paper{Points(-margin), Points(-margin), list.size.width + Points(2 * margin),
                             list.size.height + Points(2 * margin)};
    const auto raster = printer::rasterise_part(list, paper, 1, painter);
    for (int y = 0; y < raster.height; ++y) {
        for (int x = 0; x < raster.width; ++x) {
            const bool inside = x >= margin - 1 && x <= raster.width - margin && y >= margin - 1 &&
                                y <= raster.height - margin;
            if (!inside && raster.at(x, y) != 0xFFFFFF) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

TEST_CASE("a sketch tells the welder panels, seams, overlap, roll and which side is up",
          "[printer][panels]")
{
    const std::string side_by_side = words(sketch(6000, 4000, 3200));
    CHECK_THAT(side_by_side, Contains("1\n3040 x 4060 mm\n2\n3040 x 4060 mm\n"));
    CHECK_THAT(side_by_side, Contains("3000 mm\n") && Contains("tepi kiri") && Contains("atas\n"));
    CHECK_THAT(side_by_side, Contains("Gulungan 3200 mm, terpakai 3160 mm: 8,1 m gulungan"));
    CHECK_THAT(side_by_side, Contains("2 panel, tumpang tindih 20 mm di setiap sambungan"));
    CHECK_THAT(words(sketch(4000, 6000, 3200)),
               Contains("tepi atas") && Contains("4060 x 3040 mm"));
    const std::string whole = words(sketch(3000, 4000, 3200));
    CHECK_THAT(whole, Contains("Satu lembar utuh") && Contains("4,1 m") && !Contains("panel,"));
}

TEST_CASE("a sketch stays in its room whatever the board", "[printer][panels]")
{
    paint::Painter painter{paint::PictogramSet(support::source_dir() / "content/guide/pictograms")};
    for (const auto& [width, height, roll] : {std::tuple{6000, 4000, 3200},
                                              {4000, 6000, 3200},
                                              {3000, 4000, 5000},
                                              {12000, 3400, 3200},
                                              {3400, 12000, 3200},
                                              {5000, 1000, 600}}) {
        const auto list = sketch(width, height, roll);
        INFO(width << " x " << height << " on " << roll);
        CHECK(list.size.width <= room.most.width);
        CHECK(list.size.height <= room.most.height);
        CHECK(is_clean_outside(list, painter));
    }
}
