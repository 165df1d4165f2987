#pragma once

#include "content/model/files.hpp"
#include "kiosk/caretaker.hpp"
#include "tests/kiosk/visitor.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

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

    /// The first day of an export, and of how many it is.
    std::pair<kiosk::DayCounts, std::ptrdiff_t> exported_days() const
    {
        const std::string out = content::read_file(file("outbox/counters.jsonl"));
        const auto day = kiosk::DayCounts::parse(out.substr(0, out.find('\n')));
        REQUIRE(day);
        return {*day, std::ranges::count(out, '\n')};
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
