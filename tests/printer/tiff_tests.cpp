#include "printer/tiff.hpp"

#include "content/layout/qr.hpp"
#include "content/model/files.hpp"
#include "printer/press_sheet.hpp"
#include "printer/render.hpp"
#include "tests/printer/plates.hpp"
#include "tests/printer/press_fixture.hpp"
#include "tests/printer/read_tiff.hpp"
#include "tests/printer/shops.hpp"
#include "tests/support/approved_guide.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/printer_program.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <sys/resource.h>

#include <csignal>
#include <sstream>

using Catch::Matchers::Contains;
using layout::Colour;
using layout::Points;
using layout::Rect;
using printer::InkBytes;
using support::files_in;

namespace {

constexpr Colour black{0x17, 0x13, 0x0F}; // arang
constexpr Colour kunyit{0xFF, 0xC6, 0x29};
constexpr Colour nila{0x12, 0x1E, 0x42};

Points mm(double length)
{
    return layout::to_points(layout::Millimetres(length));
}

const printer::PressRoom& room()
{
    static const printer::PressRoom opened =
        printer::open_press_room(support::plain_shop(), std::nullopt);
    return opened;
}

/// 100 x 60 mm with 3 mm of bleed on kunyit.
layout::DisplayList small_page()
{
    layout::DisplayList page;
    page.size = {mm(100), mm(60)};
    page.ink_bounds = {mm(-3), mm(-3), mm(106), mm(66)};
    page.title = "Jalan resmi";
    page.items.push_back(
        {layout::Role::Ground, layout::BoxItem{page.ink_bounds, kunyit, {}, {}}, std::nullopt});
    return page;
}

void add_text(layout::DisplayList& page, Colour fill, double x, double y)
{
    fonts::TextScratch scratch;
    fonts::TextStyle style;
    const fonts::TextSpan span{"l", style};
    const auto paragraph = fonts::shape({&span, 1}, *support::plain_shop().fonts, scratch);
    const auto line = fonts::wrap(*paragraph, 40, scratch).front();
    std::vector<fonts::GlyphRun> runs;
    fonts::place(*paragraph, line, {60, mm(x).value(), 700, mm(y).value(), fonts::Align::Start},
                 scratch, runs);
    for (auto& run : runs) {
        page.items.push_back(
            {layout::Role::Body, layout::GlyphRunItem{std::move(run), fill}, std::nullopt});
    }
}

support::ReadTiff written(const layout::DisplayList& page, const Rect& area, double ppi,
                          int band_rows = 256, double tac = 300)
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.tif";
    paint::Painter painter{paint::PictogramSet(support::plain_shop().guide->folder / "pictograms")};
    const auto inks = press_fixture::table(tac);
    content::PartFile part(file);
    printer::write_tiff({page, area, ppi}, inks, press_fixture::profile(),
                        {"Jalan resmi", "PKG77R, poster", "D:20261124000000Z"}, painter, part,
                        band_rows);
    part.finish();
    return support::read_tiff(file);
}

InkBytes bytes_of(const std::array<double, 4>& percent)
{
    InkBytes bytes{};
    for (std::size_t ink = 0; ink < 4; ++ink) {
        bytes[ink] = static_cast<std::uint8_t>(support::byte_of(percent[ink] / 100));
    }
    return bytes;
}

/// A sheet of the guide under the sash.
printer::Composition composed(const std::string& poster, const std::string& format)
{
    printer::Renderer renderer(support::plain_shop());
    std::ostringstream messages;
    auto sheet = renderer.pass_gate({poster, format, "id", {}}, printer::Purpose::Proof, messages);
    INFO(messages.str());
    REQUIRE(sheet);
    return *std::move(sheet);
}

} // namespace

TEST_CASE("a TIFF has its bleed, its resolution at final size and the profile", "[printer][tiff]")
{
    const auto page = small_page();
    const auto tiff = written(page, page.ink_bounds, 127);
    CHECK(tiff.picture.width == 530); // 106 mm at 5 pixels a mm
    CHECK(tiff.picture.height == 330);
    CHECK(tiff.ppi == 127);
    CHECK(tiff.compression == COMPRESSION_LZW);
    CHECK(tiff.predictor == PREDICTOR_HORIZONTAL);
    CHECK(tiff.photometric == PHOTOMETRIC_SEPARATED);
    CHECK(tiff.icc == press_fixture::profile().icc);
    CHECK(tiff.description == "PKG77R, poster");
}

TEST_CASE("the guide's inks have their recipes to the byte, the leaner one where ink is scarce",
          "[printer][tiff]")
{
    auto page = small_page();
    page.items.push_back({layout::Role::Ground,
                          layout::BoxItem{{mm(10), mm(10), mm(20), mm(20)}, nila, {}, {}},
                          std::nullopt});
    const auto rich = written(page, page.ink_bounds, 127);
    CHECK(rich.picture.at(0, 0) == bytes_of({0, 21, 90, 0}));
    CHECK(rich.picture.at(100, 100) == bytes_of({100, 90, 32, 60}));
    const auto lean = written(page, page.ink_bounds, 127, 256, 260);
    CHECK(lean.picture.at(100, 100) == bytes_of({92, 78, 15, 55}));
}

