#pragma once

#include "fonts/font_catalogue.hpp"
#include "fonts/paragraph.hpp"
#include "fonts/text_scratch.hpp"

#include <cstdint>
#include <span>

namespace fonts {

/// UTF-16 range of one of the caller's spans; the index is the style's.
struct StyleRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// End of the grapheme cluster that begins at `unit`, or `limit` if it reaches farther.
std::uint32_t grapheme_end(const Paragraph& paragraph, std::uint32_t unit, std::uint32_t limit);

/// Adds the grapheme [begin, end) to what cannot be shown.
void note_missing(Paragraph& paragraph, std::uint32_t begin, std::uint32_t end);

/// Cuts `paragraph.text16` into runs of one bidi level, script, style and face, the face chosen per
/// grapheme cluster (TEXT.md 2.3). Fills runs (without glyphs), faces, missing_ and the flags
/// GraphemeStart.
void itemize(Paragraph& paragraph, std::span<const StyleRange> ranges,
             const FontCatalogue& catalogue, TextScratch& scratch);

} // namespace fonts
