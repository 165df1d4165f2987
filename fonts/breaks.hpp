#pragma once

#include "fonts/itemize.hpp"
#include "fonts/paragraph.hpp"
#include "fonts/text_scratch.hpp"

#include <vector>

namespace fonts {

/// Fills `breaks`, `trims` and the flags BreakBefore and SoftHyphenBefore: UAX #14 with ICU's
/// dictionaries for the first span's language, syllables for Javanese, Balinese, Sundanese, Batak
/// and Buginese (LB28a of Unicode 15.1), nothing inside no-break spans (TEXT.md 2.4, edges 8-19).
void find_breaks(Paragraph& paragraph, const std::vector<StyleRange>& ranges, TextScratch& scratch);

} // namespace fonts