TEST_CASE("black letters add black and keep the ground beneath, a code lies on bare paper",
          "[printer][tiff]")
{
    auto page = small_page();
    add_text(page, black, 10, 40);
    layout::QrItem code;
    code.box = {mm(50), mm(10), mm(40), mm(40)};
    code.modules = 2;
    code.dark = {1, 1, 1, 1};
    code.dark_colour = black;
    code.light_colour = {0xFF, 0xFF, 0xFF};
    page.items.push_back({layout::Role::Qr, code, std::nullopt});
    const auto tiff = written(page, page.ink_bounds, 127);
    const InkBytes ground = bytes_of({0, 21, 90, 0});
    int full = 0;
    int edges = 0;
    for (int y = 0; y < tiff.picture.height; ++y) {
        for (int x = 0; x < 250; ++x) {
            const InkBytes pixel = tiff.picture.at(x, y);
            REQUIRE((pixel[0] == ground[0] && pixel[1] == ground[1] && pixel[2] == ground[2]));
            full += pixel[3] == 255 ? 1 : 0;
            edges += pixel[3] > 0 && pixel[3] < 255 ? 1 : 0;
        }
    }
    CHECK(full > 200);
    CHECK(edges > 20);
    CHECK(tiff.picture.at(368, 165) == InkBytes{0, 0, 0, 255}); // The code's middle
    CHECK(tiff.picture.at(275, 80) == InkBytes{0, 0, 0, 0});    // and its quiet zone.
}

TEST_CASE("letters in colour are no black plate", "[printer][tiff]")
{
    auto page = small_page();
    add_text(page, nila, 10, 40);
    const auto tiff = written(page, page.ink_bounds, 127);
    const auto inside = [&](const InkBytes& wanted) {
        int count = 0;
        for (int y = 0; y < tiff.picture.height; ++y) {
            for (int x = 0; x < tiff.picture.width; ++x) {
                count += tiff.picture.at(x, y) == wanted ? 1 : 0;
            }
        }
        return count;
    };
    CHECK(inside(bytes_of({100, 90, 32, 60})) > 200);
    CHECK(inside(bytes_of({0, 21, 90, 100})) == 0);
}

TEST_CASE("bands join without a seam, and a panel has the pixels of the sheet", "[printer][tiff]")
{
    const auto sheet = composed("seven-steps", "poster-a4");
    const auto& page = sheet.pages.front();
    const Rect all = page.ink_bounds;
    constexpr double ppi = 60;
    const auto whole = written(page, all, ppi, 4096);
    CHECK(written(page, all, ppi, 64).picture.pixels == whole.picture.pixels);
    CHECK(written(page, all, ppi, 256).picture.pixels == whole.picture.pixels);
    const auto part = written(page, {mm(41.3), mm(77.7), mm(90), mm(120)}, ppi);
    const auto pixel = [](double length) {
        return static_cast<int>(std::lround(length / 25.4 * ppi));
    };
    const int left = pixel(44.3);
    const int top = pixel(80.7);
    CHECK(part.picture.width == pixel(44.3 + 90) - left);
    std::size_t different = 0;
    for (int y = 0; y < part.picture.height; ++y) {
        for (int x = 0; x < part.picture.width; ++x) {
            different += part.picture.at(x, y) == whole.picture.at(left + x, top + y) ? 0 : 1;
        }
    }
    CHECK(different == 0);
}

