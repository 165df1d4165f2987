#include "content/model/files.hpp"
#include "tests/kiosk/window_visit.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using support::WindowVisit;

std::string first_tick(WindowVisit& visit)
{
    for (const layout::Region& region : visit.visitor().page().regions) {
        if (region.action.rfind("tick:", 0) == 0) {
            return region.action;
        }
    }
    return "tick";
}

/// What a visitor leaves: a language, a contrast, ticks, answers.
void leave_traces(WindowVisit& visit)
{
    visit.tap("language:en");
    visit.tap("open:topic/papers");
    while (!visit.visitor().place_of("open:checklist/papers")) {
        visit.tap("next");
    }
    visit.tap("open:checklist/papers");
    visit.tap(first_tick(visit));
    visit.tap("home");
    visit.tap("open:check-offer");
    visit.tap("open:check-offer/age");
    visit.tap("answer:yes");
    visit.tap("home");
    visit.tap("help");
    visit.tap("contrast:dark");
    visit.tap("finish");
}

std::string everything_in(const fs::path& folder)
{
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        all += entry.path().string() + "\n";
        all += entry.is_regular_file() ? content::read_file(entry.path()) : "";
    }
    return all;
}

} // namespace

TEST_CASE("T28: a visit at a real window leaves nothing in the state folder, in what the program "
          "says or in files of passage",
          "[kiosk][window][privacy][T28]")
{
    support::require_windows();
    const support::TemporaryFolder passage;
    const std::string place = passage.path().string();
    WindowVisit visit(std::make_unique<support::TemporaryFolder>(), nullptr, {},
                      {"TMPDIR=" + place, "HOME=" + place, "XDG_CACHE_HOME=" + place,
                       "XDG_RUNTIME_DIR=" + place});
    REQUIRE(visit.wrong_pixels() == 0);
    leave_traces(visit);
    visit.program().send(SIGTERM);
    REQUIRE(visit.program().wait_for_end(support::longest_wait) == 0);
    const std::string passing = everything_in(passage.path()); // The GL driver's, if any.
    const std::string kept = everything_in(visit.state_folder());
    const std::string said = visit.program().said();
    CHECK_THAT(kept, Catch::Matchers::Contains("ends")); // The visit was counted.
    for (const std::string& trace :
         std::vector<std::string>{"tick:", "check-offer/age", "contrast", "answer"}) {
        INFO(trace);
        CHECK_THAT(kept, !Catch::Matchers::Contains(trace));
        CHECK(passing.find(trace) == std::string::npos);
        CHECK_THAT(said, !Catch::Matchers::Contains(trace));
    }
}
