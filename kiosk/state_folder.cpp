#include "kiosk/state_folder.hpp"

#include "content/model/files.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace kiosk {

namespace fs = std::filesystem;

namespace {

std::string variable(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : value;
}

/// A folder of the state and the files that the kiosk writes there.
struct Part {
    const char* folder;
    std::vector<std::string_view> files;
};

/// Whether it is a file of ours as content::write_file makes it before its rename:
/// NAME.XXXXXX.part.
bool is_unfinished(const std::string& name, const std::vector<std::string_view>& ours)
{
    constexpr std::string_view random = ".XXXXXX";
    constexpr std::string_view suffix = ".part";
    return std::ranges::any_of(ours, [&](std::string_view file) {
        return name.size() == file.size() + random.size() + suffix.size() &&
               name.starts_with(file) && name[file.size()] == '.' && name.ends_with(suffix);
    });
}

/// Only those: the folder may be anybody's who has more in it than a kiosk's state.
void remove_unfinished(const fs::path& folder, const std::vector<std::string_view>& ours)
{
    std::error_code ignored;
    for (fs::directory_iterator at(folder, ignored), end; !ignored && at != end;
         at.increment(ignored)) {
        std::error_code error;
        if (is_unfinished(at->path().filename().string(), ours) &&
            fs::is_regular_file(at->symlink_status(error))) {
            fs::remove(at->path(), error);
        }
    }
}

} // namespace

StateFolderNames state_folder_names(fs::path option, fs::path config)
{
    return {std::move(option), std::move(config), variable("STATE_DIRECTORY"),
            variable("XDG_STATE_HOME"), variable("HOME")};
}

fs::path state_folder(const StateFolderNames& names)
{
    if (!names.option.empty()) {
        return names.option;
    }
    if (!names.config.empty()) {
        return names.config;
    }
    if (!names.state_directory.empty()) {
        return names.state_directory.substr(0, names.state_directory.find(':'));
    }
    if (!names.xdg_state_home.empty()) {
        return fs::path(names.xdg_state_home) / "pelita";
    }
    return names.home.empty() ? fs::path() : fs::path(names.home) / ".local/state/pelita";
}

void prepare_state_folder(const fs::path& folder)
{
    constexpr auto for_group = static_cast<fs::perms>(0750);
    const std::array<Part, 4> parts{{{"", {"state.json", "state.json.prev"}},
                                     {"health", {"pelita.prom", "status.json"}},
                                     {"counters", {"today.json", "spool.jsonl"}},
                                     {"outbox", {"counters.jsonl"}}}};
    for (const Part& part : parts) {
        const fs::path at = *part.folder == '\0' ? folder : folder / part.folder;
        std::error_code ignored;
        if (fs::create_directories(at, ignored)) {
            fs::permissions(at, for_group, ignored); // Else it is somebody's, as he made it.
        }
        remove_unfinished(at, part.files);
    }
}

std::string boot_id()
{
    try {
        const std::string text = content::read_file("/proc/sys/kernel/random/boot_id");
        return text.substr(0, text.find('\n'));
    } catch (const content::FileError&) {
        return {};
    }
}

} // namespace kiosk
