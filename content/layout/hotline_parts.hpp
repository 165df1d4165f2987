#pragma once

#include "content/layout/poster_parts.hpp"

#include <optional>

namespace layout {

/// Label and number of a hotline block, shaped; each may be missing.
struct HotlineTexts {
    std::optional<ShapedText> label;
    std::optional<ShapedText> second; ///< The label in the sheet's second language (D49).
    std::optional<ShapedText> number;
};

/// Digits are set left to right on every sheet: the number is shaped as Indonesian.
HotlineTexts shape_hotline(SheetComposer& sheet, const content::DocumentBlock& block);

struct HotlineColours {
    Colour ground;
    Colour label;
    Colour number;
    Colour mark;
};
HotlineColours hotline_colours(const Theme& theme, Colour ground);

/// Sets a one-line text, shrunk if it must be; a misfit is reported and set as small as needed.
Setting fit_line(SheetComposer& sheet, const ShapedText& text, Points width, Points largest,
                 Points smallest);

} // namespace layout
