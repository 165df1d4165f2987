#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// The Unicode Consortium's test files, run through the functions of `fonts/` (TEXT.md 4.1).
namespace conformance {

struct Score {
    long pass = 0;
    long total = 0;
};

/// Called with the place and the text of each line that fails, and what came out instead.
using Report = std::function<void(const std::string&)>;

/// A test file that is not there or is not what its name says.
class DataError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// One test file: its name without ".txt", where it lies in the data folder, and who runs it.
struct Suite {
    std::string_view name;
    std::string_view path;
    Score (*run)(const std::filesystem::path& file, const Report& report);
};

/// All suites, in the order they are printed.
std::span<const Suite> suites();

/// Rules of BidiTest.txt: classes in, levels and visual order out, one case a base direction.
/// @throws DataError
Score run_bidi_classes(const std::filesystem::path& file, const Report& report);

/// Rules of BidiCharacterTest.txt: code points in, paragraph level, levels and visual order out.
/// @throws DataError
Score run_bidi_characters(const std::filesystem::path& file, const Report& report);

/// LineBreakTest.txt, GraphemeBreakTest.txt and WordBreakTest.txt under the root locale.
/// @throws DataError
Score run_line_breaks(const std::filesystem::path& file, const Report& report);
Score run_grapheme_breaks(const std::filesystem::path& file, const Report& report);
Score run_word_breaks(const std::filesystem::path& file, const Report& report);

} // namespace conformance
