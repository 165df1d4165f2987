#include "kiosk/state_folder.hpp"

#include "content/model/files.hpp"

#include <cstdlib>
#include <system_error>
#include <utility>

namespace kiosk {

namespace fs = std::filesystem;

namespace {

std::string variable(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : value;
}

/// Files as content::write_file makes them before their rename.
void remove_unfinished(const fs::path& folder)
{
    std::error_code ignored;
    for (fs::directory_iterator at(folder, ignored), end; !ignored && at != end;
         at.increment(ignored)) {
        std::error_code error;
        if (at->path().extension() == ".part" && at->is_regular_file(error)) {
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
    std::error_code ignored;
    if (fs::create_directories(folder, ignored)) {
        fs::permissions(folder, for_group, ignored); // Else it is somebody's, as he made it.
    }
    remove_unfinished(folder);
    for (const char* part : {"health", "counters", "outbox"}) {
        fs::create_directory(folder / part, ignored);
        fs::permissions(folder / part, for_group, ignored);
        remove_unfinished(folder / part);
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
