#pragma once

#include "content/model/finding.hpp"
#include "content/model/map.hpp"

#include <optional>
#include <string>
#include <vector>

namespace content {

enum class LanguageStatus { Live, Preview, Hidden };
enum class Direction { LeftToRight, RightToLeft };

/// One table of languages.toml. Facts about languages live there, not in ICU (TRANSLATION.md edge
/// 7).
struct Language {
    std::string tag;     ///< BCP 47 and file name, "tet-ID".
    std::string endonym; ///< Empty if unknown; `name()` then shows the Indonesian name.
    std::string indonesian_name;
    LanguageStatus status = LanguageStatus::Hidden;
    Direction direction = Direction::LeftToRight;
    std::vector<std::string> fallback; ///< Ends in the source language.
    std::string format_locale = "id";  ///< Numbers, money, dates; never the content language.
    std::string letters;               ///< Space-separated; empty = not checked.
    std::string glottal;               ///< The canonical letter, U+A78C in UBB spelling.
    std::vector<std::string> negators;
    std::vector<std::string> number_words;
    std::optional<GeoPoint> at;       ///< Where it is spoken, a dot on the map.
    std::vector<std::string> islands; ///< Or whole islands; "*" = all.
    Place place;

    const std::string& name() const { return endonym.empty() ? indonesian_name : endonym; }
};

} // namespace content