TEST_CASE(
    "no ink of a TIFF is over the limit, and text and drawings are where ghostscript sees them",
    "[printer][tiff][plates]")
{
    constexpr int ppi = 127; // 5 pixels a mm: slug and bleed are whole pixels.
    const printer::Job job{"seven-steps", "poster-a4", "id", {}};
    const auto sheet = composed(job.poster, job.format);
    printer::Renderer renderer(support::plain_shop());
    auto pressed = renderer.press_pdf(sheet, job, room(), {std::nullopt, false, false, false});
    REQUIRE(pressed.faults.empty());
    const auto plates = support::separate(pressed.pdf, ppi, 4);
    if (!plates) {
        WARN("no ghostscript: skipped");
        return;
    }
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.tif";
    paint::Painter painter{paint::PictogramSet(support::plain_shop().guide->folder / "pictograms")};
    const printer::InkTable inks(room().separation, support::plain_shop().guide->inks, 300);
    content::PartFile part(file);
    printer::write_tiff({sheet.pages.front(), sheet.format.bleed_box(), ppi}, inks, room().profile,
                        {}, painter, part);
    part.finish();
    const auto tiff = support::read_tiff(file).picture;
    constexpr int slug = 50;
    REQUIRE(tiff.width + 2 * slug == static_cast<int>(plates->width));
    REQUIRE(std::abs(tiff.height + 2 * slug - static_cast<int>(plates->height)) <= 1);
    const int below = static_cast<int>(plates->height) - 2 * slug - tiff.height; // gs rounds up.

    double squares = 0;
    double flat = 0;         // Pixels that are as all four around them,
    double alike = 0;        // and those that ghostscript has alike.
    double letters = 0;      // Pixels inside letters and black lines,
    double letters_seen = 0; // and those that ghostscript has as black.
    int most = 0;
    for (int y = 1; y + 1 < tiff.height; ++y) {
        for (int x = 1; x + 1 < tiff.width; ++x) {
            const InkBytes mine = tiff.at(x, y);
            const auto at = static_cast<std::size_t>(y + slug + below) * plates->width +
                            static_cast<std::size_t>(x + slug);
            const std::array<int, 4> theirs{plates->cyan[at], plates->magenta[at],
                                            plates->yellow[at], plates->black[at]};
            int sum = 0;
            int off_by = 0;
            for (std::size_t ink = 0; ink < 4; ++ink) {
                const double off = (mine[ink] - theirs[ink]) / 255.0;
                squares += off * off;
                sum += mine[ink];
                off_by = std::max(off_by, std::abs(mine[ink] - theirs[ink]));
            }
            most = std::max(most, sum);
            const bool on_edge = mine != tiff.at(x - 1, y) || mine != tiff.at(x + 1, y) ||
                                 mine != tiff.at(x, y - 1) || mine != tiff.at(x, y + 1);
            flat += on_edge ? 0 : 1;
            alike += !on_edge && off_by <= 2 ? 1 : 0;
            const bool inside = mine[3] == 255 && tiff.at(x - 1, y)[3] == 255 &&
                                tiff.at(x + 1, y)[3] == 255 && tiff.at(x, y - 1)[3] == 255 &&
                                tiff.at(x, y + 1)[3] == 255;
            letters += inside ? 1 : 0;
            letters_seen += inside && theirs[3] >= 253 && std::abs(theirs[1] - mine[1]) <= 3 &&
                                    std::abs(theirs[2] - mine[2]) <= 3
                                ? 1
                                : 0;
        }
    }
    const double rmse = std::sqrt(squares / (4.0 * tiff.width * tiff.height));
    INFO("RMSE " << rmse << ", letters " << letters << ", seen " << letters_seen << ", flat "
                 << flat << ", alike " << alike);
    // Edges of drawings are mixed before they are separated, ghostscript's after.
    CHECK(rmse < 0.055);
    CHECK(flat > 0.8 * tiff.width * tiff.height);
    CHECK(alike > 0.998 * flat);
    CHECK(letters > 5000);
    CHECK(letters_seen > 0.995 * letters);
    CHECK(most <= 300 / 100 * 255 + 4);
}

TEST_CASE("a disk that fills up while a TIFF is written leaves nothing", "[printer][tiff]")
{
    const support::TemporaryFolder folder;
    const auto page = small_page();
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    const auto inks = press_fixture::table();
    const auto file = folder.path() / "sheet.tif";
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit small{20000, before.rlim_max};
    const auto handler = std::signal(SIGXFSZ, SIG_IGN); // The write then fails with EFBIG.
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    std::string complaint;
    try {
        content::PartFile part(file);
        printer::write_tiff({page, page.ink_bounds, 600}, inks, press_fixture::profile(), {},
                            painter, part);
    } catch (const content::FileError& error) {
        complaint = error.what();
    }
    REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, handler);
    CHECK_THAT(complaint, Contains("sheet.tif: File too large"));
    CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("nothing is drawn over black text on any sheet of the guide (long)", "[printer][tiff]")
{
    const printer::InkTable inks(room().separation, support::plain_shop().guide->inks, 260);
    for (const auto& poster : support::plain_shop().guide->posters) {
        for (const auto& format : poster.formats) {
            const auto sheet = composed(poster.id, format);
            for (const auto& page : sheet.pages) {
                for (std::size_t at = 0; at < page.items.size(); ++at) {
                    if (!printer::is_black_text(page.items[at], inks) || !page.items[at].text) {
                        continue;
                    }
                    const auto& text = page.texts.at(*page.items[at].text);
                    for (std::size_t later = at + 1; later < page.items.size(); ++later) {
                        const auto* box = std::get_if<layout::BoxItem>(&page.items[later].what);
                        const auto* picture =
                            std::get_if<layout::PictureItem>(&page.items[later].what);
                        const auto* code = std::get_if<layout::QrItem>(&page.items[later].what);
                        const Rect over = box != nullptr && box->fill ? box->rect
                                          : picture != nullptr        ? picture->box
                                          : code != nullptr           ? code->box
                                                                      : Rect{};
                        INFO(poster.id << " " << format << " " << text.unit);
                        CHECK_FALSE(text.ink.overlaps(over));
                    }
                }
            }
        }
    }
}
