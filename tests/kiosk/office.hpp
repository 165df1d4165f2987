#pragma once

#include "content/model/files.hpp"
#include "kiosk/caretaker.hpp"
#include "tests/kiosk/visitor.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace support {

/// Longer than any disk of a test takes.
constexpr std::chrono::seconds long_enough{100};

/// Noon of 2026-11-27.
constexpr std::chrono::sys_seconds friday =
    std::chrono::sys_days{std::chrono::year{2026} / 11 / 27} + std::chrono::hours{12};

/// A kiosk's state folder and its clock, over several starts.
struct Office {
    kiosk::CaretakerInput input() const
    {
        kiosk::CaretakerInput made;
        made.folder = folder.path() / "state";
        made.program = "pelita 0.1.0";
        made.guide = RealGuide::get().guide;
        made.boot_id = boot;
        made.wall_clock = [this] { return wall; };
        return made;
    }
    std::filesystem::path file(const std::string& name) const
    {
        return folder.path() / "state" / name;
    }
    nlohmann::json status() const
    {
        return nlohmann::json::parse(content::read_file(file("health/status.json")));
    }

    TemporaryFolder folder;
    std::string boot = "monday";
    kiosk::WallTime wall{friday, true};
};

/// As many visitors in Kupang Malay, each with a touch and a page.
inline void visit(kiosk::Caretaker& caretaker, int times)
{
    using kiosk::HappeningKind;
    for (int i = 0; i < times; ++i) {
        caretaker.happened({HappeningKind::LanguageChosen, "mkn", 0});
        caretaker.happened({HappeningKind::Touched, {}, 9});
        caretaker.page_drawn();
    }
}

/// What the service screen would say of an export.
inline std::optional<layout::screens::Export> exported(kiosk::Caretaker& caretaker)
{
    caretaker.ask_export();
    REQUIRE(caretaker.wait_for_disk(long_enough));
    return caretaker.take_news(kiosk::Moment(0)).exported;
}

} // namespace support
