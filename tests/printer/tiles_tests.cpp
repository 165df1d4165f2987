#include "printer/tiles.hpp"

#include "content/model/files.hpp"
#include "content/model/program.hpp"
#include "content/paint/write_pdf.hpp"
#include "printer/render.hpp"
#include "tests/printer/shops.hpp"
#include "tests/support/printer_program.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

using Catch::Matchers::Contains;
using layout::Millimetres;
using layout::Points;
using printer::Job;
using printer::TilePaper;
namespace fs = std::filesystem;

namespace {

layout::Format format(const std::string& id)
{
    return layout::make_format(support::plain_shop().guide->formats.at(id));
}

double mm(Points length)
{
    return layout::to_millimetres(length).value();
}

/// Grey pixels of one page of a PDF.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> pixels;

    int at(int x, int y) const
    {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)];
    }

    /// Darkest and lightest of a pixel and its neighbours.
    std::pair<int, int> around(int x, int y) const
    {
        int least = 255;
        int most = 0;
        for (int row = std::max(0, y - 1); row <= std::min(height - 1, y + 1); ++row) {
            for (int column = std::max(0, x - 1); column <= std::min(width - 1, x + 1); ++column) {
                least = std::min(least, at(column, row));
                most = std::max(most, at(column, row));
            }
        }
        return {least, most};
    }
};

/// Pages of a PDF at so many pixels a mm.
std::vector<Picture> pictures_of(const fs::path& pdf, int pixels_per_mm)
{
    const support::TemporaryFolder folder;
    const auto made = support::run({"pdftoppm", "-gray", "-r", std::to_string(25.4 * pixels_per_mm),
                                    pdf.string(), (folder.path() / "page").string()});
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder.path())) {
        files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::vector<Picture> pictures;
    for (const auto& file : files) {
        std::istringstream in(content::read_file(file));
        std::string kind;
        int most = 0;
        Picture& picture = pictures.emplace_back();
        in >> kind >> picture.width >> picture.height >> most;
        REQUIRE(kind == "P5");
        in.get();
        picture.pixels.resize(static_cast<std::size_t>(picture.width) *
                              static_cast<std::size_t>(picture.height));
        in.read(reinterpret_cast<char*>(picture.pixels.data()),
                static_cast<std::streamsize>(picture.pixels.size()));
        REQUIRE(in);
    }
    return pictures;
}

support::Finished render(const std::vector<std::string>& options, const fs::path& out)
{
    std::vector<std::string> words{"env",
                                   "LC_ALL=C",
                                   support::bin_dir() + "/pelita-printer",
                                   "--today",
                                   "2026-11-24",
                                   "--guide",
                                   (support::source_dir() / "content/guide").string(),
                                   "render",
                                   "--poster",
                                   "official-way",
                                   "--lang",
                                   "id",
                                   "--out",
                                   out.string()};
    words.insert(words.end(), options.begin(), options.end());
    return support::run(words);
}

} // namespace

TEST_CASE("tiles take the fewest pages, upright or lying, and cover the sheet", "[printer][tiles]")
{
    const auto a2 = printer::plan_tiles(format("poster-a2"), TilePaper::A4);
    CHECK(a2.columns == 2); // lying: 420 mm in tiles of 277 that share 10,
    CHECK(a2.rows == 4);    // 594 mm in tiles of 190; upright it would be nine
    const auto board = printer::plan_tiles(format("board-240x120"), TilePaper::A3);
    CHECK(board.count() == 7 * 5);
    for (const char* id : {"poster-a2", "board-240x120", "leaflet-a4", "spanduk-5x1"}) {
        for (const TilePaper paper : {TilePaper::A4, TilePaper::A3}) {
            const auto sheet = format(id);
            const auto grid = printer::plan_tiles(sheet, paper);
            const auto last = grid.part(grid.rows - 1, grid.columns - 1, sheet.trim);
            INFO(id);
            CHECK(mm(last.right()) == Approx(mm(sheet.trim.width)));
            CHECK(mm(last.bottom()) == Approx(mm(sheet.trim.height)));
            CHECK(mm(last.width) > 10); // More than the overlap: no page for nothing.
            CHECK(mm(last.height) > 10);
            if (grid.columns > 1) {
                const auto first = grid.part(0, 0, sheet.trim);
                const auto second = grid.part(0, 1, sheet.trim);
                CHECK(mm(first.right() - second.x) == Approx(10));
            }
        }
    }
    CHECK_THROWS_AS(printer::plan_tiles(format("baliho-6x4"), TilePaper::A4), content::UsageError);
}

