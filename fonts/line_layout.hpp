#pragma once

#include "fonts/place.hpp"
#include "fonts/shape_run.hpp"
#include "fonts/text_buffers.hpp"

#include <span>

namespace fonts {

/// A line's segments from left to right and how its slack is shared: what placing and hit testing
/// have in common.
struct LineLayout {
    const Paragraph& paragraph;
    const LineBox& line;
    const LinePlace& where;
    std::span<const LineSegment> segments = {}; ///< Visual order; backed by the scratch.
    MarkGlyph ellipsis = {};                    ///< Glyph 0 and no width if the line has none.
    double left = 0;                            ///< Pen position of the first segment.
    double per_space = 0;                       ///< Added to each space in the text...
    double per_cluster = 0;         ///< ...and behind each cluster of a script without them,
    std::uint32_t last_cluster = 0; ///< but not behind this one, the last.

    /// Font units of a segment's face to the caller's unit.
    double scale(const LineSegment& segment) const
    {
        return where.size / paragraph.faces[segment.run->face]->units_per_em();
    }
    double ellipsis_width() const { return static_cast<double>(ellipsis.width_em) * where.size; }
};

LineLayout lay_line(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
                    TextScratch& scratch);

/// Glyphs of a segment in visual order, the hyphen at the line's end included; backed by the
/// scratch.
std::span<const Paragraph::Glyph> find_glyphs(const LineLayout& layout, const LineSegment& segment,
                                              TextScratch& scratch);

/// What `layout` adds behind a cluster of the line's visible text.
double extra_behind(const LineLayout& layout, const LineSegment& segment, std::uint32_t cluster);

} // namespace fonts
