#include "printer/file_pages.hpp"

#include "printer/marks.hpp"
#include "printer/preflight_raster.hpp"
#include "tests/printer/panel_sheets.hpp"

#include <cmath>
#include <cstddef>
#include <set>

using Catch::Matchers::Contains;
using layout::Millimetres;
using printer::Job;
using printer::PressOptions;
using printer::Seam;
using namespace panel_sheets;
namespace fs = std::filesystem;

namespace {

/// A page as Ghostscript paints it, rows from the top.
struct Pixels {
    std::size_t width = 0;
    std::size_t height = 0;
    std::string rgb;

    /// Column from the left, row from the bottom: a page's height may be rounded up.
    std::string_view at(std::size_t column, std::size_t row) const
    {
        return std::string_view(rgb).substr(((height - 1 - row) * width + column) * 3, 3);
    }
};

Pixels read_ppm(const fs::path& file)
{
    const std::string bytes = content::read_file(file);
    std::istringstream head(bytes);
    std::string kind;
    Pixels pixels;
    int most = 0;
    std::string line;
    std::getline(head, kind);
    while (head.peek() == '#') {
        std::getline(head, line);
    }
    head >> pixels.width >> pixels.height >> most;
    REQUIRE(kind == "P6");
    pixels.rgb = bytes.substr(bytes.size() - pixels.width * pixels.height * 3);
    return pixels;
}

/// One pixel a centimetre of a board written at 1:10.
std::vector<Pixels> painted(const std::string& pdf)
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "board.pdf";
    content::write_file(file, pdf);
    const auto said =
        support::run({"gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=ppmraw", "-r25.4",
                      "-o", (folder.path() / "%d.ppm").string(), file.string()});
    INFO(said.err << said.out);
    REQUIRE(said.exit_code == 0);
    std::vector<Pixels> pages;
    for (int page = 1; fs::exists(folder.path() / (std::to_string(page) + ".ppm")); ++page) {
        pages.push_back(read_ppm(folder.path() / (std::to_string(page) + ".ppm")));
    }
    return pages;
}

std::size_t centimetres(layout::Points length)
{
    return static_cast<std::size_t>(std::lround(layout::to_millimetres(length).value() / 10));
}

/// Pixels inside a panel's bleed that are not those of the whole board, in parts of all.
double unlike(const Pixels& board, const Pixels& panel, const layout::Rect& part,
              const layout::Format& format)
{
    const auto whole = format.bleed_box();
    const auto slug = static_cast<std::size_t>(format.spec.slug / 10);
    const std::size_t left = centimetres(part.x - whole.x);
    const std::size_t below = centimetres(whole.bottom() - part.bottom());
    std::size_t wrong = 0;
    std::size_t all = 0;
    for (std::size_t row = slug; row < slug + centimetres(part.height); ++row) {
        for (std::size_t column = slug; column < slug + centimetres(part.width); ++column) {
            wrong += panel.at(column, row) == board.at(column + left, row + below) ? 0U : 1U;
            ++all;
        }
    }
    REQUIRE(all > 10'000);
    return static_cast<double>(wrong) / static_cast<double>(all);
}

void check_pixels(const printer::Composition& sheet, const Job& job, Seam::Runs runs)
{
    const auto plan = printer::plan_of(sheet, support::plain_shop().faces, Millimetres(3200));
    REQUIRE(plan);
    REQUIRE(plan->panels.size() == 2);
    CHECK(plan->runs == runs);
    const auto board = painted(pressed(sheet, job, {}));
    const auto panels = painted(pressed(sheet, job, on_roll(3200)));
    REQUIRE(board.size() == 1);
    REQUIRE(panels.size() == 2);
    for (std::size_t panel = 0; panel < 2; ++panel) {
        // A contour on a pixel's very edge may be rounded to either side of it.
        CHECK(unlike(board[0], panels[panel], plan->panels[panel].bleed, sheet.format) < 1e-4);
    }
}

} // namespace

TEST_CASE("panels put together are the whole board, pixel for pixel", "[printer][panels]")
{
    if (!support::have_program("gs")) {
        WARN("no ghostscript: skipped");
        return;
    }
    const Job job = baliho("baliho-6x4");
    auto sheet = composed(job);
    check_pixels(sheet, job, Seam::Runs::Across);
    sheet.pages.front().texts.clear(); // Nothing to keep off: upright, the shorter roll.
    for (layout::Item& item : sheet.pages.front().items) {
        item.text.reset();
    }
    check_pixels(sheet, job, Seam::Runs::Down);
}

