#pragma once

#include "content/model/files.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace support {

/// A file of kiosk/deploy.
inline std::string script(const std::string& name)
{
    return (source_dir() / "kiosk/deploy" / name).string();
}

/// A machine of files alone, with a folder and a file that were there before.
class BareMachine {
  public:
    BareMachine()
    {
        std::filesystem::create_directories(root() / "etc/sysctl.d");
        content::write_file(root() / "etc/sysctl.d/README", "Debian's own");
        std::filesystem::create_directories(folder_.path() / "guide/topics");
        content::write_file(folder_.path() / "guide/guide.toml", "id = \"a\"\n");
        content::write_file(folder_.path() / "guide/topics/a topic.toml", "id = \"a\"\n");
    }

    std::filesystem::path root() const { return folder_.path() / "root"; }
    std::filesystem::path guide() const { return folder_.path() / "guide"; }

    Finished install(const std::vector<std::string>& options = {}) const
    {
        std::vector<std::string> command{script("install"), "--program", "/bin/true",    "--guide",
                                         guide().string(),  "--destdir", root().string()};
        command.insert(command.end(), options.begin(), options.end());
        return run(command);
    }
    Finished uninstall(const std::string& option = "--purge") const
    {
        return run({script("uninstall"), option, "--destdir", root().string()});
    }
    /// All files and folders with what is in them.
    std::set<std::string> contents() const
    {
        std::set<std::string> all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root())) {
            all.insert(entry.path().lexically_relative(root()).string() +
                       (entry.is_regular_file() ? "=" + content::read_file(entry.path()) : ""));
        }
        return all;
    }

  private:
    TemporaryFolder folder_;
};

} // namespace support
