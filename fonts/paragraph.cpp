#include "fonts/paragraph.hpp"

#include "fonts/breaks.hpp"
#include "fonts/itemize.hpp"
#include "fonts/shape_run.hpp"
#include "fonts/text_buffers.hpp"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cassert>
#include <string_view>

namespace fonts {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t dotted_circle = 0x25CC;

/// Tabs and separators: their bytes stay in the text, a space stands in their place.
bool is_spacer(char32_t c)
{
    return (c >= U'\t' && c <= U'\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Appends one code point in UTF-16; its units share the byte offset.
void append_point(Paragraph& paragraph, char32_t c, std::uint32_t offset)
{
    if (c < 0x10000) {
        paragraph.text16.push_back(static_cast<char16_t>(c));
    } else {
        paragraph.text16.push_back(static_cast<char16_t>(U16_LEAD(c)));
        paragraph.text16.push_back(static_cast<char16_t>(U16_TRAIL(c)));
        paragraph.utf8_offset.push_back(offset);
    }
    paragraph.utf8_offset.push_back(offset);
}

/// Appends a span's text in both encodings; invalid bytes become U+FFFD.
void append_text(Paragraph& paragraph, std::string_view text)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        const auto offset = static_cast<std::uint32_t>(paragraph.text.size());
        const std::int32_t begin = at;
        UChar32 point = 0;
        U8_NEXT(bytes, at, length, point);
        const bool valid = point >= 0;
        const char32_t c = valid ? static_cast<char32_t>(point) : replacement;
        if (valid) {
            paragraph.text.append(text, static_cast<std::size_t>(begin),
                                  static_cast<std::size_t>(at - begin));
        } else {
            paragraph.text += "\uFFFD";
        }
        append_point(paragraph, is_spacer(c) ? U' ' : c, offset);
    }
}

/// UTF-16 units of well-formed UTF-8; a guess for what is not.
std::size_t count_units(std::string_view text)
{
    std::size_t units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        units += static_cast<std::size_t>((byte & 0xC0U) != 0x80) +
                 static_cast<std::size_t>(byte >= 0xF0);
    }
    return units;
}

std::vector<StyleRange> append_spans(Paragraph& paragraph, std::span<const TextSpan> spans)
{
    std::size_t bytes = 0;
    std::size_t units = 0;
    for (const TextSpan& span : spans) {
        bytes += span.text.size();
        units += count_units(span.text);
    }
    paragraph.text.reserve(bytes);
    paragraph.text16.reserve(units);
    paragraph.utf8_offset.reserve(units + 1);
    paragraph.styles.reserve(spans.size());
    std::vector<StyleRange> ranges;
    ranges.reserve(spans.size());
    for (const TextSpan& span : spans) {
        StyleRange range;
        range.begin = paragraph.length();
        append_text(paragraph, span.text);
        range.end = paragraph.length();
        ranges.push_back(range);
        paragraph.styles.push_back(span.style);
    }
    paragraph.utf8_offset.push_back(static_cast<std::uint32_t>(paragraph.text.size()));
    paragraph.flags.assign(paragraph.length() + 1, 0);
    return ranges;
}

/// Scripts without spaces between words: a justified line opens between their clusters.
bool opens_between_clusters(std::uint32_t script)
{
    return script == HB_SCRIPT_HAN || script == HB_SCRIPT_THAI || script == HB_SCRIPT_KHMER ||
           script == HB_SCRIPT_MYANMAR || script == HB_SCRIPT_JAVANESE;
}