TEST_CASE("rows of tiles are letters, columns numbers", "[printer][tiles]")
{
    CHECK(printer::tile_name(0, 0) == "A1");
    CHECK(printer::tile_name(2, 11) == "C12");
    CHECK(printer::tile_name(26, 0) == "AA1");
}

TEST_CASE("tiles without what they share are the sheet, pixel for pixel", "[printer][tiles]")
{
    constexpr int density = 2; // pixels a mm: margins and steps are whole pixels
    const Job job{"official-way", "poster-a2", "id", std::nullopt};
    const support::TemporaryFolder folder;
    printer::Renderer renderer(support::plain_shop());
    std::ostringstream messages;
    const auto sheet = renderer.pass_gate(job, printer::Purpose::Proof, messages);
    REQUIRE(sheet);
    const auto whole_file = folder.path() / "whole.pdf";
    const auto tiles_file = folder.path() / "tiles.pdf";
    const layout::DisplayList& page = sheet->pages.front();
    const paint::PdfPage trimmed{&page, page.size, {}};
    paint::Painter painter(paint::PictogramSet(support::plain_shop().guide->folder / "pictograms"));
    content::write_file(whole_file,
                        paint::write_pdf({&trimmed, 1}, {"", "D:20261124000000Z"}, painter));
    content::write_file(tiles_file, renderer.tiled_pdf(*sheet, job, TilePaper::A4));
    const Picture whole = pictures_of(whole_file, density).front();
    const auto tiles = pictures_of(tiles_file, density);
    const auto grid = printer::plan_tiles(sheet->format, TilePaper::A4);
    REQUIRE(tiles.size() == grid.count() + 1); // the map comes first

    const int margin = 10 * density;
    long differ = 0;
    long moved = 0; // Cairo rounds places: an edge on the border of two pixels may lie in either
    long compared = 0;
    for (std::size_t row = 0; row < grid.rows; ++row) {
        for (std::size_t column = 0; column < grid.columns; ++column) {
            const Picture& tile = tiles[1 + row * grid.columns + column];
            const auto part = grid.part(row, column, sheet->format.trim);
            const auto pixels = [&](Points length) {
                return static_cast<int>(std::lround(mm(length) * density));
            };
            // The outermost pixels are clipped on a tile and go on into the bleed on the sheet.
            for (int y = 1; y < pixels(part.height) - 1; ++y) {
                for (int x = 1; x < pixels(part.width) - 1; ++x) {
                    const int ours = tile.at(margin + x, margin + y);
                    const auto [least, most] = whole.around(pixels(part.x) + x, pixels(part.y) + y);
                    ++compared;
                    const int theirs = whole.at(pixels(part.x) + x, pixels(part.y) + y);
                    moved += std::abs(ours - theirs) > 24 ? 1 : 0;
                    differ += ours < least - 24 || ours > most + 24 ? 1 : 0;
                }
            }
        }
    }
    CHECK(compared > 420L * 594 * density * density);
    CHECK(differ == 0);
    CHECK(moved < compared / 1000);
}

