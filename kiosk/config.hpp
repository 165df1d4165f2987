#pragma once

#include "content/layout/units.hpp"
#include "content/model/finding.hpp"
#include "content/model/guide.hpp"
#include "content/model/minisign.hpp"
#include "kiosk/panel_map.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

/// What is particular to one kiosk (KIOSK.md 2.1, "Config"): `--config FILE`. What is left out is
/// empty or none.
struct Config {
    std::optional<layout::Millimetres> width; ///< Of the picture as visitors see it, on the glass.
    std::optional<layout::Millimetres> height;
    std::string output; ///< Name of the X server's output; empty: the primary one.
    Rotation rotation = Rotation::None;
    std::string place;                                ///< Id of the office.
    std::optional<layout::Millimetres> screen_bottom; ///< Lower edge of the picture over the floor.
    std::filesystem::path state;
    std::string printer;                             ///< CUPS queue of the slip printer.
    std::optional<content::MinisignKey> service_key; ///< `[keys] service`
    std::filesystem::path service_file;              ///< Signed with it, opens the service screen.
};

struct ParsedConfig {
    Config config;
    std::vector<content::Finding> findings; ///< An error: the file must not be used.
};

/// Reads a config file (TOML). A mistake, an unknown key too, is a finding with its line.
/// @param file its name, for findings.
ParsedConfig parse_config(std::string_view text, const std::string& file);

/// Whether a guide knows the office of a config: a contact that is one, or an office of a notice.
/// Empty is known: the kiosk is nowhere in particular.
bool is_known_place(const std::string& place, const content::Guide& guide);

} // namespace kiosk
