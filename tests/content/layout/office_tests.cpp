#include "content/layout/logos.hpp"
#include "tests/content/layout/sheets.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace layout;
using support::LaidOutSheet;
using support::SheetMaker;

namespace {

content::SheetOffice office(const std::vector<std::string>& logos = {})
{
    content::SheetOffice office;
    office.id = "bp3mi_ntt";
    office.name = "BP3MI NTT";
    office.address = "Kupang";
    office.logos = logos;
    return office;
}

Points cap_of(const LaidOutSheet& sheet, Role role)
{
    const auto text = std::ranges::find(sheet.list.texts, role, &TextBlock::role);
    REQUIRE(text != sheet.list.texts.end());
    return text->cap_height;
}

std::string footer(const LaidOutSheet& sheet)
{
    std::string words;
    for (const auto& text : sheet.list.texts) {
        words += text.role == Role::Footer ? text.text + "\n" : "";
    }
    return words;
}

} // namespace

TEST_CASE("the office that puts a sheet up is named in its footer", "[layout][office]")
{
    SheetMaker maker(support::source_dir() / "content/guide");
    const auto ours = office();
    for (const std::string format :
         {"poster-a2", "baliho-6x4", "board-240x120", "xbanner-60x160"}) {
        DYNAMIC_SECTION(format)
        {
            const auto sheet = maker.lay_out({"official-way", format, "id"}, Sash::No, &ours);
            support::check_sheet_rules(sheet);
            CHECK(footer(sheet).find("BP3MI NTT") != std::string::npos);
            CHECK(footer(sheet).find("Kupang") != std::string::npos);
            const auto plain = maker.lay_out({"official-way", format, "id"}, Sash::No);
            CHECK(footer(plain).find("BP3MI") == std::string::npos);
        }
    }
}

TEST_CASE("logos take their strip from steps or picture, not from headline or number",
          "[layout][office]")
{
    SheetMaker maker(support::source_dir() / "content/guide");
    const auto ours = office({"a.svg", "b.svg", "c.svg"});
    for (const std::string format : {"poster-a2", "poster-a4", "baliho-6x4", "baliho-4x6",
                                     "board-240x120", "xbanner-60x160", "rollup-85x200"}) {
        DYNAMIC_SECTION(format)
        {
            const auto plain = maker.lay_out({"official-way", format, "id"}, Sash::No);
            const auto sheet = maker.lay_out({"official-way", format, "id"}, Sash::No, &ours);
            support::check_sheet_rules(sheet);
            CHECK(cap_of(sheet, Role::Number) == cap_of(plain, Role::Number));
            // Beside a drawing nothing but the headline's own height is left to take from.
            const double least = plain.format.zone("message").bottom > 0 ? 0.9 : 1.0;
            CHECK(cap_of(sheet, Role::Heading) >= cap_of(plain, Role::Heading) * least);
            std::vector<Rect> boxes;
            for (const auto& item : sheet.list.items) {
                const auto* picture = std::get_if<PictureItem>(&item.what);
                if (picture != nullptr && is_logo(picture->name)) {
                    boxes.push_back(picture->box);
                }
            }
            REQUIRE(boxes.size() == 3);
            for (const auto& box : boxes) {
                CHECK(sheet.format.safe_box().contains(box, Points(0.1)));
                CHECK(box.height == boxes.front().height);
                for (const auto& text : sheet.list.texts) {
                    INFO(text.text);
                    CHECK(text.ink.bottom() <= box.y);
                }
            }
        }
    }
}
