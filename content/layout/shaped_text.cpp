#include "content/layout/shaped_text.hpp"

#include "fonts/breaks.hpp"
#include "fonts/text_style.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <string_view>

namespace layout {

namespace {

/// Latin text hangs below its baseline by this much of the cap height (Andika's g, j, y).
constexpr double latin_descent = 0.36;

/// A number in right-to-left text keeps its own order: 0800-1000 must never read 1000-0800.
constexpr auto left_to_right_isolate = "\u2066";
constexpr auto end_of_isolate = "\u2069";

fonts::TextStyle style_of(const content::Span& span, fonts::Weight weight,
                          const std::string& language)
{
    fonts::TextStyle style;
    style.weight = span.bold || !span.value.empty() ? fonts::Weight::Bold : weight;
    style.language = language;
    style.no_break = span.no_break;
    return style;
}

std::shared_ptr<const fonts::Paragraph>
shape_line(const content::SpanLine& line, fonts::Weight weight, const std::string& language,
           const fonts::FontCatalogue& fonts, TextScratch& scratch)
{
    fonts::TextStyle style;
    style.language = language;
    const bool isolate =
        std::ranges::any_of(line, &content::Span::no_break) && scratch.is_right_to_left(style);
    std::vector<std::string> texts;
    std::vector<fonts::TextSpan> spans;
    texts.reserve(line.size());
    spans.reserve(line.size());
    for (const auto& span : line) {
        texts.push_back(isolate && span.no_break
                            ? left_to_right_isolate + span.text + end_of_isolate
                            : span.text);
        spans.push_back({texts.back(), style_of(span, weight, language)});
    }
    return scratch.paragraphs().shape(spans, fonts, scratch);
}

/// Measures in cap heights from the face that most of the text is in.
void measure(ShapedText& text, const std::string& script, fonts::Weight weight, double leading,
             const fonts::FontCatalogue& fonts, TextScratch& scratch)
{
    fonts::TextStyle style;
    style.weight = weight;
    style.language = text.language;
    const fonts::StyleMeasures measures = scratch.measures(style, script, fonts);
    text.em = 1.0 / static_cast<double>(measures.cap_height_em);
    if (script == "Latn") {
        text.ascent = 1.0;
        text.descent = latin_descent;
        text.leading = leading;
        return;
    }
    text.ascent = static_cast<double>(measures.strut.ascent_em) * text.em;
    text.descent = static_cast<double>(measures.strut.descent_em) * text.em;
    text.leading = text.ascent + text.descent;
}

/// Khmer's full stop, which ICU 72 does not take for the end of a sentence.
constexpr std::string_view khmer_full_stop = "\u17D4 ";

/// Byte length of the first sentence of a text; all of it if there is only one.
std::size_t first_sentence(const std::string& text, const std::string& language,
                           TextScratch& scratch)
{
    if (const auto stop = text.find(khmer_full_stop); stop != std::string::npos) {
        return stop + khmer_full_stop.size();
    }
    const auto whole = icu::UnicodeString::fromUTF8(text);
    std::vector<std::uint32_t> ends; // 0 and the end of each
    fonts::find_boundaries({whole.getBuffer(), static_cast<std::size_t>(whole.length())},
                           fonts::Boundary::Sentence, language, scratch, ends);
    if (ends.size() <= 2) {
        return text.size();
    }
    std::string first;
    whole.tempSubString(0, static_cast<std::int32_t>(ends[1])).toUTF8String(first);
    return first.size();
}

void trim_end(content::SpanLine& line)
{
    if (!line.empty()) {
        auto& text = line.back().text;
        text.erase(text.find_last_not_of(' ') + 1);
    }
}

} // namespace

bool is_tall(const ShapedText& text)
{
    constexpr double tall_leading = 2.2; // in cap heights; Latin is set at 1.66 to 2.0
    return text.leading > tall_leading;
}

ShapedText shape_text(const std::vector<content::SpanLine>& lines, const std::string& unit,
                      const std::string& language, const TextWeights& weights, double leading,
                      const fonts::FontCatalogue& fonts, TextScratch& scratch)
{
    ShapedText text;
    text.unit = unit;
    text.language = language;
    for (const auto& line : lines) {
        const bool first = text.lines.empty();
        const auto weight = first ? weights.first : weights.rest;
        text.lines.push_back({shape_line(line, weight, language, fonts, scratch),
                              first ? 1.0 : weights.rest_ratio, !first});
    }
    const std::string script = fonts::main_script(content::plain_text(lines, " "));
    measure(text, script, weights.first, leading, fonts, scratch);
    return text;
}

std::vector<content::SpanLine> split_first_sentence(const std::vector<content::SpanLine>& lines,
                                                    const std::string& language,
                                                    TextScratch& scratch)
{
    if (lines.size() != 1) {
        return lines;
    }
    std::size_t left = first_sentence(content::plain_text(lines), language, scratch);
    content::SpanLine first;
    content::SpanLine rest;
    for (const auto& span : lines.front()) {
        const std::size_t taken = std::min(left, span.text.size());
        left -= taken;
        if (taken > 0) {
            first.push_back(span);
            first.back().text.resize(taken);
        }
        if (taken < span.text.size()) {
            rest.push_back(span);
            rest.back().text.erase(0, taken);
        }
    }
    trim_end(first);
    std::vector<content::SpanLine> split{std::move(first)};
    if (!rest.empty()) {
        split.push_back(std::move(rest));
    }
    return split;
}

std::vector<content::SpanLine> plain_line(const std::string& text)
{
    content::Span span;
    span.text = text;
    return {{span}};
}

} // namespace layout
