#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace support {

/// Root of the source tree.
std::filesystem::path source_dir();

/// Folder of the programs of this build.
std::string bin_dir();

/// tests/fixtures
std::filesystem::path fixtures();

/// Checks `text` against tests/golden/<name>. A missing golden fails; UPDATE_GOLDEN=1 accepts.
void check_golden(const std::string& name, std::string_view text);

/// A fresh folder that is removed with the object.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace support
