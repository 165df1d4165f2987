#include "fonts/paragraph.hpp"

#include "fonts/breaks.hpp"
#include "fonts/itemize.hpp"
#include "fonts/text_buffers.hpp"

#include <hb.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cassert>
#include <string_view>

namespace fonts {

namespace {

/// Appends a span's text in both encodings; ICU turns invalid bytes into U+FFFD.
void append_text(Paragraph& paragraph, std::string_view text)
{
    const auto units = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    for (std::int32_t at = 0; at < units.length(); at = units.moveIndex32(at, 1)) {
        const icu::UnicodeString character(units.char32At(at));
        const auto offset = static_cast<std::uint32_t>(paragraph.text.size());
        for (std::int32_t unit = 0; unit < character.length(); ++unit) {
            paragraph.text16.push_back(character.charAt(unit));
            paragraph.utf8_offset.push_back(offset);
        }
        character.toUTF8String(paragraph.text);
    }
}

std::vector<StyleRange> append_spans(Paragraph& paragraph, std::span<const TextSpan> spans)
{
    std::vector<StyleRange> ranges;
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

/// Letter spacing pulls ligatures apart, so they are switched off.
std::vector<hb_feature_t> features_of(const TextStyle& style)
{
    std::vector<hb_feature_t> features;
    const auto add = [&](std::string_view text) {
        hb_feature_t feature{};
        if (hb_feature_from_string(text.data(), static_cast<int>(text.size()), &feature) != 0) {
            features.push_back(feature);
        }
    };
    if (style.letter_spacing_em != 0) {
        for (const char* off : {"liga=0", "clig=0", "dlig=0"}) {
            add(off);
        }
    }
    std::string_view rest = style.features;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        add(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    return features;
}

/// Scripts whose letters join must not be spaced.
bool may_be_spaced(std::uint32_t script)
{
    return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_COMMON;
}

void prepare_buffer(hb_buffer_t* buffer, const Paragraph& paragraph, const Paragraph::Run& run)
{
    const TextStyle& style = paragraph.styles[run.style];
    hb_buffer_reset(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    unsigned flags = HB_BUFFER_FLAG_DEFAULT;
    if (run.begin == 0) {
        flags |= HB_BUFFER_FLAG_BOT;
    }
    if (run.end == paragraph.length()) {
        flags |= HB_BUFFER_FLAG_EOT;
    }
    hb_buffer_set_flags(buffer, static_cast<hb_buffer_flags_t>(flags));
    hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(paragraph.text16.data()),
                        static_cast<int>(paragraph.length()), run.begin,
                        static_cast<int>(run.end - run.begin));
    hb_buffer_set_script(buffer, static_cast<hb_script_t>(run.script));
    hb_buffer_set_language(buffer, hb_language_from_string(style.language.c_str(), -1));
    hb_buffer_set_direction(buffer, (run.level & 1U) != 0 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
}

/// Shapes one run and appends its glyphs; cluster advances go to `advance` at their first unit.
void shape_run(Paragraph& paragraph, Paragraph::Run& run, std::vector<float>& advance,
               TextScratch& scratch)
{
    hb_buffer_t* buffer = scratch.buffers().shaping.get();
    prepare_buffer(buffer, paragraph, run);
    const TextStyle& style = paragraph.styles[run.style];
    const FontFace& face = *paragraph.faces[run.face];
    const auto features = features_of(style);
    // Debian's HarfBuzz has Graphite too: results would vary by build (TEXT.md 2.3).
    static constexpr const char* shapers[] = {"ot", nullptr};
    hb_shape_full(face.hb_font(), buffer, features.data(), static_cast<unsigned>(features.size()),
                  shapers);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
    run.first_glyph = static_cast<std::uint32_t>(paragraph.glyphs.size());
    run.glyph_count = count;
    const auto upem = static_cast<float>(face.units_per_em());
    const int spacing =
        may_be_spaced(run.script) ? static_cast<int>(style.letter_spacing_em * upem) : 0;
    for (unsigned i = 0; i < count; ++i) {
        const bool last_of_cluster = i + 1 == count || infos[i + 1].cluster != infos[i].cluster;
        Paragraph::Glyph glyph{infos[i].codepoint, infos[i].cluster, places[i].x_advance,
                               places[i].x_offset, places[i].y_offset};
        glyph.advance += last_of_cluster ? spacing : 0;
        paragraph.flags[glyph.cluster] |= Paragraph::ClusterStart;
        if ((hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0) {
            paragraph.flags[glyph.cluster] |= Paragraph::UnsafeToBreak;
        }
        advance[glyph.cluster] += static_cast<float>(glyph.advance) / upem;
        paragraph.glyphs.push_back(glyph);
    }
}

void shape_runs(Paragraph& paragraph, TextScratch& scratch)
{
    std::vector<float> advance(paragraph.length() + 1, 0.0F);
    for (auto& run : paragraph.runs) {
        shape_run(paragraph, run, advance, scratch);
    }
    paragraph.x.resize(paragraph.length() + 1, 0.0F);
    double sum = 0;
    for (std::uint32_t unit = 0; unit < paragraph.length(); ++unit) {
        sum += static_cast<double>(advance[unit]);
        paragraph.x[unit + 1] = static_cast<float>(sum);
        if (paragraph.text16[unit] == u' ') {
            paragraph.flags[unit] |= Paragraph::Space | Paragraph::Justifiable;
        }
    }
}

float hyphen_width(const Paragraph& paragraph)
{
    constexpr char32_t hyphen = U'-';
    const FontFace& face = *paragraph.faces.front();
    const auto glyph = face.nominal_glyph(hyphen);
    return static_cast<float>(hb_font_get_glyph_h_advance(face.hb_font(), glyph)) /
           static_cast<float>(face.units_per_em());
}

} // namespace

std::shared_ptr<const Paragraph> shape(std::span<const TextSpan> spans,
                                       const FontCatalogue& catalogue, TextScratch& scratch)
{
    assert(!spans.empty());
    auto paragraph = std::make_shared<Paragraph>();
    const auto ranges = append_spans(*paragraph, spans);
    const TextStyle& first = paragraph->styles.front();
    paragraph->base_level = is_right_to_left(first.language) ? 1 : 0;
    paragraph->strut_ = catalogue.strut(first);
    if (paragraph->text16.empty()) {
        paragraph->x.assign(1, 0.0F);
        paragraph->breaks.push_back(0);
        paragraph->trims.push_back(0);
        return paragraph;
    }
    itemize(*paragraph, ranges, catalogue, scratch);
    shape_runs(*paragraph, scratch);
    find_breaks(*paragraph, ranges, scratch);
    paragraph->hyphen_em = hyphen_width(*paragraph);
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
