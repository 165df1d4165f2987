#pragma once

#include "content/model/date.hpp"
#include "kiosk/touch.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace kiosk {

/// How the kiosk is, in figures. Nothing of a visitor is in them.
struct Health {
    std::string version; ///< Of the program.
    std::string guide;   ///< Id.
    int guide_version = 0;
    std::string guide_hash; ///< Hex; empty until it is known.
    content::Date content_day{};
    bool clock_trusted = false;
    std::uint64_t up_seconds = 0; ///< Of the kiosk.
    std::uint64_t pages_drawn = 0;
    std::uint32_t boot_starts = 0;
    std::uint32_t boot_crashes = 0;
    TouchCounts touches;
    std::uint32_t touch_cells_masked = 0;
    std::uint32_t touch_panels = 0;    ///< None: it was pulled out, or never came up.
    std::uint64_t disk_free_bytes = 0; ///< Where the state folder is.
    std::uint64_t resident_bytes = 0;
    std::uint64_t write_errors = 0; ///< Times that the state folder's disk refused.
};

/// Free bytes for who is not root; 0 if the folder cannot be asked.
std::uint64_t disk_free_bytes(const std::filesystem::path& folder);
/// Memory of this process that is in RAM.
std::uint64_t resident_bytes();

/// Prometheus' text format for node_exporter's textfile collector: no timestamps, a line end at the
/// end (KIOSK.md 2.11).
std::string prometheus_text(const Health& health);
/// The same as one JSON object, for the receipt and for messages.
std::string status_json(const Health& health);

/// Writes `pelita.prom` and `status.json` into the folder, each whole or not at all, for its group
/// to read (node_exporter's user is put into it).
/// @throws content::FileError if the disk refuses.
void write_health(const std::filesystem::path& folder, const Health& health);

} // namespace kiosk
