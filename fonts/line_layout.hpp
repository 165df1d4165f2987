#pragma once

#include "fonts/paragraph.hpp"
#include "fonts/place.hpp"
#include "fonts/text_buffers.hpp"
#include "fonts/text_scratch.hpp"

#include <span>
#include <vector>

namespace fonts {

/// A line's segments from left to right and how its slack is shared: what placing and hit testing
/// have in common.
struct LineLayout {
    std::span<const LineSegment> segments; ///< Visual order; backed by the scratch.
    double left = 0;                       ///< Pen position of the first segment.
    double per_space = 0;                  ///< Added to each space in the text...
    double per_cluster = 0;                ///< ...and behind each cluster of a script without them,
    std::uint32_t last_cluster = 0;        ///< but not behind this one, the last.
};

LineLayout lay_line(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
                    TextScratch& scratch);

/// Glyphs of a segment in visual order, the hyphen at the line's end included.
/// @param glyphs replaced.
void find_glyphs(const Paragraph& paragraph, const LineBox& line, const LineSegment& segment,
                 TextScratch& scratch, std::vector<Paragraph::Glyph>& glyphs);

/// What `layout` adds behind a cluster of the line's visible text.
double extra_behind(const Paragraph& paragraph, const LineLayout& layout,
                    const LineSegment& segment, std::uint32_t cluster);

} // namespace fonts
