#include "content/layout/slip.hpp"
#include "content/paint/pixmap.hpp"
#include "content/paint/write_pdf.hpp"
#include "tests/content/layout/kiosk_guide.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace {

using namespace layout::screens;

constexpr double printer_dots = 203.0 / 72; // a point

struct Shop {
    support::KioskGuide guide;
    paint::Painter painter{paint::PictogramSet(guide.folder() / "pictograms")};

    layout::DisplayList slip(const std::string& takeaway, const VisitState& visit)
    {
        const auto screens = guide.screens(KioskGate::Proof);
        return layout::lay_out_slip(screens.slip_values(*parse_screen(takeaway), visit),
                                    guide.guide().formats.at(layout::slip_format), guide.fonts(),
                                    guide.scratch());
    }
};

VisitState visit_in(const std::string& language)
{
    VisitState visit;
    visit.language = language;
    return visit;
}

std::vector<layout::QrItem> codes_of(const layout::DisplayList& list)
{
    std::vector<layout::QrItem> codes;
    for (const auto& item : list.items) {
        if (const auto* code = std::get_if<layout::QrItem>(&item.what)) {
            codes.push_back(*code);
        }
    }
    return codes;
}

} // namespace

TEST_CASE("the slip of a checklist looks as it was looked at, at a quarter of the printer",
          "[paint][slip][golden]")
{
    Shop shop;
    VisitState visit = visit_in("id");
    visit.ticks = {"papers.marriage", "papers.passport"};
    const auto list = shop.slip("takeaway/papers", visit);
    const auto png = paint::encode_png(paint::rasterise(list, printer_dots / 4, shop.painter));
    CHECK(png.size() <= 32 * 1024);
    support::check_golden("paint/slips/papers.png",
                          {reinterpret_cast<const char*>(png.data()), png.size()});
}

TEST_CASE("every slip has the same plain head, whatever it is about", "[paint][slip]")
{
    Shop shop;
    const auto head_of = [&](const std::string& takeaway) {
        std::string head;
        for (const auto& text : shop.slip(takeaway, visit_in("id")).texts) {
            if (text.unit != "" && text.unit != "ui.information-of") {
                break;
            }
            std::string line = text.text;
            std::ranges::replace(line, '\n', ' '); // Where it was broken.
            head += line + "\n";
            if (text.text.rfind("Informasi", 0) == 0) {
                break;
            }
        }
        return head;
    };
    CHECK(head_of("takeaway/papers") ==
          "Pelita\nCONTOH. Belum diperiksa penutur.\nInformasi 03-2026\n");
    CHECK(head_of("takeaway/outcome-red") == head_of("takeaway/papers"));
    CHECK(head_of("takeaway/outcome-yellow") == head_of("takeaway/papers"));
}

TEST_CASE("a slip keeps to its paper, and its modules to whole dots", "[paint][slip]")
{
    Shop shop;
    for (const std::string takeaway :
         {"takeaway/papers", "takeaway/outcome-red", "takeaway/help-abroad", "takeaway/go-safe"}) {
        for (const std::string language : {"id", "en", "ar"}) {
            CAPTURE(takeaway, language);
            const auto list = shop.slip(takeaway, visit_in(language));
            CHECK(layout::to_millimetres(list.size.width).value() == Approx(80));
            for (const auto& text : list.texts) {
                CHECK(text.ink.x >= layout::to_points(layout::Millimetres(3.9)));
                CHECK(text.ink.right() <= layout::to_points(layout::Millimetres(76.1)));
                CHECK(text.ink.bottom() <= list.size.height);
                CHECK(layout::to_millimetres(text.cap_height).value() >= 2.5);
            }
            for (const auto& code : codes_of(list)) {
                const double dots = code.box.width.value() * printer_dots;
                CHECK(dots / (code.modules + 8) == Approx(6));
                CHECK(std::abs(code.box.x.value() * printer_dots -
                               std::round(code.box.x.value() * printer_dots)) < 0.01);
                CHECK(code.modules <= 85); // Version 17.
            }
            CHECK_FALSE(codes_of(list).empty());
        }
    }
}

TEST_CASE("a phone reads the codes of a slip off its PDF, byte for byte", "[paint][slip]")
{
    if (!support::have_program("zbarimg") || !support::have_program("pdftoppm")) {
        WARN("zbarimg or pdftoppm is not installed: no slip is read back");
        return;
    }
    Shop shop;
    const support::TemporaryFolder folder;
    const auto list = shop.slip("takeaway/outcome-red", visit_in("en"));
    const auto codes = codes_of(list);
    REQUIRE(codes.size() == 1);
    paint::PdfPage page;
    page.list = &list;
    page.media = list.size;
    content::write_file(
        folder.path() / "slip.pdf",
        paint::write_pdf(std::span(&page, 1), {"Pelita", "2026-11-24"}, shop.painter));
    support::run({"pdftoppm", "-r", "203", "-gray", "-singlefile",
                  (folder.path() / "slip.pdf").string(), (folder.path() / "slip").string()});
    const auto read =
        support::run({"zbarimg", "--raw", "-q", "-Sbinary", (folder.path() / "slip.pgm").string()});
    CHECK(read.out == codes.front().payload);
}
