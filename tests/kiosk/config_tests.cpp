#include "kiosk/config.hpp"
#include "kiosk/options.hpp"

#include "content/model/files.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using kiosk::parse_config;
using kiosk::Rotation;

namespace {

/// The findings of a file, as people read them.
std::string said_of(const std::string& text)
{
    std::string said;
    for (const auto& finding : parse_config(text, "kiosk.toml").findings) {
        said += content::format_finding(finding, content::MessageLanguage::English) + "\n";
    }
    return said;
}

/// A screenshot of `attract` with this config and these words.
support::Finished take_screenshot(const std::string& config, std::vector<std::string> words)
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "kiosk.toml";
    content::write_file(file, config);
    std::vector<std::string> command{support::bin_dir() + "/pelita-kiosk",
                                     "--today",
                                     "2026-11-24",
                                     "--guide",
                                     (support::source_dir() / "content/guide").string(),
                                     "--config",
                                     file.string(),
                                     "--screenshot",
                                     "attract",
                                     "--out",
                                     (folder.path() / "page.png").string()};
    command.insert(command.end(), words.begin(), words.end());
    return support::run(command);
}

} // namespace

TEST_CASE("a config says what is particular to one kiosk", "[kiosk][config]")
{
    const auto parsed = parse_config("place = \"disnaker-kupang\"\n"
                                     "screen_bottom_mm = 820\n"
                                     "state = \"/var/lib/pelita\"\n"
                                     "printer = \"slip\"\n"
                                     "[panel]\n"
                                     "width_mm = 294.5\n"
                                     "height_mm = 523\n"
                                     "output = \"HDMI-1\"\n"
                                     "rotation = 90\n",
                                     "kiosk.toml");
    CHECK(parsed.findings.empty());
    CHECK(parsed.config.place == "disnaker-kupang");
    CHECK(parsed.config.screen_bottom->value() == 820);
    CHECK(parsed.config.state == "/var/lib/pelita");
    CHECK(parsed.config.printer == "slip");
    CHECK(parsed.config.width->value() == 294.5);
    CHECK(parsed.config.height->value() == 523);
    CHECK(parsed.config.output == "HDMI-1");
    CHECK(parsed.config.rotation == Rotation::Quarter);
}

TEST_CASE("what a config leaves out is as without one", "[kiosk][config]")
{
    const auto parsed = parse_config("# nothing yet\n", "kiosk.toml");
    CHECK(parsed.findings.empty());
    CHECK_FALSE(parsed.config.width);
    CHECK(parsed.config.output.empty());
    CHECK(parsed.config.rotation == Rotation::None);
}

TEST_CASE("a mistake in a config is named with its line and what would do", "[kiosk][config]")
{
    CHECK_THAT(said_of("[panel]\nwidht_mm = 500\nheight_mm = 300\n"),
               Contains("kiosk.toml:2:1") && Contains("\"widht_mm\"") && Contains("\"width_mm\""));
    CHECK_THAT(said_of("plaec = \"x\"\n"), Contains("kiosk.toml:1:1") && Contains("\"place\""));
    CHECK_THAT(said_of("[panel]\nrotation = 45\n"),
               Contains("kiosk.toml:2:12") && Contains("0, 90, 180, 270"));
    CHECK_THAT(said_of("[panel]\nrotation = \"left\"\n"), Contains("whole number"));
    CHECK_THAT(said_of("[panel]\nwidth_mm = 500\n"), Contains("\"height_mm\" is missing"));
    CHECK_THAT(said_of("[panel]\nwidth_mm = 0\nheight_mm = 300\n"),
               Contains("\"width_mm\" cannot be 0"));
    CHECK_THAT(said_of("screen_bottom_mm = -1\n"), Contains("cannot be -1"));
    CHECK_THAT(said_of("panel = 5\n"), Contains("kiosk.toml:1:"));
    CHECK_THAT(said_of("place = \"open\n"), Contains("kiosk.toml:1:"));
}

TEST_CASE("a config with a mistake stops the program with 1, none at all with 2", "[kiosk][config]")
{
    const auto faulty = take_screenshot("plaec = \"x\"\n", {});
    CHECK(faulty.exit_code == 1);
    CHECK_THAT(faulty.err, Contains("kiosk.toml:1:1"));
    const auto none = support::run({support::bin_dir() + "/pelita-kiosk", "--config",
                                    "/nowhere/kiosk.toml", "--list-screens"});
    CHECK(none.exit_code == 2);
    CHECK_THAT(none.err, Contains("/nowhere/kiosk.toml"));
}

TEST_CASE("millimetres of the config are the panel's density, unless --ppi says another",
          "[kiosk][config]")
{
    // 190 mm: too narrow for fingers, which only the config can tell.
    const std::string narrow = "[panel]\nwidth_mm = 190\nheight_mm = 142.5\n";
    const auto refused = take_screenshot(narrow, {"--size", "1024x768"});
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.err, Contains("190 x 142 mm") || Contains("190 x 143 mm"));
    CHECK(take_screenshot(narrow, {"--size", "1024x768", "--ppi", "85"}).exit_code == 0);
    CHECK(take_screenshot("[panel]\nwidth_mm = 306\nheight_mm = 229.5\n", {"--size", "1024x768"})
              .exit_code == 0);
}

TEST_CASE("millimetres that belong to another panel are refused", "[kiosk][config]")
{
    const auto said =
        take_screenshot("[panel]\nwidth_mm = 300\nheight_mm = 530\n", {"--size", "1920x1080"});
    CHECK(said.exit_code == 2);
    CHECK_THAT(said.err, Contains("300 x 530 mm") && Contains("measure the picture"));
}

TEST_CASE("a panel that lacks room or shape is told of, and taken for one that has room",
          "[kiosk][config]")
{
    kiosk::PanelOptions panel;
    panel.pixels = {1366, 768};
    panel.width = layout::Millimetres(344);
    panel.height = layout::Millimetres(194);
    CHECK(kiosk::panel_fault(panel).empty());
    CHECK(kiosk::with_room(panel).ppi() == panel.ppi());
    panel.pixels = {768, 1366}; // Turned, and the config not.
    CHECK_THAT(kiosk::panel_fault(panel), Contains("344 x 194 mm") && Contains("612 mm high"));
    CHECK(kiosk::with_room(panel).ppi() == panel.ppi());
    panel.pixels = {640, 480};
    panel.given_ppi = 200;
    CHECK_THAT(kiosk::panel_fault(panel), Contains("81 x 61 mm is too small"));
    const auto roomy = kiosk::with_room(panel);
    CHECK(kiosk::panel_fault(roomy).empty());
    CHECK(roomy.pixels.width == 640);
}

TEST_CASE("a place is an office of the contacts or of a notice", "[kiosk][config]")
{
    content::Guide guide;
    guide.contacts["labour_kupang"].kind = content::ContactKind::Office;
    guide.contacts["hotline"].kind = content::ContactKind::Phone;
    guide.notices.emplace_back().offices = {"port-tenau"};
    CHECK(kiosk::is_known_place("", guide));
    CHECK(kiosk::is_known_place("labour_kupang", guide));
    CHECK(kiosk::is_known_place("port-tenau", guide));
    CHECK_FALSE(kiosk::is_known_place("hotline", guide));
    CHECK_FALSE(kiosk::is_known_place("labor_kupang", guide));
}
