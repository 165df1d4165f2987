#pragma once

#include "fonts/paragraph.hpp"
#include "fonts/text_scratch.hpp"
#include "fonts/wrap.hpp"

#include <cstdint>
#include <vector>

namespace fonts {

/// Shapes the UTF-16 range [begin, end) of a run with the rest of the paragraph as context, and
/// appends its glyphs in visual order, letter spacing in their advances.
/// @param flags if given, noted there: where clusters start and which must not be cut before
///        (HB_GLYPH_FLAG_UNSAFE_TO_BREAK).
void shape_run(const Paragraph& paragraph, const Paragraph::Run& run, std::uint32_t begin,
               std::uint32_t end, TextScratch& scratch, std::vector<Paragraph::Glyph>& glyphs,
               std::vector<std::uint8_t>* flags = nullptr);

/// Appends the glyphs of [begin, end) of a run in visual order: the paragraph's own, and fresh ones
/// beside a cut that HarfBuzz calls unsafe (TEXT.md 2.4). Wrapping measures and placing draws
/// these. A line's text begins or ends at a bound that lies inside the run.
void append_glyphs(const Paragraph& paragraph, const Paragraph::Run& run, std::uint32_t begin,
                   std::uint32_t end, TextScratch& scratch, std::vector<Paragraph::Glyph>& glyphs);

/// Whether text may be cut before `unit` without shaping again.
inline bool is_safe_cut(const Paragraph& paragraph, std::uint32_t unit)
{
    return !paragraph.has(unit, Paragraph::UnsafeToBreak);
}

/// Run that holds `unit`; the paragraph must not be empty.
const Paragraph::Run& run_at(const Paragraph& paragraph, std::uint32_t unit);

/// The glyph of a line's mark: in the face of the run around `unit`; an ellipsis else in the first
/// face of the paragraph that has it. Glyph 0 and no width if none has.
struct MarkGlyph {
    std::uint32_t face = 0; ///< Index into `faces`.
    std::uint16_t glyph = 0;
    float width_em = 0;
};
MarkGlyph find_mark(const Paragraph& paragraph, std::uint32_t unit, LineMark mark);

/// Width in em of [begin, end), a line's visible text, shaped afresh beside unsafe cuts.
float cut_width(const Paragraph& paragraph, std::uint32_t begin, std::uint32_t end,
                TextScratch& scratch);

} // namespace fonts
