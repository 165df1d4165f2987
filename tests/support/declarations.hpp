#pragma once

#include "fonts/font_catalogue.hpp"
#include "fonts/text_style.hpp"

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace support {

/// A translation of the Universal Declaration of Human Rights: the real text that speed, lines and
/// PDFs are measured on.
struct TextSet {
    const char* name;     ///< Of the file, without ".html".
    const char* language; ///< BCP 47.
    const char* script;   ///< ISO 15924.
    const char* family;   ///< Face of most of its letters; Andika has the rest.
};

inline constexpr std::array<TextSet, 11> text_sets{{
    {"ind", "id", "Latn", "Andika"},
    {"jav", "jv", "Latn", "Andika"},
    {"jav_java", "jv-Java", "Java", "Noto Sans Javanese"},
    {"sun", "su", "Latn", "Andika"},
    {"arb", "ar", "Arab", "Noto Naskh Arabic"},
    {"khm", "km", "Khmr", "Noto Sans Khmer"},
    {"mya", "my", "Mymr", "Noto Sans Myanmar"},
    {"tha", "th", "Thai", "Noto Sans Thai"},
    {"ben", "bn", "Beng", "Noto Sans Bengali"},
    {"tam", "ta", "Taml", "Noto Sans Tamil"},
    {"cmn_hans", "zh", "Hani", "Noto Sans CJK SC"},
}};

/// Where `.ci/data` puts the translations; they are never committed.
std::filesystem::path declaration_folder();

/// The distinct paragraphs (h1-h4, p, li) of a translation in order of appearance, UTF-8, white
/// space collapsed.
/// @throws std::runtime_error if there is no such file.
std::vector<std::string> read_declaration(const std::string& name);

/// The catalogue of the programs and one face more, for Chinese, which is measured but not shipped.
/// @throws fonts::FontError as `FontCatalogue::load`.
std::shared_ptr<fonts::FontCatalogue> load_catalogue_with_han();

/// How a set is shaped: its language in its own face first.
fonts::TextStyle style_of(const TextSet& set);

/// The files a rival may use for it: the set's own face, then Andika's.
std::vector<std::filesystem::path> font_files(const TextSet& set,
                                              const fonts::FontCatalogue& catalogue);

/// Number of code points in well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

} // namespace support