/// Shaping found no place for a sign in its syllable, or no glyph although the face has the letter.
void note_unshown(Paragraph& paragraph, const Paragraph::Run& run)
{
    const FontFace& face = *paragraph.faces[run.face];
    const std::uint32_t circle = face.dotted_circle();
    for (std::uint32_t i = 0; i < run.glyph_count; ++i) {
        const auto& glyph = paragraph.glyphs[run.first_glyph + i];
        if (circle == 0 || glyph.id != circle || paragraph.text16[glyph.cluster] == dotted_circle) {
            continue;
        }
        std::uint32_t end = glyph.cluster + 1;
        while (end < run.end && (paragraph.flags[end] & Paragraph::GraphemeStart) == 0) {
            ++end;
        }
        MissingGrapheme missing;
        missing.begin = paragraph.utf8_offset[glyph.cluster];
        missing.end = paragraph.utf8_offset[end];
        for (std::uint32_t at = glyph.cluster; at < end;) {
            UChar32 c = 0;
            U16_NEXT(paragraph.text16.data(), at, end, c);
            missing.code_points.push_back(static_cast<char32_t>(c));
        }
        paragraph.missing_.push_back(std::move(missing));
    }
}

void shape_runs(Paragraph& paragraph, TextScratch& scratch)
{
    paragraph.x.assign(paragraph.length() + 1, 0.0F);
    paragraph.glyphs.reserve(paragraph.length());
    for (auto& run : paragraph.runs) {
        run.first_glyph = static_cast<std::uint32_t>(paragraph.glyphs.size());
        shape_run(paragraph, run, run.begin, run.end, scratch, paragraph.glyphs, &paragraph.flags);
        run.glyph_count = static_cast<std::uint32_t>(paragraph.glyphs.size()) - run.first_glyph;
        const float em = 1.0F / static_cast<float>(paragraph.faces[run.face]->units_per_em());
        for (std::uint32_t i = run.first_glyph; i < paragraph.glyphs.size(); ++i) {
            const auto& glyph = paragraph.glyphs[i];
            paragraph.x[glyph.cluster + 1] += static_cast<float>(glyph.advance) * em;
        }
        if (opens_between_clusters(run.script)) {
            for (std::uint32_t unit = run.begin; unit < run.end; ++unit) {
                if ((paragraph.flags[unit] & Paragraph::ClusterStart) != 0) {
                    paragraph.flags[unit] |= Paragraph::Justifiable;
                }
            }
        }
        note_unshown(paragraph, run);
    }
    double sum = 0;
    for (std::uint32_t unit = 0; unit < paragraph.length(); ++unit) {
        sum += static_cast<double>(paragraph.x[unit + 1]);
        paragraph.x[unit + 1] = static_cast<float>(sum);
        if (paragraph.text16[unit] == u' ') {
            paragraph.flags[unit] |= Paragraph::Space | Paragraph::Justifiable;
        }
    }
}

} // namespace

std::shared_ptr<const Paragraph> shape(std::span<const TextSpan> spans,
                                       const FontCatalogue& catalogue, TextScratch& scratch)
{
    assert(!spans.empty());
    auto paragraph = std::make_shared<Paragraph>();
    const auto ranges = append_spans(*paragraph, spans);
    const StyleFacts& first = scratch.buffers().facts(paragraph->styles.front(), catalogue);
    paragraph->base_level = first.right_to_left ? 1 : 0;
    paragraph->strut_ = first.strut;
    if (paragraph->text16.empty()) {
        paragraph->x.assign(1, 0.0F);
        paragraph->breaks.push_back(0);
        paragraph->trims.push_back(0);
        return paragraph;
    }
    itemize(*paragraph, ranges, catalogue, scratch);
    shape_runs(*paragraph, scratch);
    find_breaks(*paragraph, ranges, scratch);
    return paragraph;
}

std::vector<std::string_view> split_lines(std::string_view text)
{
    std::vector<std::string_view> lines;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = text.substr(at);
        std::size_t length = 0;
        if (rest.starts_with("\r\n")) {
            length = 2;
        } else if (rest.starts_with("\n")) {
            length = 1;
        } else if (rest.starts_with("\u0085")) {
            length = 2;
        } else if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
            length = 3;
        }
        if (length == 0) {
            ++at;
            continue;
        }
        lines.push_back(text.substr(begin, at - begin));
        at += length;
        begin = at;
    }
    lines.push_back(text.substr(begin));
    return lines;
}

} // namespace fonts
