#include "kiosk/config.hpp"

#include "content/model/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kiosk {

namespace {

using content::Finding;
using content::make_finding;
using content::TableReader;
using layout::Millimetres;

constexpr double longest_panel = 10'000; // mm

/// A length above zero that a panel can have.
std::optional<Millimetres> read_length(TableReader& table, std::string_view key,
                                       std::vector<Finding>& findings)
{
    const auto number = table.number(key);
    if (number && !(*number > 0 && *number <= longest_panel)) {
        findings.push_back(
            make_finding("K004", table.place_of(key), "range",
                         {{"name", std::string(key)}, {"found", fmt::format("{}", *number)}}));
        return std::nullopt;
    }
    return number ? std::optional(Millimetres(*number)) : std::nullopt;
}

Rotation read_rotation(TableReader& table, std::vector<Finding>& findings)
{
    const auto degrees = table.integer("rotation");
    const auto rotation = degrees ? rotation_of(*degrees) : Rotation::None;
    if (!rotation) {
        findings.push_back(make_finding("K004", table.place_of("rotation"), "value",
                                        {{"name", std::to_string(*degrees)},
                                         {"key", "rotation"},
                                         {"expected", "0, 90, 180, 270"},
                                         {"suggestion", ""}}));
    }
    return rotation.value_or(Rotation::None);
}

void read_panel(const content::SourceValue& value, Config& config, std::vector<Finding>& findings)
{
    TableReader panel(value, findings);
    config.width = read_length(panel, "width_mm", findings);
    config.height = read_length(panel, "height_mm", findings);
    if (panel.find("width_mm") != nullptr || panel.find("height_mm") != nullptr) {
        panel.require("width_mm", content::ValueKind::Number); // One side alone is half a mistake.
        panel.require("height_mm", content::ValueKind::Number);
    }
    config.output = panel.text("output");
    config.rotation = read_rotation(panel, findings);
    panel.finish();
}

void read_keys(const content::SourceValue& value, Config& config, std::vector<Finding>& findings)
{
    TableReader keys(value, findings);
    const std::string service = keys.text("service");
    config.service_key = content::parse_minisign_key(service);
    if (!service.empty() && !config.service_key) {
        findings.push_back(make_finding("K004", keys.place_of("service"), "value",
                                        {{"name", service},
                                         {"key", "service"},
                                         {"expected", "RW... (minisign -G)"},
                                         {"suggestion", ""}}));
    }
    keys.finish();
}

} // namespace

ParsedConfig parse_config(std::string_view text, const std::string& file)
{
    content::ParsedSource source = content::parse_source(text, file);
    ParsedConfig parsed;
    parsed.findings = std::move(source.findings);
    if (!source.root) {
        return parsed;
    }
    TableReader top(*source.root, parsed.findings);
    if (const auto* panel = top.find("panel")) {
        read_panel(*panel, parsed.config, parsed.findings);
    }
    if (const auto* keys = top.find("keys")) {
        read_keys(*keys, parsed.config, parsed.findings);
    }
    parsed.config.place = top.text("place");
    parsed.config.screen_bottom = read_length(top, "screen_bottom_mm", parsed.findings);
    parsed.config.state = top.text("state");
    parsed.config.printer = top.text("printer");
    parsed.config.service_file = top.text("service_file");
    top.finish();
    content::sort_findings(parsed.findings);
    return parsed;
}

bool is_known_place(const std::string& place, const content::Guide& guide)
{
    const auto contact = guide.contacts.find(place);
    const bool is_office =
        contact != guide.contacts.end() && contact->second.kind == content::ContactKind::Office;
    return place.empty() || is_office ||
           std::ranges::any_of(guide.notices, [&](const content::Notice& notice) {
               return std::ranges::find(notice.offices, place) != notice.offices.end();
           });
}

} // namespace kiosk
