#include "content/model/files.hpp"
#include "tests/kiosk/window_visit.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

namespace {

using Catch::Matchers::Contains;

support::Finished self_test(support::Words options)
{
    options.insert(options.begin(), "--self-test");
    return support::run(support::kiosk_command(options));
}

/// What it says of a kiosk whose picture hangs so high.
std::string hanging(int screen_bottom_mm, const std::string& size)
{
    const support::TemporaryFolder folder;
    const auto config = folder.path() / "kiosk.toml";
    content::write_file(config, "screen_bottom_mm = " + std::to_string(screen_bottom_mm) + "\n");
    const auto said = self_test({"--config", config.string(), "--size", size, "--ppi", "101.6"});
    CHECK(said.exit_code == 0);
    return said.err;
}

} // namespace

TEST_CASE("the self-test lays out every page of every language", "[kiosk][self-test]")
{
    const auto said = self_test({});
    INFO(said.out << said.err);
    CHECK(said.exit_code == 0);
    CHECK_THAT(said.out, Contains(" pages in ") && Contains(" languages"));
}

TEST_CASE("T8: the self-test says of a small panel that it is", "[kiosk][self-test][T8]")
{
    CHECK_THAT(self_test({"--size", "1024x768", "--ppi", "85"}).err, !Contains("is small"));
    CHECK_THAT(self_test({"--size", "1024x768", "--ppi", "125"}).err,
               Contains("1024 x 768 pixels and 10.2 inches is small"));
    CHECK_THAT(self_test({"--size", "1280x720", "--ppi", "85"}).err,
               Contains("is small; take 1024 x 768 and 12 inches or more"));
}

TEST_CASE("T16: the self-test says of a picture that hangs out of reach where it may hang",
          "[kiosk][self-test][T16]")
{
    CHECK_THAT(hanging(820, "1080x1920"), !Contains("out of reach"));
    // A seated visitor does not reach the upper tiles, or bends to the floor for the bar.
    CHECK_THAT(hanging(1000, "1080x1920"),
               Contains("screen_bottom_mm = 1000 buttons lie") && Contains("out of reach"));
    CHECK_THAT(hanging(300, "1080x1920"), Contains("hang the picture 376 to 857 mm over it"));
    CHECK_THAT(hanging(1000, "1920x1080"), Contains("out of reach"));
}
