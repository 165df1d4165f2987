#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace content {

/// SHA-256, hex.
std::string sha256(std::string_view bytes);

/// BLAKE2b with 256 bits, hex.
std::string blake2b(std::string_view bytes);

/// SHA-256 over the names and bytes of all files below a folder, whatever order the disk has them.
/// @param without a file that does not count, relative to the folder.
/// @throws std::exception if one cannot be read.
std::string sha256_of_folder(const std::filesystem::path& folder, std::string_view without = {});

} // namespace content
