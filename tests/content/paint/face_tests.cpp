#include "content/layout/faces.hpp"

#include "content/model/drawing_faces.hpp"
#include "content/model/files.hpp"
#include "content/paint/pixmap.hpp"
#include "tests/content/paint/pixels.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using content::FaceBox;
using layout::PictureItem;
using support::at;
using support::rect;

namespace {

namespace fs = std::filesystem;

fs::path drawings()
{
    return support::source_dir() / "content/guide/pictograms";
}

std::vector<std::string> names()
{
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(drawings())) {
        if (entry.path().extension() == ".svg") {
            found.push_back(entry.path().stem().string());
        }
    }
    std::ranges::sort(found);
    return found;
}

content::DrawingFaces faces_of(const std::string& name)
{
    std::vector<content::Finding> findings;
    auto faces = content::read_drawing_faces(content::read_file(drawings() / (name + ".svg")), name,
                                             findings);
    CHECK(findings.empty());
    return faces;
}

/// Heads are round and of a skin's colour (the only circles that are).
class Heads : public pugi::xml_tree_walker {
  public:
    int all = 0;
    int unmarked = 0;

  private:
    bool for_each(pugi::xml_node& node) override
    {
        const std::string_view kind = node.attribute("class").value();
        if (std::string_view(node.name()) == "circle" && (kind == "kulit" || kind == "kulit2")) {
            ++all;
            unmarked += node.attribute("data-face") ? 0 : 1;
        }
        return true;
    }
};

Heads heads_of(const std::string& name)
{
    pugi::xml_document document;
    REQUIRE(document.load_file((drawings() / (name + ".svg")).c_str()));
    Heads heads;
    document.traverse(heads);
    return heads;
}

constexpr int density = 4; ///< Pixels a unit of the drawing.

paint::Pixmap picture_of(const std::string& name)
{
    auto list = support::square_sheet(104);
    PictureItem item;
    item.name = name;
    item.box = rect(4, 4, 96, 96);
    support::add(list, item, layout::Role::Picture);
    paint::Painter painter{paint::PictogramSet(drawings())};
    return paint::rasterise(list, density, painter);
}

/// Part of a box, in units of the drawing, that has a skin's colour.
double skin_in(const paint::Pixmap& picture, const FaceBox& box)
{
    long skin = 0;
    long all = 0;
    const auto pixel = [](double unit) { return static_cast<int>((unit + 4) * density); };
    for (int y = pixel(box.y); y < pixel(box.y + box.height); ++y) {
        for (int x = pixel(box.x); x < pixel(box.x + box.width); ++x) {
            const auto colour = at(picture, x, y);
            skin += colour == 0x8A5634 || colour == 0xB07848 ? 1 : 0;
            ++all;
        }
    }
    return static_cast<double>(skin) / static_cast<double>(all);
}

} // namespace

TEST_CASE("every person of the guide's drawings has a marked face", "[paint][pictogram][faces]")
{
    int people = 0;
    for (const std::string& name : names()) {
        INFO(name);
        const Heads heads = heads_of(name);
        CHECK(heads.unmarked == 0);
        CHECK(faces_of(name).faces.size() == static_cast<std::size_t>(heads.all));
        people += heads.all;
    }
    CHECK(people >= 15);
}

TEST_CASE("a marked face lies where the drawing shows one", "[paint][pictogram][faces]")
{
    for (const std::string& name : names()) {
        const auto marked = faces_of(name);
        if (marked.faces.empty()) {
            continue;
        }
        const auto picture = picture_of(name);
        for (const FaceBox& face : marked.faces) {
            INFO(name << " at " << face.x << " " << face.y);
            CHECK(skin_in(picture, face) > 0.15); // The rest is hair, line and corners.
            // Mouth and chin: the middle of the lower half is skin but for the mouth's line.
            CHECK(skin_in(picture, {face.x + face.width * 0.4, face.y + face.height * 0.55,
                                    face.width * 0.2, face.height * 0.3}) > 0.5);
            // Beside it there is no more of the head: the box is no larger than it must be.
            const auto aside = [&](double x) {
                return skin_in(picture, {x, face.y + face.height * 0.45, 1, face.height * 0.1});
            };
            CHECK(aside(std::max(-4.0, face.x - 1)) == 0);
            CHECK(aside(std::min(99.0, face.x + face.width)) == 0);
        }
    }
}

TEST_CASE("faces go with their drawing: moved, enlarged, and mirrored where it turns",
          "[paint][pictogram][faces]")
{
    content::GuideFaces faces_of_guide;
    faces_of_guide["family"] = {{{24, 0, 12, 24}, {60, 48, 24, 24}}, false};
    faces_of_guide["departure"] = {{{0, 0, 24, 24}}, true};
    auto list = support::square_sheet(400);
    PictureItem item;
    item.name = "family";
    item.box = rect(100, 200, 192, 192);
    item.mirrored = true;
    support::add(list, item, layout::Role::Picture);
    item.name = "departure";
    item.box = rect(0, 0, 96, 96);
    support::add(list, item, layout::Role::Picture);
    item.mirrored = false;
    support::add(list, item, layout::Role::Picture);
    item.name = "stop";
    support::add(list, item, layout::Role::Picture);
    const auto faces = layout::faces_on(list, faces_of_guide);
    REQUIRE(faces.size() == 4);
    CHECK(faces[0].drawing == "family"); // People are never mirrored (DESIGN.md D32),
    CHECK(faces[0].box == rect(148, 200, 24, 48));
    CHECK(faces[1].box == rect(220, 296, 48, 48));
    CHECK(faces[2].box == rect(72, 0, 24, 24)); // but for those who walk along a way that is.
    CHECK(faces[3].box == rect(0, 0, 24, 24));
}

TEST_CASE("a mark that is no box in the drawing is told with its line", "[paint][pictogram][faces]")
{
    const auto said = [](const std::string& mark) {
        std::vector<content::Finding> findings;
        const auto read = content::read_drawing_faces(
            "<svg class=\"turns\">\n<circle data-face=\"" + mark + "\"/>\n</svg>", "a.svg",
            findings);
        CHECK(read.faces.empty() == !findings.empty());
        return findings.empty() ? std::string()
                                : findings.front().code + findings.front().variant + ":" +
                                      std::to_string(findings.front().place.line);
    };
    CHECK(said("-4 -4 104 104").empty());
    CHECK(said(" 1.5 2  3 4").empty());
    for (const char* wrong : {"", "1 2 3", "1 2 3 4 5", "1,2,3,4", "1 2 0 4", "1 2 3 -4", "a b c d",
                              "90 2 11 4", "-5 2 3 4", "nan 2 3 4", "1 2 inf 4", "1 2 3 4x"}) {
        INFO(wrong);
        CHECK(said(wrong) == "K001face:2");
    }
}
