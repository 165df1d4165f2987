#pragma once

#include <filesystem>
#include <string>

namespace kiosk {

/// Where the state folder may be named, in the order of their rank (KIOSK.md 2.1).
struct StateFolderNames {
    std::filesystem::path option; ///< --state
    std::filesystem::path config; ///< `state`
    std::string state_directory;  ///< $STATE_DIRECTORY, set by the unit; the first of several.
    std::string xdg_state_home;   ///< $XDG_STATE_HOME
    std::string home;             ///< $HOME, whose .local/state stands in for $XDG_STATE_HOME.
};

/// Option and config as given, the rest from the environment.
StateFolderNames state_folder_names(std::filesystem::path option, std::filesystem::path config);

/// Empty if nothing names one.
std::filesystem::path state_folder(const StateFolderNames& names);

/// Makes the folder and those in it (`health`, `counters`, `outbox`), which only their owner and
/// group may enter, and takes away what a writer that was killed had not finished. A disk that
/// refuses is no error here: each write will tell.
void prepare_state_folder(const std::filesystem::path& folder);

/// The kernel's id of this boot; empty if it tells none.
std::string boot_id();

} // namespace kiosk
