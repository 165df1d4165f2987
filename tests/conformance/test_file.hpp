#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace conformance {

/// Reads a test file line by line, without comments, end spaces and empty lines.
class TestFile {
  public:
    /// @throws DataError if the file cannot be read.
    explicit TestFile(const std::filesystem::path& file);

    /// @returns false at the end of the file.
    bool next();
    std::string_view line() const { return line_; }
    /// "BidiTest.txt:123: <line>", for reports.
    std::string described() const;
    /// @throws DataError that names file and line.
    [[noreturn]] void refuse(const std::string& reason) const;

  private:
    std::filesystem::path file_;
    std::ifstream in_;
    std::string line_;
    long number_ = 0;
};

/// Pieces between any of `separators`, empty ones left out.
std::vector<std::string_view> words_of(std::string_view text, std::string_view separators = " \t");

/// Pieces between semicolons, empty ones kept.
std::vector<std::string_view> fields_of(std::string_view text);

/// @throws std::invalid_argument if the whole text is not a number of that base.
std::uint32_t number_of(std::string_view text, int base);

/// Appends a code point in UTF-16; lone surrogates stay what they are.
void append_utf16(std::u16string& text, std::uint32_t code_point);

} // namespace conformance
