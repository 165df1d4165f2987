#pragma once

#include "content/layout/theme.hpp"
#include "printer/press_ink.hpp"
#include "printer/slug_space.hpp"

#include <string>
#include <vector>

namespace printer {

/// A field of one mixture of inks.
struct InkPatch {
    layout::Rect rect; ///< Points of the file, y down.
    Cmyk inks;
};

/// The colour bar above the sheet (PRINT.md 2.5): left of the middle the four inks, their
/// overprints and halves, right of it greys and the guide's own colours as this sheet prints them.
std::vector<InkPatch> colour_bar(const SlugSpace& space, const layout::Theme& theme,
                                 const InkTable& inks);

/// Patches as PDF operators that leave the graphics state as it was.
std::string operators_of(const std::vector<InkPatch>& patches, layout::Points page_height);

} // namespace printer
