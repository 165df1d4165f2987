#include "content/paint/pixmap.hpp"
#include "tests/content/layout/sheets.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

namespace {

/// Sheets whose pictures are kept: one of each composition, with what turns or is in two colours.
const support::SheetCase pictures[]{
    {"official-way", "baliho-4x6", "id"},    {"sweet-promises", "baliho-6x4", "id"},
    {"danger-signs", "poster-a2", "en"},     {"safe-home", "xbanner-60x160", "id"},
    {"papers-checklist", "poster-a4", "id"}, {"papers-checklist", "leaflet-a4", "id"},
    {"under-18", "spanduk-5x1", "en"},       {"going-home", "square-1080", "id"},
};

/// Text of the sheet's QR code; empty if it has none.
std::string payload_of(const layout::DisplayList& list)
{
    for (const auto& item : list.items) {
        if (const auto* code = std::get_if<layout::QrItem>(&item.what)) {
            return code->payload;
        }
    }
    return {};
}

} // namespace

TEST_CASE("eight sheets look as they were looked at, to the pixel", "[paint][sheets][golden]")
{
    const auto guide = support::source_dir() / "content/guide";
    support::SheetMaker maker(guide);
    paint::Painter painter(paint::PictogramSet(guide / "pictograms"));
    for (const auto& picture : pictures) {
        INFO(picture.name());
        const auto sheet = maker.lay_out(picture, layout::Sash::No);
        const auto size = sheet.list.size;
        const double density = 264.0 / std::max(size.width, size.height).value();
        const auto png = paint::encode_png(paint::rasterise(sheet.list, density, painter));
        CHECK(png.size() <= 32 * 1024);
        support::check_golden("paint/sheets/" + picture.poster + "_" + picture.format + ".png",
                              {reinterpret_cast<const char*>(png.data()), png.size()});
    }
}

namespace {

/// Draws the sheets and reads their QR codes. @return how many there were.
int read_codes(support::SheetMaker& maker, paint::Painter& painter,
               const std::vector<support::SheetCase>& cases)
{
    const support::TemporaryFolder folder;
    int codes = 0;
    for (const auto& one : cases) {
        auto sheet = maker.lay_out(one, layout::Sash::No);
        sheet.more_pages.insert(sheet.more_pages.begin(), sheet.list);
        for (const auto& page : sheet.more_pages) {
            const std::string payload = payload_of(page);
            if (payload.empty()) {
                continue;
            }
            INFO(one.name());
            ++codes;
            const double density = 1800.0 / std::max(page.size.width, page.size.height).value();
            const auto png = paint::encode_png(paint::rasterise(page, density, painter));
            const auto file = folder.path() / "sheet.png";
            content::write_file(file, {reinterpret_cast<const char*>(png.data()), png.size()});
            const auto read = support::run({"zbarimg", "--raw", "-q", "-Sbinary", file.string()});
            CHECK(read.out == payload);
        }
    }
    return codes;
}

bool can_read_codes()
{
    if (!support::have_program("zbarimg")) {
        WARN("zbarimg (package zbar-tools) is not installed: no QR code is read back");
        return false;
    }
    return true;
}

} // namespace

TEST_CASE("the QR code of a sheet is read from its page as it was written", "[paint][sheets][qr]")
{
    const auto guide = support::source_dir() / "content/guide";
    support::SheetMaker maker(guide);
    paint::Painter painter(paint::PictogramSet(guide / "pictograms"));
    if (can_read_codes()) {
        CHECK(read_codes(maker, painter,
                         {{"seven-steps", "poster-a2", "en"},
                          {"safe-home", "xbanner-60x160", "id"},
                          {"papers-checklist", "leaflet-a4", "id"},
                          {"under-18", "handbill-a5", "en"}}) == 4);
    }
}

TEST_CASE("the QR code of every sheet is read from its page as it was written (long)",
          "[paint][sheets][qr]")
{
    const auto guide = support::source_dir() / "content/guide";
    support::SheetMaker maker(guide);
    paint::Painter painter(paint::PictogramSet(guide / "pictograms"));
    if (can_read_codes()) {
        CHECK(read_codes(maker, painter, maker.cases({"id", "en"})) >= 60);
    }
}
