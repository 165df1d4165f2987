#include "printer/preflight_layout.hpp"

#include "content/layout/faces.hpp"
#include "tests/printer/judged_sheets.hpp"

using layout::Points;
using layout::Rect;
using namespace judged_sheets;

namespace {

layout::PictureItem drawing(const std::string& name, const Rect& box)
{
    layout::PictureItem picture;
    picture.name = name;
    picture.box = box;
    return picture;
}

} // namespace

TEST_CASE("a face at the edge that is cut is refused", "[printer][preflight][faces]")
{
    const auto sheet = sheet_of("official-way", "poster-a3");
    const auto found = found_by(sheet, [](DisplayList& page) {
        const Points side = layout::to_points(layout::Millimetres(40));
        page.items.push_back(
            {layout::Role::Picture,
             drawing("police", {Points(2) - side * (28.0 / 96), Points(900), side, side}),
             std::nullopt});
    });
    CHECK(found.contains("P23"));
}

TEST_CASE("a drawing may reach into the cut as long as its faces do not",
          "[printer][preflight][faces]")
{
    const auto sheet = sheet_of("official-way", "poster-a2");
    const auto found = found_by(sheet, [](DisplayList& page) {
        page.items.insert(
            page.items.begin() + 1,
            {layout::Role::Picture,
             drawing("ship-plane-home", {Points(-4), Points(900), Points(60), Points(60)}),
             std::nullopt});
    });
    CHECK_FALSE(found.contains("P23"));
}

TEST_CASE("a face on a fold of the leaflet is refused", "[printer][preflight][faces]")
{
    const auto sheet = sheet_of("papers-checklist", "leaflet-a4");
    const auto on_fold = [&](double at) {
        return found_by(sheet, [&](DisplayList& page) {
            const Points side = layout::to_points(layout::Millimetres(20));
            const Points x = layout::to_points(layout::Millimetres(at)) - side / 2;
            page.items.push_back({layout::Role::Picture,
                                  drawing("police", {x, Points(300), side, side}), std::nullopt});
        });
    };
    CHECK(on_fold(97).contains("P23"));
    CHECK_FALSE(on_fold(50).contains("P23"));
}

TEST_CASE("a seam that runs through something is told by what it is", "[printer][preflight][faces]")
{
    auto sheet = sheet_of("official-way", "baliho-6x4");
    const auto seams_at = [&](double mm) {
        return std::vector<printer::Seam>{{printer::Seam::Runs::Down,
                                           layout::to_points(layout::Millimetres(mm)),
                                           layout::to_points(layout::Millimetres(20))}};
    };
    const auto face = layout::faces_on(sheet.pages.front(), support::plain_shop().faces);
    REQUIRE(face.size() == 1);
    const auto told = [&](double mm) {
        std::set<std::string> words;
        for (const auto& check : judge(sheet, seams_at(mm))) {
            if (check.finding.code == "P28" && check.state == CheckState::Fail) {
                words.insert(content::message(check.finding, content::MessageLanguage::English));
            }
        }
        return words;
    };
    const auto middle = face.front().box.x + face.front().box.width / 2;
    CHECK(told(layout::to_millimetres(middle).value())
              .contains("a seam runs through a face in the drawing official-way; move the seam"));
    layout::PictureItem logo =
        drawing("logos/kantor.svg", {Points(0), Points(9000), Points(600), Points(600)});
    sheet.pages.front().items.push_back({layout::Role::Picture, logo, std::nullopt});
    CHECK(told(100).contains("a seam runs through the logo kantor.svg; move the seam"));
}
