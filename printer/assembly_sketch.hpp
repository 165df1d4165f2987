#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/format.hpp"
#include "content/model/paper_words.hpp"
#include "fonts/font_catalogue.hpp"
#include "fonts/text_scratch.hpp"
#include "printer/panels.hpp"

namespace printer {

/// How large a sketch may be, in its own points.
struct SketchRoom {
    layout::Size most;
    layout::Points type; ///< Font size of its words; lines are as strong as it asks for.
};

/// How the panels of a board go together, for whoever welds them: the board in small with its
/// panels numbered and measured, the seams with their places and overlaps, which side is up, and
/// how much of which roll it takes; in the words of the papers, lengths in mm at final size. The
/// list begins at (0, 0); its `size` is what it really takes, `room.most` at the most.
layout::DisplayList draw_assembly(const PanelPlan& plan, const layout::Format& format,
                                  const SketchRoom& room, const content::PaperWords& words,
                                  const fonts::FontCatalogue& fonts, fonts::TextScratch& scratch);

} // namespace printer
