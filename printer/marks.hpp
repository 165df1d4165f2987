#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/format.hpp"
#include "content/layout/text_scratch.hpp"
#include "fonts/font_catalogue.hpp"
#include "printer/panels.hpp"
#include "printer/slug_space.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace printer {

/// The colour of what is drawn on every plate: the press pass knows it (PRINT.md 2.4, step 3).
inline constexpr layout::Colour registration_colour{0x01, 0x02, 0x03};

/// Which part of a sheet a page shows.
struct MarkedPage {
    std::size_t page = 0;              ///< Of the sheet, from 0: the second is folded from behind.
    const PanelPlan* panels = nullptr; ///< Null = the page whole.
    std::size_t panel = 0;             ///< From 0.
};

/// Crop marks at the corners of the trim, registration marks in the middle of each side, ticks
/// where eyelets and folds go and where the next panel's edge will lie. They stand outside the
/// bleed; there are none if the slug is too narrow.
std::vector<layout::Item> make_marks(const SlugSpace& space, const layout::Format& format,
                                     const MarkedPage& part);

/// What stands in the slug.
struct SlugWords {
    std::vector<std::string> parts; ///< Of the line that says what the file is; none is broken,
                                    ///< one too long for its column is shortened.
    std::string up;                 ///< Beside the arrow that shows which side is up.
};

std::vector<layout::Item> make_slug(const SlugSpace& space, const SlugWords& words,
                                    const fonts::FontCatalogue& fonts,
                                    layout::TextScratch& scratch);

} // namespace printer