TEST_CASE("the outer five millimetres of a tile, which office printers leave white, are white",
          "[printer][tiles]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "tiles.pdf";
    REQUIRE(render({"--format", "poster-a3", "--tile", "a4"}, file).exit_code == 0);
    for (const Picture& page : pictures_of(file, 2)) {
        CHECK(page.width >= 420);
        int dark = 0;
        for (int y = 0; y < page.height; ++y) {
            for (int x = 0; x < page.width; ++x) {
                const bool outer = x < 10 || y < 10 || x >= 410 || y >= 584;
                dark += outer && page.at(x, y) < 250 ? 1 : 0;
            }
        }
        CHECK(dark == 0);
    }
}

TEST_CASE("tiles carry their names, the job code and the sash of an unapproved sheet",
          "[printer][tiles][render]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "tiles.pdf";
    const auto said = render({"--format", "poster-a2", "--tile", "a3"}, file);
    REQUIRE(said.exit_code == 0);
    CHECK_THAT(said.err, Contains("Under the sash"));
    const auto text = support::run({"pdftotext", file.string(), "-"}).out;
    CHECK_THAT(text, Contains("A1") && Contains("B2") && Contains("CONTOH") &&
                         Contains("harus tepat 100 mm"));
    CHECK_THAT(support::run({"pdfinfo", file.string()}).out, Contains("A3"));
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
    CHECK(render({"--format", "poster-a2", "--tile", "a3", "--press"}, folder.path() / "no.pdf")
              .exit_code == 1);
}

TEST_CASE("each page of the leaflet has a map of its own with the names of its tiles",
          "[printer][tiles][render]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "tiles.pdf";
    const auto said =
        support::run_printer(support::source_dir() / "content/guide",
                             {"render", "--poster", "papers-checklist", "--format", "leaflet-a4",
                              "--lang", "id", "--tile", "a4", "--out", file.string()});
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    const auto text_of = [&](int page) {
        const std::string number = std::to_string(page);
        return support::run({"pdftotext", "-f", number, "-l", number, file.string(), "-"}).out;
    };
    const auto tiles = printer::plan_tiles(format("leaflet-a4"), TilePaper::A4).count();
    const int second_map = static_cast<int>(tiles) + 2;
    CHECK_THAT(text_of(1), Contains("Halaman 1 dari 2") && Contains("harus tepat 100 mm") &&
                               Contains("1-A1") && !Contains("2-A1"));
    CHECK_THAT(text_of(2), Contains("1-A1") && !Contains("harus tepat"));
    CHECK_THAT(text_of(second_map),
               Contains("Halaman 2 dari 2") && Contains("harus tepat 100 mm") && Contains("2-A1"));
    CHECK_THAT(text_of(second_map + 1), Contains("2-A1") && !Contains("1-A1"));
}

TEST_CASE("tiles of pictures, of scaled sheets and of too large ones are wrong usage",
          "[printer][tiles][render]")
{
    const support::TemporaryFolder folder;
    const auto pdf = folder.path() / "tiles.pdf";
    CHECK(render({"--format", "poster-a2", "--tile", "a5"}, pdf).exit_code == 2);
    CHECK(render({"--format", "poster-a2", "--tile", "a4", "--scale", "1:2"}, pdf).exit_code == 2);
    CHECK(render({"--format", "poster-a2", "--tile", "a4", "--outline-text"}, pdf).exit_code == 2);
    CHECK(render({"--format", "poster-a2", "--tile", "a4", "--no-marks"}, pdf).exit_code == 2);
    CHECK(render({"--format", "poster-a2", "--tile", "a4"}, folder.path() / "t.png").exit_code ==
          2);
    CHECK(render({"--format", "square-1080", "--tile", "a4"}, pdf).exit_code == 2);
    const auto huge = render({"--format", "baliho-6x4", "--tile", "a4"}, pdf);
    CHECK(huge.exit_code == 2);
    CHECK_THAT(huge.err, Contains("more than anybody glues"));
    CHECK(fs::is_empty(folder.path()));
}
