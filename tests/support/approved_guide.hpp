#pragma once

#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <filesystem>
#include <stdexcept>

namespace support {

/// A folder with the demonstration's approved guide, made once for the process by the ordinary
/// commands. Whoever changes it changes a copy.
inline const std::filesystem::path& approved_guide()
{
    static const TemporaryFolder folder;
    static const std::filesystem::path guide = [] {
        auto target = folder.path() / "guide";
        const auto made = run({"env", "PELITA_BIN=" + bin_dir(), "PELITA_TODAY=2026-11-24",
                               (source_dir() / "tests/support/approved-guide").string(),
                               (source_dir() / "content/guide").string(), target.string()});
        if (made.exit_code != 0) {
            throw std::runtime_error("approved-guide failed: " + made.out + made.err);
        }
        return target;
    }();
    return guide;
}

} // namespace support
