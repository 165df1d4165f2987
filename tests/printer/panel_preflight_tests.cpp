#include "printer/preflight.hpp"

#include "printer/preflight_document.hpp"
#include "tests/printer/panel_sheets.hpp"
#include "tests/printer/planted_faults.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>

using Catch::Matchers::Contains;
using layout::Millimetres;
using printer::CheckState;
using printer::Job;
using namespace panel_sheets;

namespace {

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

} // namespace

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
    const auto plan = printer::plan_of(composed(baliho("baliho-6x4")), support::plain_shop().faces,
                                       Millimetres(3200));
    REQUIRE(plan);
    const double second = layout::to_millimetres(plan->panels.at(1).bleed.y).value();
    CHECK(second > 1000);
    CHECK(row->box->y >= second - 1); // Not at the board's top, though at the page's.
}

TEST_CASE("a seam that must run through a code leaves no file", "[printer][panels]")
{
    const Job job = baliho("baliho-6x4");
    auto sheet = composed(job);
    layout::QrItem code;
    code.box = sheet.format.trim_box().inset(layout::to_points(Millimetres(200)));
    sheet.pages.front().items.push_back({layout::Role::Qr, std::move(code), std::nullopt});
    printer::Renderer renderer(support::plain_shop());
    std::ostringstream messages;
    const auto judged =
        renderer.judged_press_file(sheet, job, room(), on_roll(3200), "board.pdf", messages);
    CHECK_FALSE(judged);
    CHECK_THAT(messages.str(), Contains("P28"));
    std::ostringstream whole;
    renderer.judged_press_file(sheet, job, room(), on_roll(5000), "board.pdf", whole);
    CHECK_THAT(whole.str(), !Contains("P28"));
}
