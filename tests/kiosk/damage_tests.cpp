#include "kiosk/damage.hpp"

#include <catch2/catch.hpp>

#include <random>

using kiosk::changed_rect;
using kiosk::PixelPoint;
using kiosk::PixelRect;
using paint::Pixmap;

namespace {

Pixmap picture(int width, int height, std::uint32_t colour)
{
    return {width, height,
            std::vector<std::uint32_t>(static_cast<std::size_t>(width * height), colour)};
}

std::uint32_t& at(Pixmap& of, int x, int y)
{
    return of.pixels[static_cast<std::size_t>(y * of.width + x)];
}

} // namespace

TEST_CASE("the same picture has no damage, one of another size all", "[kiosk][damage]")
{
    const Pixmap page = picture(40, 30, 0x121E42);
    CHECK_FALSE(changed_rect(page, page));
    CHECK(changed_rect({}, page) == PixelRect{0, 0, 40, 30});
    CHECK(changed_rect(picture(30, 40, 0x121E42), page) == PixelRect{0, 0, 40, 30});
}

TEST_CASE("damage is the smallest box round what changed", "[kiosk][damage]")
{
    const Pixmap before = picture(40, 30, 0xFFFFFF);
    Pixmap after = before;
    at(after, 39, 29) = 0;
    CHECK(changed_rect(before, after) == PixelRect{39, 29, 1, 1});
    at(after, 7, 12) = 0;
    CHECK(changed_rect(before, after) == PixelRect{7, 12, 33, 18});
    at(after, 20, 0) = 0;
    CHECK(changed_rect(before, after) == PixelRect{7, 0, 33, 30});
    at(after, 0, 15) = 0;
    CHECK(changed_rect(before, after) == PixelRect{0, 0, 40, 30});
}

TEST_CASE("with the damage copied a picture is the new one, whatever changed",
          "[kiosk][damage][property]")
{
    std::mt19937 random(7);
    const auto number = [&](int below) {
        return std::uniform_int_distribution<int>(0, below - 1)(random);
    };
    for (int round = 0; round < 200; ++round) {
        const Pixmap before = picture(31, 17, 0xFFFFFF);
        Pixmap after = before;
        for (int i = number(5); i >= 0; --i) {
            at(after, number(31), number(17)) = static_cast<std::uint32_t>(number(0xFFFFFF));
        }
        const auto rect = changed_rect(before, after);
        if (!rect) {
            CHECK(before.pixels == after.pixels);
            continue;
        }
        Pixmap shown = before;
        for (int y = rect->y; y < rect->y + rect->height; ++y) {
            for (int x = rect->x; x < rect->x + rect->width; ++x) {
                at(shown, x, y) = at(after, x, y);
            }
        }
        CHECK(shown.pixels == after.pixels);
    }
}

TEST_CASE("what changed twice before it is shown is shown in one box", "[kiosk][damage]")
{
    CHECK(kiosk::united({4, 5, 2, 2}, {10, 1, 3, 5}) == PixelRect{4, 1, 9, 6});
    CHECK(kiosk::united({4, 5, 20, 20}, {10, 11, 3, 5}) == PixelRect{4, 5, 20, 20});
}

TEST_CASE("the pixel that is looked at is one that the newest picture changed",
          "[kiosk][damage][watchdog]")
{
    const Pixmap before = picture(64, 64, 0xFFFFFF);
    Pixmap after = before;
    at(after, 24, 16) = 0x121E42;
    at(after, 40, 16) = 0xF0F0F0; // Hardly.
    const auto mark = kiosk::most_changed_pixel(before, after, {16, 16, 32, 8});
    REQUIRE(mark);
    CHECK(*mark == PixelPoint{24, 16});
    CHECK_FALSE(kiosk::most_changed_pixel(before, after, {32, 16, 32, 8}));
    // The first picture ever: what differs from a black screen.
    CHECK(kiosk::most_changed_pixel({}, before, {0, 0, 64, 64}));
}
