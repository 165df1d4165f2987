#include "kiosk/health.hpp"

#include "content/model/files.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/statvfs.h>
#include <unistd.h>

#include <sstream>
#include <string_view>

namespace kiosk {

namespace {

/// A label's value: backslash, quote and line end are escaped.
std::string label_value(std::string_view text)
{
    std::string value;
    for (const char byte : text) {
        if (byte == '\n') {
            value += "\\n";
            continue;
        }
        if (byte == '\\' || byte == '"') {
            value += '\\';
        }
        value += byte;
    }
    return value;
}

enum class MetricKind { Gauge, Counter };

/// One metric with its two comment lines.
std::string metric(std::string_view name, MetricKind kind, std::string_view help,
                   std::uint64_t value, std::string_view labels = {})
{
    return fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n{0}{3} {4}\n", name, help,
                       kind == MetricKind::Gauge ? "gauge" : "counter", labels, value);
}

} // namespace

std::uint64_t disk_free_bytes(const std::filesystem::path& folder)
{
    struct statvfs disk {};
    return statvfs(folder.c_str(), &disk) == 0 ? disk.f_bavail * disk.f_frsize : 0;
}

std::uint64_t resident_bytes()
{
    std::uint64_t whole = 0;
    std::uint64_t resident = 0;
    try {
        std::istringstream pages(content::read_file("/proc/self/statm"));
        pages >> whole >> resident;
    } catch (const content::FileError&) {
        return 0;
    }
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

std::string prometheus_text(const Health& health)
{
    using enum MetricKind;
    const std::string labels =
        fmt::format(R"({{version="{}",guide="{}",guide_version="{}",guide_hash="{}"}})",
                    label_value(health.version), label_value(health.guide), health.guide_version,
                    label_value(health.guide_hash));
    const auto day = std::chrono::sys_seconds(std::chrono::sys_days(health.content_day));
    std::string text;
    text += metric("pelita_info", Gauge, "Program and guide of the kiosk.", 1, labels);
    text +=
        metric("pelita_up_seconds", Gauge, "Seconds since the kiosk started.", health.up_seconds);
    text += metric("pelita_pages_drawn_total", Counter, "Pages shown since the start.",
                   health.pages_drawn);
    text += metric("pelita_boot_starts", Gauge, "Starts since the machine was switched on.",
                   health.boot_starts);
    text += metric("pelita_boot_crashes", Gauge, "Starts after no orderly end, since then.",
                   health.boot_crashes);
    text += metric("pelita_touches_stuck_total", Counter, "Contacts that did not move for 20 s.",
                   health.touches.still);
    text += metric("pelita_touch_restarts_total", Counter,
                   "Touch panels switched off and on because of a stuck contact.",
                   health.touches.restarts);
    text += metric("pelita_touches_bounced_total", Counter,
                   "Contacts too soon after one at the same button.", health.touches.bounced);
    text += metric("pelita_touches_masked_total", Counter, "Contacts in cells that are ignored.",
                   health.touches.masked);
    text += metric("pelita_touch_cells_masked", Gauge, "Cells of the 8 x 8 grid that are ignored.",
                   health.touch_cells_masked);
    text += metric("pelita_touch_panels", Gauge, "Touch panels that the X server has.",
                   health.touch_panels);
    text += metric("pelita_disk_free_bytes", Gauge, "Free bytes where the state is kept.",
                   health.disk_free_bytes);
    text += metric("pelita_resident_memory_bytes", Gauge, "Memory of the kiosk in RAM.",
                   health.resident_bytes);
    text += metric("pelita_state_write_errors_total", Counter, "Writes that the disk refused.",
                   health.write_errors);
    text += metric("pelita_clock_trusted", Gauge, "1 if the wall clock is trusted.",
                   health.clock_trusted ? 1 : 0);
    text += metric("pelita_content_day_seconds", Gauge,
                   "Day by which facts expire, in seconds since 1970.",
                   static_cast<std::uint64_t>(day.time_since_epoch().count()));
    return text;
}

std::string status_json(const Health& health)
{
    const nlohmann::ordered_json json{
        {"version", health.version},
        {"guide", health.guide},
        {"guide_version", health.guide_version},
        {"guide_hash", health.guide_hash},
        {"content_day", content::iso_date(health.content_day)},
        {"clock_trusted", health.clock_trusted},
        {"up_seconds", health.up_seconds},
        {"pages_drawn", health.pages_drawn},
        {"boot_starts", health.boot_starts},
        {"boot_crashes", health.boot_crashes},
        {"touches_stuck", health.touches.still},
        {"touch_restarts", health.touches.restarts},
        {"touches_bounced", health.touches.bounced},
        {"touches_masked", health.touches.masked},
        {"touch_cells_masked", health.touch_cells_masked},
        {"touch_panels", health.touch_panels},
        {"disk_free_bytes", health.disk_free_bytes},
        {"resident_bytes", health.resident_bytes},
        {"state_write_errors", health.write_errors},
    };
    return json.dump(2) + "\n";
}

void write_health(const std::filesystem::path& folder, const Health& health)
{
    content::write_file(folder / "pelita.prom", prometheus_text(health), content::Readers::Group);
    content::write_file(folder / "status.json", status_json(health), content::Readers::Group);
}

} // namespace kiosk
