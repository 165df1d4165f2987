#pragma once

#include "content/layout/text_scratch.hpp"
#include "content/layout/units.hpp"
#include "content/model/document.hpp"
#include "fonts/font_catalogue.hpp"
#include "fonts/paragraph.hpp"

#include <memory>
#include <string>
#include <vector>

namespace layout {

/// One author's line, shaped: a sentence of a headline, a row's bold or regular part.
struct ShapedLine {
    std::shared_ptr<const fonts::Paragraph> paragraph;
    double ratio = 1.0;  ///< Its size divided by the text's common size.
    bool accent = false; ///< Set in the second colour of the role (a headline's answer).
};

/// A text shaped once and ready for any size. All measures are for cap height 1: sizes on sheets
/// are cap heights (DESIGN.md D13), and the cap height of a script comes from its outlines.
struct ShapedText {
    std::vector<ShapedLine> lines;
    std::string unit;
    std::string language;
    double em = 1;      ///< Font size / cap height.
    double ascent = 1;  ///< Above the first baseline: the cap height for Latin, else the strut.
    double descent = 0; ///< Below the last baseline.
    double leading = 1; ///< Baseline to baseline.

    bool empty() const { return lines.empty(); }
    /// Height of `count` lines for cap height 1, gaps between author's lines not counted.
    double height(int count) const { return ascent + leading * (count - 1) + descent; }
};

/// Scripts that stack marks above and below (Javanese, Balinese, Burmese) need twice the height of
/// Latin at equal letters: there a size may shrink to what the distance asks for (PRINT.md 2.1)
/// where DESIGN.md D45 allows Latin 0.85 of the composed size.
bool is_tall(const ShapedText& text);

/// How the lines of one text differ from each other.
struct TextWeights {
    fonts::Weight first = fonts::Weight::Bold;
    fonts::Weight rest = fonts::Weight::Bold;
    double rest_ratio = 1.0;
};

/// Shapes lines (values are kept whole on a line); the paragraphs come from the scratch's cache if
/// they are known there.
/// @param leading baseline to baseline in cap heights, for Latin; other scripts use their strut.
ShapedText shape_text(const std::vector<content::SpanLine>& lines, const std::string& unit,
                      const std::string& language, const TextWeights& weights, double leading,
                      const fonts::FontCatalogue& fonts, TextScratch& scratch);

/// Splits a text into its first sentence and the rest: at the author's first line break, else at
/// ICU's first sentence boundary (TRANSLATION.md, "Pages of a topic"). One or two lines.
std::vector<content::SpanLine> split_first_sentence(const std::vector<content::SpanLine>& lines,
                                                    const std::string& language,
                                                    TextScratch& scratch);

/// A text of the program's own furniture as spans.
std::vector<content::SpanLine> plain_line(const std::string& text);

} // namespace layout
