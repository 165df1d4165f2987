#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
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

/// Who may read a file: all (0644), its group (0640) or its owner alone (0600), whatever the umask.
enum class Readers { All, Group, Owner };

/// Writes the file whole or not at all: a fresh file beside it that no other writer and no link can
/// have, fsync, rename, fsync of the folder. Two writers at once: the last rename stays.
/// @throws FileError naming the file; FILE is then as it was and nothing is left beside it.
void write_file(const std::filesystem::path& file, std::string_view bytes,
                Readers readers = Readers::All);

/// A file that is written piece by piece and gets its name when it is whole: until then it is a
/// fresh file beside it, which goes away with the object.
class PartFile {
  public:
    /// @throws FileError if the folder takes no file.
    explicit PartFile(const std::filesystem::path& file, Readers readers = Readers::All);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    /// The name it will have.
    const std::filesystem::path& file() const { return file_; }

    /// For whoever writes, reads and seeks in it; stays ours.
    int descriptor() const;

    /// Writes on. @throws FileError naming the file.
    void add(std::string_view bytes);

    /// fsync: what was written is on the disk, still without its name. @throws FileError
    void settle();

    /// `settle` if that was not done, rename, fsync of the folder. Once.
    /// @throws FileError naming the file, which is then as it was.
    void finish();

  private:
    struct Open;
    std::filesystem::path file_;
    std::unique_ptr<Open> open_;
};

/// Adds lines to the end of a file and syncs it; a last line without an end gets one first.
/// @param readers All: as the umask has it, or as it was.
/// @throws FileError; a partial line is taken back.
void append_file(const std::filesystem::path& file, std::string_view bytes,
                 Readers readers = Readers::All);

} // namespace content
