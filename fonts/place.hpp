#pragma once

#include "fonts/font_face.hpp"
#include "fonts/wrap.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace fonts {

enum class Align { Start, Centre, End, Justify };

/// Glyphs of one face at fixed places: exactly what `cairo_show_text_glyphs` takes. y grows down.
struct GlyphRun {
    struct Glyph {
        std::uint32_t id = 0;
        double x = 0;
        double y = 0;
    };
    /// Bytes of `text` that became glyphs; may have 0 bytes or 0 glyphs, not both. Text order.
    struct Cluster {
        std::int32_t bytes = 0;
        std::int32_t glyphs = 0;
    };
    std::shared_ptr<const FontFace> face;
    double size = 0;
    std::vector<Glyph> glyphs;     ///< Visual order, left to right.
    std::string text;              ///< UTF-8, logical order.
    std::vector<Cluster> clusters; ///< Tile `text` and `glyphs` exactly.
    bool backward = false;         ///< Right-to-left run: clusters map to glyphs from the end.
};

/// Where a line goes, in the caller's unit; the baseline is at `baseline`.
struct LinePlace {
    double size = 0;            ///< Font size.
    double left = 0;            ///< Left edge of the box.
    double width = 0;           ///< Width of the box that `align` works in.
    double baseline = 0;        ///< y of the baseline, down from the top.
    Align align = Align::Start; ///< Start is the right edge in a right-to-left paragraph.
};

/// Appends the line's glyph runs in visual order, left to right. Trailing space keeps its glyphs
/// (copy and paste) but not its width.
void place(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
           TextScratch& scratch, std::vector<GlyphRun>& runs);

} // namespace fonts
