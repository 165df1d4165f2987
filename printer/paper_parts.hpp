#pragma once

#include "content/layout/paper.hpp"
#include "content/model/guide.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace printer {

/// Head of a paper: the lamp, what it is and whom it is for, and the job code in a box at the end.
struct PaperHead {
    std::string title;
    std::string purpose;
    std::string code_label;
    std::string code;
};
void lay_out_paper_head(layout::Paper& paper, const PaperHead& head);

/// Height of `lay_out_loud`.
layout::Points loud_height(const layout::Paper& paper, const layout::PaperText& text,
                           layout::Points width);

/// A line on the colour that nobody overlooks. @return its height.
layout::Points lay_out_loud(layout::Paper& paper, const layout::PaperText& text, layout::Point at,
                            layout::Points width);

/// What a picture of a page shows: trim and bleed.
layout::Rect shown_part(const layout::DisplayList& page);

/// The largest box of the page's shape in `room`, at its top left corner.
layout::Rect picture_box(const layout::DisplayList& page, const layout::Rect& room);

} // namespace printer
