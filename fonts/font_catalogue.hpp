#pragma once

#include "fonts/font_face.hpp"
#include "fonts/text_style.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fonts {

/// Largest ascent and descent of the faces a style and language may use, in em (TEXT.md 2.3).
/// Line height comes from here, so that one fallback glyph never moves a line.
struct Strut {
    float ascent_em = 0;
    float descent_em = 0;
    float height_em() const { return ascent_em + descent_em; }
};

/// A face whose file is not the one that the catalogue names.
struct OtherVersion {
    std::filesystem::path file;
    std::string family;
};

/// The faces of `catalogue.toml`, opened when first used. Never the system's font matching:
/// the same text must break alike on every machine. Safe to share between threads.
class FontCatalogue {
  public:
    /// Reads the catalogue; opens no face yet.
    /// @throws FontError if the catalogue is missing or malformed (file:line in the message), or
    ///         names no face for Latin.
    static std::shared_ptr<FontCatalogue> load(const std::filesystem::path& catalogue_file);
    ~FontCatalogue();
    FontCatalogue(const FontCatalogue&) = delete;
    FontCatalogue& operator=(const FontCatalogue&) = delete;

    /// A number no other catalogue of this process has, never 0: what caches are keyed by.
    std::uint64_t id() const;

    /// Faces to try for a style and script (ISO 15924, "Latn"), best first: the style's face, the
    /// faces of the script, Andika, symbols. A face without the wanted weight stands in.
    /// @throws FontError if a face of the chain cannot be opened.
    std::span<const FontFace::Pointer> faces(const TextStyle& style, std::string_view script) const;

    /// Strut of the style's face, the faces of its language's script and Latin together.
    Strut strut(const TextStyle& style) const;

    /// Height of a capital (or the script's reference letter, PRINT.md 2.2) in em, from outlines.
    /// @param script ISO 15924; an unknown script is measured as Latin.
    /// @throws FontError if not even the Latin face has an H.
    float cap_height_em(const TextStyle& style, std::string_view script) const;

    /// Faces whose sha256 differs from the catalogue's: lines may break differently. Only faces
    /// that were opened are hashed. Tests refuse a non-empty answer.
    std::vector<OtherVersion> other_versions() const;

    /// Whether lines of a language may end where ICU's dictionary of its script finds a word. False
    /// for the languages of `no_dictionary`: the dictionary is another language's (TEXT.md edge
    /// 18).
    bool has_dictionary(const std::string& language) const;

    /// Files of all faces, in the catalogue's order, opened or not.
    std::vector<std::filesystem::path> files() const;

  private:
    struct Tables;
    explicit FontCatalogue(std::unique_ptr<Tables> tables);
    std::unique_ptr<Tables> tables_;
};

/// Whether a language's script is written from right to left; a script subtag counts ("ms-Arab").
bool is_right_to_left(const std::string& language);

/// ISO 15924 code of the script most letters of `text` have; "Latn" if there are none.
std::string main_script(std::string_view text);

} // namespace fonts
