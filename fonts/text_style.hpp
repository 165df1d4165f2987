#pragma once

#include <string>

namespace fonts {

enum class Weight { Regular, Bold };
enum class Slant { Upright, Italic };

/// How a span of text is set. There is no size here: a paragraph is shaped once, in em.
struct TextStyle {
    std::string family = "Andika";
    Weight weight = Weight::Regular;
    Slant slant = Slant::Upright;
    std::string language = "id";    ///< BCP 47; chooses faces, break rules and the base direction.
    std::string features;           ///< HarfBuzz feature list, e.g. "cv70=1"; empty = defaults.
    float letter_spacing_em = 0.0F; ///< Turns ligatures off; ignored in joined scripts.
    bool no_break = false;          ///< Phone numbers, links, amounts: no line ends inside.

    bool operator==(const TextStyle&) const = default;
};

} // namespace fonts
