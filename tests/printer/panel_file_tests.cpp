#include "printer/file_pages.hpp"

#include "content/model/files.hpp"
#include "printer/marks.hpp"
#include "printer/preflight_document.hpp"
#include "printer/preflight_raster.hpp"
#include "printer/render.hpp"
#include "tests/printer/planted_faults.hpp"
#include "tests/support/approved_guide.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <cmath>
#include <set>
#include <sstream>

using Catch::Matchers::Contains;
using layout::Millimetres;
using printer::CheckState;
using printer::Job;
using printer::PressOptions;
using printer::Seam;
namespace fs = std::filesystem;

namespace {

const printer::Workshop& workshop()
{
    static const printer::Workshop opened = [] {
        content::CommonOptions options;
        options.guide = support::source_dir() / "content/guide";
        options.fonts = support::source_dir() / "fonts/catalogue.toml";
        options.today = *content::parse_date("2026-11-24");
        return printer::open_workshop(options);
    }();
    return opened;
}

const printer::PressRoom& room()
{
    static const printer::PressRoom opened = printer::open_press_room(workshop(), std::nullopt);
    return opened;
}

PressOptions on_roll(double width)
{
    PressOptions options;
    options.roll = Millimetres(width);
    return options;
}

Job baliho(const std::string& format, std::optional<int> scale = std::nullopt)
{
    return {"official-way", format, "id", scale};
}

/// A sheet under the sash, so that nobody need have approved it.
printer::Composition composed(const Job& job)
{
    printer::Renderer renderer(workshop());
    std::ostringstream messages;
    auto sheet = renderer.pass_gate(job, printer::Purpose::Proof, messages);
    INFO(messages.str());
    REQUIRE(sheet);
    return std::move(*sheet);
}

std::string pressed(const printer::Composition& sheet, const Job& job, const PressOptions& options)
{
    printer::Renderer renderer(workshop());
    auto result = renderer.press_pdf(sheet, job, room(), options);
    std::ostringstream messages;
    printer::print_faults(result, messages);
    INFO(messages.str());
    REQUIRE(result.faults.empty());
    return std::move(result.pdf);
}

/// The 6 x 4 m baliho for a roll of 3.2 m: two panels, one below the other.
const std::string& two_panels()
{
    static const std::string pdf =
        pressed(composed(baliho("baliho-6x4")), baliho("baliho-6x4"), on_roll(3200));
    return pdf;
}

std::string ask(const std::string& pdf, std::vector<std::string> command,
                const std::vector<std::string>& after = {})
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    content::write_file(file, pdf);
    command.push_back(file.string());
    command.insert(command.end(), after.begin(), after.end());
    const auto finished = support::run(command);
    INFO(finished.err << finished.out);
    REQUIRE(finished.exit_code == 0);
    return finished.out;
}

printer::JudgedFile judge(const std::string& pdf)
{
    static printer::IntentCache intents;
    return printer::preflight_file({"panels.pdf", pdf, workshop().guide->formats, intents});
}

/// Ids and variants of what failed: "P05 size".
std::set<std::string> failed(const std::string& pdf)
{
    std::set<std::string> ids;
    for (const auto& check : judge(pdf).report.checks) {
        if (check.state == CheckState::Fail) {
            ids.insert(check.finding.code + " " + check.finding.variant);
        }
    }
    return ids;
}

using Plant = void (*)(QPDF&);

