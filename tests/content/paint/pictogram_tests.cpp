#include "content/paint/pictogram.hpp"

#include "content/model/files.hpp"
#include "tests/content/paint/pixels.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

using layout::PictureItem;
using support::at;
using support::rect;

namespace {

/// A drawing as the guide has them: light disc, a filled form, a line, one-sided so that mirroring
/// shows.
constexpr const char* letter_svg =
    R"(<svg xmlns="http://www.w3.org/2000/svg" class="turns" viewBox="-4 -4 104 104">
<style>.kapas{fill:#FFFAEE} .cahaya{fill:#FFE3A0} .no{fill:none} .g-biru{stroke:#35529B}</style>
<circle class="cahaya" id="light" stroke="none" cx="48" cy="48" r="46"/>
<g id="ink" stroke="#17130F" stroke-width="4" stroke-linejoin="round" stroke-linecap="round">
<rect class="kapas" x="16" y="20" width="32" height="56"/>
<path class="no g-biru" stroke-width="3" d="M60 30H80V66H60Z"/>
</g></svg>)";

constexpr const char* outside_svg = R"(<svg xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="-4 -4 104 104">
<image xlink:href="black.svg" x="0" y="0" width="96" height="96"/></svg>)";

constexpr const char* black_svg =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 104 104"><path d="M0 0H64V96H0Z"/></svg>)";

class Drawings {
  public:
    Drawings()
    {
        content::write_file(folder_.path() / "letter.svg", letter_svg);
        content::write_file(folder_.path() / "outside.svg", outside_svg);
        content::write_file(folder_.path() / "black.svg", black_svg);
        content::write_file(folder_.path() / "broken.svg", "<svg><g></svg");
        std::filesystem::create_symlink("black.svg", folder_.path() / "linked.svg");
    }

    /// One drawing on a white sheet of 104 points: a unit of the file is a pixel, (4, 4) is (0, 0).
    paint::Pixmap draw(PictureItem item)
    {
        auto list = support::square_sheet(104);
        item.box = rect(4, 4, 96, 96);
        support::add(list, item, layout::Role::Picture);
        return paint::rasterise(list, 1, painter_);
    }

    paint::Pixmap draw(const std::string& name) { return draw(named(name)); }

    static PictureItem named(const std::string& name)
    {
        PictureItem item;
        item.name = name;
        return item;
    }

  private:
    support::TemporaryFolder folder_;
    paint::Painter painter_{paint::PictogramSet(folder_.path())};
};

} // namespace

TEST_CASE("a drawing lies where its 96 units are, its overhang around them", "[paint][pictogram]")
{
    const auto pixmap = Drawings().draw("letter");
    CHECK(at(pixmap, 52, 8) == 0xFFE3A0);  // Disc: unit (48, 4).
    CHECK(at(pixmap, 36, 52) == 0xFFFAEE); // Paper: unit (32, 48).
    CHECK(at(pixmap, 20, 52) == 0x17130F); // Its outline: unit (16, 48).
    CHECK(at(pixmap, 84, 52) == 0x35529B);
    CHECK(at(pixmap, 74, 52) == 0xFFE3A0); // fill:none shows the disc.
    CHECK(at(pixmap, 2, 2) == 0xFFFFFF);
}

TEST_CASE("a drawing that is a link is drawn like one that is not there", "[paint][pictogram]")
{
    Drawings drawings;
    CHECK(drawings.draw("linked").pixels == drawings.draw("nothing").pixels);
    CHECK(drawings.draw("linked").pixels != drawings.draw("black").pixels);
}

TEST_CASE("the light disc goes where the ground is a status colour", "[paint][pictogram]")
{
    auto item = Drawings::named("letter");
    item.light_disc = false;
    const auto pixmap = Drawings().draw(item);
    CHECK(at(pixmap, 52, 8) == 0xFFFFFF);
    CHECK(support::count(pixmap, 0xFFE3A0) == 0);
    CHECK(at(pixmap, 36, 52) == 0xFFFAEE);
}

TEST_CASE("large drawings get thinner lines", "[paint][pictogram]")
{
    Drawings drawings;
    auto item = Drawings::named("letter");
    const auto full = support::count(drawings.draw(item), 0x17130F);
    item.stroke_scale = 0.5;
    const auto half = support::count(drawings.draw(item), 0x17130F);
    CHECK(half * 10 > full * 4);
    CHECK(half * 10 < full * 6);
}

TEST_CASE("a mirrored drawing turns around its own middle", "[paint][pictogram]")
{
    auto item = Drawings::named("letter");
    item.mirrored = true;
    const auto pixmap = Drawings().draw(item);
    CHECK(at(pixmap, 68, 52) == 0xFFFAEE); // Paper now at unit 64, disc as it was.
    CHECK(at(pixmap, 20, 52) == 0x35529B);
    CHECK(at(pixmap, 52, 8) == 0xFFE3A0);
}

TEST_CASE("a drawing that does not turn stays as it is on a right-to-left page",
          "[paint][pictogram]")
{
    Drawings drawings;
    auto item = Drawings::named("black");
    const auto usual = drawings.draw(item);
    item.mirrored = true;
    CHECK(drawings.draw(item).pixels == usual.pixels);
}

TEST_CASE("a mark has one colour and its open forms stay open", "[paint][pictogram]")
{
    auto item = Drawings::named("letter");
    item.light_disc = false;
    item.one_colour = layout::Colour{0xFF, 0xC6, 0x29};
    const auto pixmap = Drawings().draw(item);
    CHECK(at(pixmap, 36, 52) == 0xFFC629);
    CHECK(at(pixmap, 84, 52) == 0xFFC629);
    CHECK(at(pixmap, 74, 52) == 0xFFFFFF);
    CHECK(support::count(pixmap, 0x17130F) == 0);
}

TEST_CASE("the dark theme has black forms, white lines and a disc of one line",
          "[paint][pictogram]")
{
    auto item = Drawings::named("letter");
    item.theme = PictureItem::Theme::Dark;
    const auto pixmap = Drawings().draw(item);
    CHECK(at(pixmap, 36, 52) == 0x000000);
    CHECK(at(pixmap, 20, 52) == 0xFFFFFF);
    CHECK(support::count(pixmap, 0x35529B) == 0);
    CHECK(support::count(pixmap, 0xFFE3A0) == 0);
}

TEST_CASE("unknown and broken drawings are a crossed box, not an end", "[paint][pictogram]")
{
    Drawings drawings;
    for (const char* name : {"nowhere", "broken", "../letter", ""}) {
        const auto pixmap = drawings.draw(name);
        INFO(name);
        CHECK(at(pixmap, 52, 52) == 0x17130F);
        CHECK(at(pixmap, 52, 30) == 0xFFFFFF);
    }
}

TEST_CASE("a drawing cannot pull in another file", "[paint][pictogram]")
{
    Drawings drawings;
    CHECK(at(drawings.draw("black"), 52, 20) == 0x000000);
    CHECK(at(drawings.draw("outside"), 52, 20) == 0xFFFFFF);
}