TEST_CASE("what a panel leaves out cannot be seen on it", "[printer][panels]")
{
    const Job job = baliho("baliho-4x6");
    const auto sheet = composed(job);
    const auto pages = printer::file_pages(
        sheet, job, printer::plan_of(sheet, support::plain_shop().faces, Millimetres(3200)));
    REQUIRE(pages.lists.size() == 2);
    paint::Painter painter{paint::PictogramSet(support::plain_shop().guide->folder / "pictograms")};
    for (std::size_t page = 0; page < 2; ++page) {
        const auto& list = pages.lists[page];
        CHECK(list.items.size() < sheet.pages.front().items.size());
        const auto part = *pages.part(page);
        const auto of_board = printer::rasterise_part(sheet.pages.front(), part, 0.05, painter);
        const auto of_panel = printer::rasterise_part(list, part, 0.05, painter);
        CHECK(of_board.pixels == of_panel.pixels);
    }
}

TEST_CASE("a board for a narrow roll is one file with a sound page for each panel",
          "[printer][panels]")
{
    const std::string& pdf = two_panels();
    CHECK(failed(pdf).empty());
    CHECK_THAT(ask(pdf, {"qpdf", "--check"}), Contains("No syntax or stream encoding errors"));
    const std::string facts = ask(pdf, {"pdfinfo"});
    CHECK_THAT(facts, Contains("PDF/X-4") && Contains("Pages:           2"));
    const std::string first = ask(pdf, {"pdftotext", "-l", "1"}, {"-"});
    const std::string second = ask(pdf, {"pdftotext", "-f", "2"}, {"-"});
    CHECK_THAT(first, Contains("panel 1/2") && Contains("tumpang tindih 20 mm") &&
                          Contains("atas") && Contains("Kerja di") && !Contains("lembar"));
    CHECK_THAT(second, Contains("panel 2/2") && Contains("0800") && !Contains("Kerja di"));
    CHECK_THAT(pdf, Contains("<pelita:panels>panels=2 runs=across roll=3200 overlap=20 seams="));
    const auto name = judge(pdf).name;
    REQUIRE(name.panels);
    CHECK_FALSE(name.panels->side_by_side);
    CHECK(name.panels->seams.size() == 1);
}

TEST_CASE("panels at true size, at 1:10 and with a user unit are all right", "[printer][panels]")
{
    Job job = baliho("baliho-4x6", 1); // Whole it would be too long for a PDF.
    const auto sheet = composed(job);
    CHECK(failed(pressed(sheet, job, on_roll(3200))).empty());
    job.scale = std::nullopt;
    job.user_unit = true;
    const std::string unit = pressed(sheet, job, on_roll(3200));
    CHECK(failed(unit).empty());
    CHECK_THAT(unit, Contains("/UserUnit 10"));
    PressOptions outlined = on_roll(3200);
    outlined.outline_text = true;
    CHECK(failed(pressed(sheet, job, outlined)).empty());
}

TEST_CASE("the same panels are the same bytes, and a board that fits is as without a roll",
          "[printer][panels]")
{
    const Job job = baliho("baliho-6x4");
    const auto sheet = composed(job);
    CHECK(pressed(sheet, job, on_roll(3200)) == two_panels());
    const std::string whole = pressed(sheet, job, {});
    CHECK(pressed(sheet, job, on_roll(5000)) == whole);
    CHECK(whole != two_panels());
    CHECK(on_roll(3200).key() != on_roll(5000).key());
    CHECK(on_roll(3200).key() != PressOptions{}.key());
}

TEST_CASE("marks of a panel show where its neighbour's edge will lie, and no eyelets at a seam",
          "[printer][panels]")
{
    const auto format = layout::make_format(support::plain_shop().guide->formats.at("baliho-6x4"));
    const auto plan = printer::plan_panels(format, {}, Millimetres(3200));
    REQUIRE(plan.runs == Seam::Runs::Down);
    const auto xs = [&](std::size_t panel) {
        const auto paper = printer::make_panel_sheet(format, plan.panels[panel], 10);
        const printer::SlugSpace space(format, paper);
        const auto items = printer::make_marks(space, format, {0, &plan, panel});
        std::multiset<long> places;
        const auto& ticks = std::get<layout::PathItem>(items.back().what);
        for (const auto& segment : ticks.segments) {
            const auto place = (segment.to.x - paper.origin.x) / paper.scale();
            places.insert(std::lround(layout::to_millimetres(place).value()));
        }
        return places;
    };
    CHECK(xs(0).count(2990) == 4); // Panel 2 begins there: a tick above, a tick below.
    CHECK(xs(1).count(3010) == 4);
    CHECK(*xs(0).begin() < 0);     // Level ticks of eyelets left of the board,
    CHECK(*xs(0).rbegin() < 3010); // none beyond the seam.
    CHECK(*xs(1).begin() > 2990);
    CHECK(*xs(1).rbegin() > 6000);
}
