#include "printer/press_ink.hpp"

#include "content/model/files.hpp"
#include "tests/printer/press_fixture.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <array>

using Catch::Matchers::Contains;
using printer::Cmyk;
using printer::PressColour;
using printer::Rgb;

namespace {

Rgb bytes(int red, int green, int blue)
{
    return {red / 255.0, green / 255.0, blue / 255.0};
}

} // namespace

TEST_CASE("a colour of the guide gets its recipe, as Cairo rounds it", "[printer][press][ink]")
{
    const auto table = press_fixture::table();
    CHECK(table.solid(bytes(0x12, 0x1E, 0x42)).cmyk == Cmyk{1, 0.9, 0.32, 0.6});
    // Cairo writes six digits of a byte's share.
    CHECK(table.solid({0.0705882, 0.117647, 0.258824}).cmyk == Cmyk{1, 0.9, 0.32, 0.6});
}

TEST_CASE("black is one ink, dark brown text too, and white is bare paper", "[printer][press][ink]")
{
    const auto table = press_fixture::table();
    CHECK(table.solid({0, 0, 0}).cmyk == printer::black_ink);
    CHECK(table.solid(bytes(0x17, 0x13, 0x0F)).cmyk == printer::black_ink);
    CHECK(table.solid({1, 1, 1}).cmyk == printer::bare_paper);
}

TEST_CASE("a recipe with more ink than the paper takes gives way to the one for newsprint",
          "[printer][press][ink]")
{
    const auto flexi = press_fixture::table(260);
    CHECK(flexi.solid(bytes(0x12, 0x1E, 0x42)).cmyk == Cmyk{0.92, 0.78, 0.15, 0.55});
    CHECK(flexi.solid(bytes(0xFF, 0xC6, 0x29)).cmyk == Cmyk{0, 0.21, 0.9, 0});
}

TEST_CASE("reserved colours are no colours, but in a gradient they are", "[printer][press][ink]")
{
    const auto table = press_fixture::table();
    CHECK(table.solid(bytes(1, 2, 3)).kind == PressColour::Kind::Registration);
    const auto outlined = table.solid(bytes(3, 2, 1));
    CHECK(outlined.kind == PressColour::Kind::Outlined);
    CHECK(outlined.cmyk == printer::black_ink);
    CHECK(table.step(bytes(1, 2, 3)).sum() < 3.01);
    CHECK(table.step(bytes(1, 2, 3)) != printer::black_ink);
}

TEST_CASE("any other colour goes through the profile and stays under the limit",
          "[printer][press][ink]")
{
    const auto red = press_fixture::table().solid(bytes(0xE0, 0x20, 0x10)).cmyk;
    CHECK(red.magenta > 0.8);
    CHECK(red.yellow > 0.8);
    CHECK(red.cyan < 0.2);
    const auto dark = bytes(8, 10, 14); // about 300 percent in this profile
    CHECK(press_fixture::table(300).solid(dark).cmyk.sum() > 2.7);
    const auto on_flexi = press_fixture::table(260).solid(dark).cmyk;
    CHECK(on_flexi.sum() == Approx(2.6));
    CHECK(on_flexi.black == press_fixture::table(300).solid(dark).cmyk.black);
}

TEST_CASE("pixels of a photograph stay under the limit too", "[printer][press][ink]")
{
    const std::array<std::uint8_t, 9> pixels{0, 0, 0, 255, 255, 255, 200, 40, 30};
    const auto cmyk = press_fixture::table(240).photo(pixels);
    REQUIRE(cmyk.size() == 12);
    const auto sum = [&](std::size_t pixel) {
        int inks = 0;
        for (std::size_t ink = 0; ink < 4; ++ink) {
            inks += static_cast<unsigned char>(cmyk[pixel * 4 + ink]);
        }
        return inks / 255.0;
    };
    CHECK(sum(0) <= 2.4);
    CHECK(sum(0) > 2.2);
    CHECK(sum(1) == 0);
    CHECK(sum(2) > 1.0);
}

TEST_CASE("the usual profile is the one PRINT.md names, packed", "[printer][press][ink]")
{
    const auto& profile = press_fixture::profile();
    CHECK(profile.sha256 == "b424c77f40c3423c925536f8ae08634985ccd0fe80eb253d5d229197ded7e886");
    CHECK(profile.condition == "FOGRA39");
    CHECK(profile.tac == 300);
    CHECK(profile.deflated.size() < profile.icc.size());
    CHECK(profile.warning.empty());
}

TEST_CASE("what is no CMYK profile is refused by name", "[printer][press][ink]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "monitor.icc";
    auto icc = press_fixture::profile().icc;
    icc.replace(12, 8, "mntrRGB ");
    content::write_file(file, icc);
    CHECK_THROWS_WITH(printer::load_output_profile(file),
                      Contains("monitor.icc") && Contains("no CMYK output profile"));
    content::write_file(file, press_fixture::profile().icc.substr(0, 400));
    CHECK_THROWS_AS(printer::load_output_profile(file), printer::ProfileError);
    CHECK_THROWS_AS(printer::load_output_profile(folder.path() / "none.icc"),
                    printer::ProfileError);
}

TEST_CASE("a machine without the usual profile takes the stand-in and says so",
          "[printer][press][ink]")
{
    const support::TemporaryFolder folder;
    printer::InstalledProfiles installed;
    const auto usual = installed.usual;
    installed.usual = folder.path() / "usual.icc";
    installed.stand_in = folder.path() / "stand-in.icc";
    CHECK_THROWS_WITH(printer::load_output_profile(std::nullopt, installed),
                      Contains("install scribus-data") && Contains("--profile"));

    content::write_file(installed.stand_in, content::read_file(usual));
    const auto stand_in = printer::load_output_profile(std::nullopt, installed);
    CHECK_THAT(stand_in.warning, Contains(installed.usual.string()) &&
                                     Contains(installed.stand_in.string()) &&
                                     Contains("install scribus-data"));

    content::write_file(installed.usual, content::read_file(usual));
    CHECK(printer::load_output_profile(std::nullopt, installed).warning.empty());
}

TEST_CASE("a shop's own profile is named by its description", "[printer][press][ink]")
{
    const std::filesystem::path file = "/usr/share/color/icc/ghostscript/default_cmyk.icc";
    if (!std::filesystem::exists(file)) {
        WARN("no libgs-common: skipped");
        return;
    }
    const auto profile = printer::load_output_profile(file);
    CHECK(profile.condition == "Custom");
    CHECK_FALSE(profile.description.empty());
    CHECK(profile.tac > 200);
    CHECK(profile.tac <= 400);
}
