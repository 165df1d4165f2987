#include "kiosk/output_picture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>

using kiosk::output_picture;
using kiosk::Panel;
using kiosk::PanelLook;
using kiosk::PanelMap;
using kiosk::PixelPoint;
using kiosk::PixelRect;
using kiosk::Rotation;
using paint::Pixmap;

namespace {

constexpr layout::screens::PanelPixels output{31, 17};
constexpr std::array rotations{Rotation::None, Rotation::Quarter, Rotation::Half,
                               Rotation::ThreeQuarters};
constexpr std::array<PanelLook, 4> looks{
    {{Panel::Bright, 0, 0}, {Panel::Bright, 4, -4}, {Panel::Dim, -4, 0}, {Panel::Dim, 0, 4}}};

Pixmap blank(const layout::screens::PanelPixels& size)
{
    return paint::blank_pixmap(size.width, size.height, 0x777777);
}

std::uint32_t& at(Pixmap& of, const PixelPoint& point)
{
    return of.pixels[static_cast<std::size_t>(point.y * of.width + point.x)];
}

/// Puts a box of the page into what the output shows.
void put(Pixmap& shown, const Pixmap& page, const PixelRect& box, const PanelLook& look,
         const PanelMap& map)
{
    const auto picture = output_picture(page, box, look, map);
    REQUIRE(picture.pixels.size() ==
            static_cast<std::size_t>(picture.place.width * picture.place.height));
    std::size_t pixel = 0;
    for (int y = 0; y < picture.place.height; ++y) {
        for (int x = 0; x < picture.place.width; ++x) {
            const PixelPoint there{picture.place.x + x, picture.place.y + y};
            REQUIRE(there.x < shown.width);
            REQUIRE(there.y < shown.height);
            at(shown, there) = picture.pixels[pixel++];
        }
    }
}

/// The output as the rules have it, pixel by pixel.
Pixmap expected(Pixmap page, const PanelLook& look, const PanelMap& map)
{
    Pixmap shown = blank(map.output());
    for (int y = 0; y < page.height; ++y) {
        for (int x = 0; x < page.width; ++x) {
            const PixelPoint from{std::clamp(x - look.shift_x, 0, page.width - 1),
                                  std::clamp(y - look.shift_y, 0, page.height - 1)};
            const auto pixel = at(page, from);
            at(shown, map.page_to_output({x, y})) =
                look.panel == Panel::Bright ? pixel : kiosk::dimmed(pixel);
        }
    }
    return shown;
}

class Dice {
  public:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

  private:
    std::mt19937 random_{11};
};

} // namespace

TEST_CASE("a page stands on the output as it is turned, moved and dim", "[kiosk][display]")
{
    Dice dice;
    for (const Rotation rotation : rotations) {
        for (const PanelLook& look : looks) {
            const PanelMap map(output, rotation);
            Pixmap page = blank(map.page());
            for (auto& pixel : page.pixels) {
                pixel = static_cast<std::uint32_t>(dice.below(0x1000000));
            }
            Pixmap shown = blank(output);
            put(shown, page, {0, 0, page.width, page.height}, look, map);
            CHECK(shown.pixels == expected(page, look, map).pixels);
        }
    }
}

TEST_CASE("of a page that changed only the box of changes has to be put", "[kiosk][display]")
{
    Dice dice;
    for (int round = 0; round < 300; ++round) {
        const PanelMap map(output, rotations[static_cast<std::size_t>(dice.below(4))]);
        const PanelLook& look = looks[static_cast<std::size_t>(dice.below(4))];
        const Pixmap before = blank(map.page());
        Pixmap after = before;
        for (int i = dice.below(3); i >= 0; --i) {
            at(after, {dice.below(after.width), dice.below(after.height)}) =
                static_cast<std::uint32_t>(dice.below(0x1000000));
        }
        const auto changed = kiosk::changed_rect(before, after);
        Pixmap shown = expected(before, look, map);
        if (changed) {
            put(shown, after, *changed, look, map);
        }
        CHECK(shown.pixels == expected(after, look, map).pixels);
    }
}

TEST_CASE("what is moved off the panel is not put", "[kiosk][display]")
{
    const PanelMap map(output, Rotation::None);
    const Pixmap page = blank(output);
    CHECK(output_picture(page, {1, 1, 2, 2}, {Panel::Bright, -4, 0}, map).pixels.empty());
}
