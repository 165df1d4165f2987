#pragma once

#include <filesystem>
#include <string>

namespace printer {

/// A file as it is written.
struct MadeFile {
    std::filesystem::path path;
    std::string bytes;
};

} // namespace printer
