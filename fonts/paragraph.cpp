#include "fonts/paragraph.hpp"

#include "fonts/breaks.hpp"
#include "fonts/itemize.hpp"
#include "fonts/shape_run.hpp"
#include "fonts/text_buffers.hpp"

#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <atomic>
#include <cassert>

namespace fonts {

namespace {

constexpr char32_t dotted_circle = 0x25CC;

/// Tabs and separators: their bytes stay in the text, a space stands in their place.
bool is_spacer(char32_t c)
{
    return (c >= U'\t' && c <= U'\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// UTF-16 units of a text, an upper bound where it is not well formed.
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

/// The text with invalid bytes replaced by U+FFFD.
std::string make_well_formed(std::string_view text)
{
    std::string out;
    return icu::UnicodeString::fromUTF8(text).toUTF8String(out);
}

/// Writes the text's UTF-16 units and their byte offsets, counted from `offset`.
/// @return false if the text is not well formed: what was written is of no use then.
bool decode(std::string_view text, std::uint32_t offset, char16_t* units, std::uint32_t* offsets)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        const std::uint32_t begin = offset + static_cast<std::uint32_t>(at);
        if (bytes[at] >= 0x20 && bytes[at] < 0x80) {
            *offsets++ = begin;
            *units++ = bytes[at++];
            continue;
        }
        UChar32 point = 0;
        U8_NEXT(bytes, at, length, point);
        if (point < 0) {
            return false;
        }
        *offsets++ = begin;
        const auto c = static_cast<char32_t>(point);
        if (c < 0x10000) {
            *units++ = is_spacer(c) ? u' ' : static_cast<char16_t>(c);
        } else {
            *units++ = static_cast<char16_t>(U16_LEAD(c));
            *units++ = static_cast<char16_t>(U16_TRAIL(c));
            *offsets++ = begin;
        }
    }
    return true;
}

/// Appends a span's text in both encodings; invalid bytes become U+FFFD.
void append_text(Paragraph& paragraph, std::string_view text)
{
    const std::size_t before = paragraph.text16.size();
    const auto offset = static_cast<std::uint32_t>(paragraph.text.size());
    const std::size_t units = count_units(text);
    paragraph.text16.resize(before + units);
    paragraph.utf8_offset.resize(before + units);
    if (decode(text, offset, paragraph.text16.data() + before,
               paragraph.utf8_offset.data() + before)) {
        paragraph.text += text;
        return;
    }
    paragraph.text16.resize(before);
    paragraph.utf8_offset.resize(before);
    append_text(paragraph, make_well_formed(text));
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
        const std::uint32_t begin = paragraph.length();
        append_text(paragraph, span.text);
        ranges.push_back({begin, paragraph.length()});
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
        note_missing(paragraph, glyph.cluster, grapheme_end(paragraph, glyph.cluster, run.end));
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
                if (paragraph.has(unit, Paragraph::ClusterStart)) {
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

/// A limited line may need an ellipsis, which few script faces have: some face must.
void add_face_for_marks(Paragraph& paragraph, const FontCatalogue& catalogue)
{
    constexpr char32_t ellipsis = 0x2026;
    const auto has_it = [](const FontFace::Pointer& face) { return face->covers(ellipsis); };
    if (std::ranges::any_of(paragraph.faces, has_it)) {
        return;
    }
    const auto chain = catalogue.faces(paragraph.styles.front(), "Latn");
    const auto found = std::ranges::find_if(chain, has_it);
    if (found != chain.end()) {
        paragraph.faces.push_back(*found);
    }
}

/// Bytes of the line separator a text begins with, 0 if it begins with none.
std::size_t separator_length(std::string_view text)
{
    for (const std::string_view separator : {"\n", "\r\n", "\u0085", "\u2028", "\u2029"}) {
        if (text.starts_with(separator)) {
            return separator.size();
        }
    }
    return 0;
}

} // namespace

std::shared_ptr<const Paragraph> shape(std::span<const TextSpan> spans,
                                       const FontCatalogue& catalogue, TextScratch& scratch)
{
    assert(!spans.empty());
    static std::atomic<std::uint64_t> last_serial{0};
    auto paragraph = std::make_shared<Paragraph>();
    paragraph->serial = ++last_serial;
    const auto ranges = append_spans(*paragraph, spans);
    const StyleFacts& first = scratch.buffers().facts(paragraph->styles.front(), catalogue);
    paragraph->base_level = first.right_to_left ? 1 : 0;
    paragraph->strut_ = first.strut;
    const bool has_dictionary = first.has_dictionary; // `first` may be dropped by later styles
    if (paragraph->text16.empty()) {
        paragraph->x.assign(1, 0.0F);
        paragraph->breaks.push_back(0);
        paragraph->trims.push_back(0);
        return paragraph;
    }
    itemize(*paragraph, ranges, catalogue, scratch);
    add_face_for_marks(*paragraph, catalogue);
    shape_runs(*paragraph, scratch);
    find_breaks(*paragraph, ranges, has_dictionary, scratch);
    return paragraph;
}

std::vector<std::string_view> split_lines(std::string_view text)
{
    std::vector<std::string_view> lines;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        // First bytes of a separator.
        const bool may = c == '\n' || c == '\r' || c == '\xC2' || c == '\xE2';
        const std::size_t length = may ? separator_length(text.substr(at)) : 0;
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
