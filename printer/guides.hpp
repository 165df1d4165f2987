#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/format.hpp"
#include "content/model/paper_words.hpp"
#include "fonts/font_catalogue.hpp"
#include "fonts/text_scratch.hpp"
#include "printer/seam.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace printer {

/// What guides are drawn for: one page of a sheet and, if it is welded of panels, its seams.
struct GuidedPage {
    const layout::Format& format;
    std::size_t page = 0; ///< From 0.
    std::span<const Seam> seams = {};
};

/// How large the drawing may be, in its own points: a box on an A4 ticket, or pixels of a picture.
struct GuideRoom {
    layout::Size most;   ///< Legend included.
    layout::Points type; ///< Font size of the legend; lines and rings are as strong as it asks for.
};

/// Where a sheet is cut, sewn, folded and hung, drawn small: trim, bleed, safe inset, finishing
/// bands, eyelets, folds and seams over the sheet, and beside (a tall sheet) or below it (a wide
/// one) a legend with the figures, in the
/// words of the papers. The sheet's own picture is not in it.
struct GuideDrawing {
    layout::DisplayList list; ///< From (0, 0); `list.size` is what it really takes.
    double scale = 1;         ///< Size in the drawing / final size.
    layout::Point trim;       ///< The trim's top-left corner in the drawing.

    /// A box of the sheet, final size, in the drawing.
    layout::Rect place(const layout::Rect& rect) const;
};

GuideDrawing draw_guides(const GuidedPage& page, const GuideRoom& room,
                         const content::PaperWords& words, const fonts::FontCatalogue& fonts,
                         fonts::TextScratch& scratch);

/// The same with the sheet's picture under the lines.
layout::DisplayList over_picture(const GuideDrawing& guides, const layout::DisplayList& picture);

} // namespace printer