std::string with(const std::string& good, Plant plant)
{
    QPDF pdf;
    pdf.processMemoryFile("panels", good.data(), good.size());
    plant(pdf);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.forcePDFVersion("1.6");
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

QPDFObjectHandle page_of(QPDF& pdf, std::size_t page)
{
    return QPDFPageDocumentHelper(pdf).getAllPages().at(page).getObjectHandle();
}

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
    const auto plan = printer::plan_of(sheet, Millimetres(3200));
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
    const auto pages = printer::file_pages(sheet, job, printer::plan_of(sheet, Millimetres(3200)));
    REQUIRE(pages.lists.size() == 2);
    paint::Painter painter{paint::PictogramSet(workshop().guide->folder / "pictograms")};
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

TEST_CASE("panels that do not make up their board are found by their number", "[printer][panels]")
{
    const std::string& good = two_panels();
    const auto narrower = with(good, [](QPDF& pdf) { // The second panel lost a centimetre.
        for (const char* key : {"/TrimBox", "/BleedBox"}) {
            QPDFObjectHandle box = page_of(pdf, 1).getKey(key);
            const double top = box.getArrayItem(3).getNumericValue();
            box.setArrayItem(3, QPDFObjectHandle::newReal(top - 72 / 25.4, 4));
        }
    });
    CHECK(failed(narrower) == std::set<std::string>{"P05 size"});
    const auto missing = with(good, [](QPDF& pdf) { pdf.removePage(page_of(pdf, 1)); });
    CHECK(failed(missing).contains("P05 panel-count"));
    const auto swapped = with(good, [](QPDF& pdf) {
        const QPDFObjectHandle second = page_of(pdf, 1);
        pdf.removePage(second);
        pdf.addPageAt(second, true, page_of(pdf, 0));
    });
    CHECK(failed(swapped).contains("P05 size"));
    CHECK(failed(swapped).contains("P07 top"));
    const auto too_wide =
        with(good, [](QPDF& pdf) { support::edit_xmp(pdf, "roll=3200", "roll=2540"); });
    CHECK(failed(too_wide) == std::set<std::string>{"P06 roll"});
    const auto wider_overlap =
        with(good, [](QPDF& pdf) { support::edit_xmp(pdf, "overlap=20", "overlap=30"); });
    CHECK(failed(wider_overlap).contains("P05 overlap"));
    const auto denied =
        with(good, [](QPDF& pdf) { support::edit_xmp(pdf, "panels=2 runs", "sheets=2 runs"); });
    CHECK(failed(denied).contains("P05 panels"));
}

TEST_CASE("only a plan that can be is read from a file's XMP", "[printer][panels]")
{
    const auto read =
        printer::read_panels("panels=3 runs=down roll=3200 overlap=20 seams=2010.5,4000");
    REQUIRE(read);
    CHECK(read->seams == std::vector{2010.5, 4000.0});
    CHECK(printer::part_of(*read, 1, 6000).start == Approx(2000.5));
    CHECK(printer::part_of(*read, 1, 6000).end == Approx(4010));
    for (const char* wrong : {"", "panels", "panels=2 runs=down roll=3200 overlap=20 seams=",
                              "panels=3 runs=down roll=3200 overlap=20 seams=3000",
                              "panels=2 runs=up roll=3200 overlap=20 seams=3000",
                              "panels=2 runs=down roll=-1 overlap=20 seams=3000",
                              "panels=2 runs=down roll=3200 overlap=nan seams=3000",
                              "panels=2 runs=down roll=3200 overlap=20 seams=inf",
                              "panels=2 runs=down roll=3200 overlap=20 seams=3e3",
                              "panels=3 runs=down roll=3200 overlap=20 seams=3000,3010",
                              "panels=3 runs=down roll=3200 overlap=20 seams=4000,3000"}) {
        INFO(wrong);
        CHECK_FALSE(printer::read_panels(wrong));
    }
}

TEST_CASE("a fault on a panel is told where it lies on the board", "[printer][panels]")
{
    const auto narrower = with(two_panels(), [](QPDF& pdf) {
        QPDFObjectHandle box = page_of(pdf, 1).getKey("/TrimBox");
        box.setArrayItem(2, QPDFObjectHandle::newReal(900, 4));
    });
    const auto report = judge(narrower).report;
    const auto row = std::ranges::find_if(report.checks, [](const auto& check) {
        return check.finding.code == "P05" && check.state == CheckState::Fail;
    });
    REQUIRE(row != report.checks.end());
    REQUIRE(row->box);
    CHECK(row->page == 2);
    CHECK(row->box->y > 2000); // Not at the board's top, though at the page's.
}

TEST_CASE("a seam that must run through a code leaves no file", "[printer][panels]")
{
    const Job job = baliho("baliho-6x4");
    auto sheet = composed(job);
    layout::QrItem code;
    code.box = sheet.format.trim_box().inset(layout::to_points(Millimetres(200)));
    sheet.pages.front().items.push_back({layout::Role::Qr, std::move(code), std::nullopt});
    printer::Renderer renderer(workshop());
    std::ostringstream messages;
    const auto judged =
        renderer.judged_press_file(sheet, job, room(), on_roll(3200), "board.pdf", messages);
    CHECK_FALSE(judged);
    CHECK_THAT(messages.str(), Contains("P28"));
    std::ostringstream whole;
    renderer.judged_press_file(sheet, job, room(), on_roll(5000), "board.pdf", whole);
    CHECK_THAT(whole.str(), !Contains("P28"));
}

TEST_CASE("marks of a panel show where its neighbour's edge will lie, and no eyelets at a seam",
          "[printer][panels]")
{
    const auto format = layout::make_format(workshop().guide->formats.at("baliho-6x4"));
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

namespace {

support::Finished program(const std::vector<std::string>& words)
{
    std::vector<std::string> command{
        "env",        "LC_ALL=C", support::bin_dir() + "/pelita-printer", "--today",
        "2026-11-24", "--guide",  support::approved_guide().string()};
    command.insert(command.end(), words.begin(), words.end());
    return support::run(command);
}

support::Finished render(const std::string& format, const std::string& file,
                         const std::vector<std::string>& more)
{
    const std::string poster = format == "leaflet-a4" ? "seven-steps" : "official-way";
    std::vector<std::string> words{"render", "--poster", poster,  "--format", format,
                                   "--lang", "id",       "--out", file};
    words.insert(words.end(), more.begin(), more.end());
    return program(words);
}

} // namespace

TEST_CASE("panels are for press files of one page, on a roll that exists", "[printer][panels]")
{
    const support::TemporaryFolder folder;
    const std::string pdf = (folder.path() / "board.pdf").string();
    const auto refused = [&](const std::string& format, const std::string& file,
                             const std::vector<std::string>& more) {
        const auto said = render(format, file, more);
        CHECK(said.exit_code == 2);
        CHECK_FALSE(fs::exists(file));
        return said.err;
    };
    CHECK_THAT(refused("baliho-6x4", pdf, {"--panels", "3200", "--proof"}),
               Contains("--panels is for files for the press"));
    CHECK_THAT(refused("baliho-6x4", (folder.path() / "board.png").string(), {"--panels", "3200"}),
               Contains("--panels is for files for the press"));
    CHECK_THAT(refused("leaflet-a4", pdf, {"--panels", "3200"}), Contains("more than one page"));
    CHECK_THAT(refused("baliho-6x4", pdf, {"--panels", "12"}), Contains("--panels"));
    CHECK_THAT(refused("baliho-6x4", pdf, {"--panels", "3200", "--scale", "1:1"}),
               Contains("1:10")); // 6 m long panels: this poster's seam runs across.
    const std::string png = (folder.path() / "guides.png").string();
    CHECK(render("baliho-6x4", png, {"--panels", "3200", "--guides"}).exit_code == 0);
    const auto made = render("baliho-6x4", pdf, {"--panels", "3200"});
    CHECK(made.exit_code == 0);
    CHECK_THAT(made.err, Contains("2 panels that overlap by 20 mm"));
    CHECK(program({"preflight", pdf}).exit_code == 0);
}

TEST_CASE("a batch for a roll makes panels of what is wider and leaves the rest whole",
          "[printer][panels]")
{
    const support::TemporaryFolder folder;
    const auto batch = [&](const char* roll) {
        return program({"batch", "--posters", "seven-steps,official-way", "--formats",
                        "leaflet-a4,baliho-4x6", "--langs", "id", "--jobs", "2", "--panels", roll,
                        "--out", folder.path().string()});
    };
    const auto first = batch("3200");
    INFO(first.err);
    CHECK(first.exit_code == 0);
    const auto pages = [&](const char* file) {
        return support::run({"qpdf", "--show-npages", (folder.path() / file).string()}).out;
    };
    CHECK(pages("official-way_baliho-4x6_id_1-10.pdf") == "2\n");
    CHECK(pages("seven-steps_leaflet-a4_id.pdf") == "2\n"); // Its two sides, not panels.
    CHECK_THAT(batch("3200").err, Contains("up-to-date") && !Contains("ok baliho"));
    CHECK_THAT(batch("5000").err, !Contains("up-to-date"));
    CHECK(pages("official-way_baliho-4x6_id_1-10.pdf") == "1\n");
}

TEST_CASE("a batch goes on past a board whose panels are too long for a PDF", "[printer][panels]")
{
    const support::TemporaryFolder folder;
    const auto said =
        program({"batch", "--posters", "official-way", "--formats", "baliho-6x4", "--langs", "id",
                 "--scale", "1:1", "--panels", "3200", "--out", folder.path().string()});
    CHECK(said.exit_code == 1); // Neither wrong usage for the others nor the machine's fault.
    CHECK_THAT(said.err, Contains("use --scale 1:10"));
    CHECK_FALSE(fs::exists(folder.path() / "official-way_baliho-6x4_id.pdf"));
}

TEST_CASE("every board of the guide goes on rolls of 3.2 and 5 m, press-ready (long)",
          "[printer][panels]")
{
    for (const char* roll : {"3200", "5000"}) {
        const support::TemporaryFolder folder;
        const auto made =
            program({"batch", "--posters", "all", "--formats",
                     "baliho-6x4,baliho-4x6,baliho-3x4,spanduk-5x1,board-240x120", "--langs", "id",
                     "--jobs", "2", "--panels", roll, "--out", folder.path().string()});
        INFO(made.err);
        REQUIRE(made.exit_code == 0);
        int files = 0;
        for (const auto& entry : fs::directory_iterator(folder.path())) {
            if (entry.path().extension() != ".pdf") {
                continue;
            }
            ++files;
            const std::string file = entry.path().string();
            const auto judged = program({"preflight", file});
            INFO(file << '\n' << judged.out);
            CHECK(judged.exit_code == 0);
            CHECK(support::run({"qpdf", "--check", file}).exit_code == 0);
            CHECK_THAT(support::run({"pdfinfo", file}).out, Contains("PDF/X-4"));
        }
        CHECK(files > 30);
    }
}
