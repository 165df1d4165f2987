#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace content {

/// The disk refused: programs exit with 3.
class FileError : public std::runtime_error {
  public:
    FileError(const std::filesystem::path& file, const std::string& what_is_wrong)
        : std::runtime_error(file.string() + ": " + what_is_wrong)
    {}
};

/// Whole file as bytes. @throws FileError if it cannot be read.
std::string read_file(const std::filesystem::path& file);

/// Writes the file whole or not at all: FILE.part, fsync, rename, fsync of the folder.
/// @throws FileError naming the file; FILE is then as it was and FILE.part is gone.
void write_file(const std::filesystem::path& file, std::string_view bytes);

/// Adds to the end of a file and syncs it. @throws FileError; a partial line is taken back.
void append_file(const std::filesystem::path& file, std::string_view bytes);

} // namespace content
