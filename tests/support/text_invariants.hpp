#pragma once

#include "fonts/fit.hpp"
#include "fonts/hit_test.hpp"
#include "fonts/paragraph.hpp"
#include "fonts/place.hpp"
#include "fonts/text_scratch.hpp"
#include "fonts/wrap.hpp"

#include <span>
#include <string>

namespace support {

/// What holds for every text, whatever its bytes: shared by the property tests and the fuzzer. Each
/// function says what is broken, or nothing.
using Violation = std::string;

/// The arrays of a paragraph have their lengths, its runs and glyphs tile it.
Violation check_arrays(const fonts::Paragraph& paragraph);

/// Lines tile the text; none is wider than asked unless nothing in it may be cut.
Violation check_lines(const fonts::Paragraph& paragraph, std::span<const fonts::LineBox> lines,
                      float width_em);

/// Wrapping at the widest line's width gives the same lines.
Violation check_wrapping(const fonts::Paragraph& paragraph, float width_em,
                         fonts::TextScratch& scratch);

/// Balanced and even lines are as many as greedy ones; limited ones are no more than asked.
Violation check_other_wrappings(const fonts::Paragraph& paragraph, float width_em,
                                std::uint32_t most_lines, fonts::TextScratch& scratch);

/// The size that `fit` finds fits, cuts no word, and the next one does not fit.
Violation check_fit(std::span<const fonts::FitBlock> blocks, const fonts::FitBox& box,
                    fonts::TextScratch& scratch);

/// Clusters tile the bytes and glyphs of a placed line, and its glyphs end where its width says.
Violation check_placed(const fonts::Paragraph& paragraph, const fonts::LineBox& line,
                       const fonts::LinePlace& where, fonts::TextScratch& scratch);

/// Which lines are compared: shaped afresh beside an unsafe cut, text joins the stored glyphs at a
/// place that HarfBuzz calls safe to break, not safe to join. In broken text the two differ: "fi"
/// before a zero-width space with an acute is a ligature only without them.
enum class Cuts { All, SafeOnly };

/// A line's glyphs are as wide as wrapping measured, and the advances of its clusters are those
/// that HarfBuzz gives when the whole line is shaped afresh.
Violation check_shaped_afresh(const fonts::Paragraph& paragraph, const fonts::LineBox& line,
                              Cuts cuts, fonts::TextScratch& scratch);

/// The middle of each grapheme's extent is that grapheme.
Violation check_hits(const fonts::Paragraph& paragraph, const fonts::LineBox& line,
                     const fonts::LinePlace& where, fonts::TextScratch& scratch);

} // namespace support
