#include "printer/picture.hpp"

#include "printer/preflight_raster.hpp"
#include "printer/view_from.hpp"
#include "printer/workshop.hpp"
#include "tests/printer/press_fixture.hpp"
#include "tests/printer/shops.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using layout::Colour;
using layout::Points;

namespace {

const printer::ProofRoom& room()
{
    static const auto opened = [] {
        std::ostringstream messages;
        auto made = printer::find_proof_room(support::plain_shop(), std::nullopt, messages);
        REQUIRE(made);
        return made;
    }();
    return *opened;
}

/// Colours of the guide and others, a square each.
std::vector<Colour> colours()
{
    std::vector<Colour> all;
    for (const content::Ink& ink : support::plain_shop().guide->inks) {
        const auto key = printer::srgb_key(ink.srgb);
        all.push_back({static_cast<std::uint8_t>(key >> 16), static_cast<std::uint8_t>(key >> 8),
                       static_cast<std::uint8_t>(key)});
    }
    for (int step = 0; step < 216; ++step) {
        const auto part = [step](int divisor) {
            return static_cast<std::uint8_t>(step / divisor % 6 * 51);
        };
        all.push_back({part(36), part(6), part(1)});
    }
    return all;
}

/// How far two colours are apart in their worst channel.
int apart(std::uint32_t one, std::uint32_t other)
{
    int most = 0;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const int difference =
            static_cast<int>(one >> shift & 0xFFU) - static_cast<int>(other >> shift & 0xFFU);
        most = std::max(most, std::abs(difference));
    }
    return most;
}

paint::Pixmap black_lines(const std::vector<int>& columns)
{
    paint::Pixmap picture = paint::blank_pixmap(200, 40);
    for (int y = 0; y < picture.height; ++y) {
        for (const int x : columns) {
            picture.pixels[static_cast<std::size_t>(y * picture.width + x)] = 0;
        }
    }
    return picture;
}

std::uint32_t pixel(const paint::Pixmap& picture, int x, int y = 20)
{
    return picture.pixels[static_cast<std::size_t>(y * picture.width + x)] & 0xFFU;
}

} // namespace

TEST_CASE("a picture shows colours as preflight sees them printed", "[printer][picture][proof]")
{
    const auto all = colours();
    content::FormatSpec spec;
    spec.width = static_cast<double>(all.size());
    spec.height = 1;
    const auto format = layout::make_format(spec);
    layout::DisplayList page;
    page.size = format.trim;
    page.ink_bounds = format.trim_box();
    const Points side = format.trim.height;
    for (std::size_t at = 0; at < all.size(); ++at) {
        page.items.push_back(
            {layout::Role::Ground,
             layout::BoxItem{
                 {side * static_cast<double>(at), {}, side, side}, all[at], std::nullopt, {}},
             std::nullopt});
    }
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    fonts::TextScratch scratch;
    const printer::InkTable inks(room().press->separation, support::plain_shop().guide->inks, 300);
    printer::SoftProof proof(*room().intent);
    const printer::ProofColours printed{inks, proof};
    const auto picture = printer::draw_picture(
        page, {format}, {},
        {painter, *support::plain_shop().fonts, support::plain_shop().words, scratch}, &printed);
    printer::PaperColours judged(*support::plain_shop().guide, *room().intent, 300);
    int other_than_screen = 0;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const double middle =
            (static_cast<double>(at) + 0.5) * picture.width / static_cast<double>(all.size());
        const std::uint32_t seen =
            picture.pixels[static_cast<std::size_t>(picture.height / 2 * picture.width +
                                                    static_cast<int>(middle))] &
            0xFFFFFFU;
        const std::uint32_t screen = printer::rgb_of(all[at]);
        INFO(std::hex << screen << " is " << seen);
        CHECK(apart(seen, printer::rgb_of(judged.proof(screen))) <= 2); // Ink in whole bytes.
        other_than_screen += apart(seen, screen) > 10 ? 1 : 0;
    }
    CHECK(other_than_screen > 50);
}

TEST_CASE(
    "a profile that was named and is not there stops a picture; without any it has screen colours",
    "[printer][picture][proof]")
{
    std::ostringstream messages;
    CHECK_THROWS_AS(
        printer::find_proof_room(support::plain_shop(), "shop-of-maumere.icc", messages),
        printer::ProfileError);
    // Without one: colours of the screen.
    layout::DisplayList page;
    content::FormatSpec spec;
    spec.width = 30;
    spec.height = 20;
    const auto format = layout::make_format(spec);
    page.size = format.trim;
    page.items.push_back({layout::Role::Ground,
                          layout::BoxItem{format.trim_box(), Colour{0, 0, 255}, std::nullopt, {}},
                          std::nullopt});
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    fonts::TextScratch scratch;
    const auto picture = printer::draw_picture(
        page, {format}, {},
        {painter, *support::plain_shop().fonts, support::plain_shop().words, scratch});
    CHECK((picture.pixels.front() & 0xFFFFFFU) == 0x0000FF);
}

TEST_CASE("from afar two lines closer than an arc minute become one, lines twice as far stay two",
          "[printer][picture][view]")
{
    // 10 pixels a mm; from 10 m an arc minute is 2.9 mm = 29 pixels.
    CHECK(printer::least_seen_mm(10) == Approx(2.9));
    auto near = black_lines({90, 110});
    printer::view_from(near, 10, 10);
    for (int x = 91; x <= 100; ++x) {
        CHECK(pixel(near, x) <= pixel(near, x - 1)); // Darkest in the middle: one line.
    }
    CHECK(pixel(near, 100) < pixel(near, 60));
    auto far = black_lines({71, 129});
    printer::view_from(far, 10, 10);
    CHECK(pixel(far, 100) > pixel(far, 71));
    CHECK(pixel(far, 71) == pixel(far, 129));
}

TEST_CASE("a view keeps flat colours and edges, and from up close changes nothing",
          "[printer][picture][view]")
{
    paint::Pixmap flat = paint::blank_pixmap(50, 30, 0xC8412A);
    printer::view_from(flat, 20, 1);
    for (const std::uint32_t there : flat.pixels) {
        REQUIRE(apart(there, 0xC8412A) <= 1);
    }
    auto lines = black_lines({90, 92});
    const auto before = lines.pixels;
    printer::view_from(lines, 1, 1);
    CHECK(lines.pixels == before);
}
