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

/// Who may read a file: all (0644) or its owner alone (0600), whatever the umask.
enum class Readers { All, Owner };

/// Writes the file whole or not at all: a fresh file beside it that no other writer and no link can
/// have, fsync, rename, fsync of the folder. Two writers at once: the last rename stays.
/// @throws FileError naming the file; FILE is then as it was and nothing is left beside it.
void write_file(const std::filesystem::path& file, std::string_view bytes,
                Readers readers = Readers::All);

/// Adds lines to the end of a file and syncs it; a last line without an end gets one first.
/// @throws FileError; a partial line is taken back.
void append_file(const std::filesystem::path& file, std::string_view bytes);

} // namespace content
