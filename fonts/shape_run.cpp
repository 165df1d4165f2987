#include "fonts/shape_run.hpp"

#include "fonts/text_buffers.hpp"

#include <algorithm>

namespace fonts {

namespace {

using Glyphs = std::vector<Paragraph::Glyph>;

/// Scripts whose letters join must not be spaced.
bool may_be_spaced(std::uint32_t script)
{
    return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_COMMON;
}

std::int16_t to_offset(hb_position_t value)
{
    constexpr hb_position_t most = INT16_MAX;
    return static_cast<std::int16_t>(std::clamp(value, -most, most));
}

void prepare_buffer(hb_buffer_t* buffer, const Paragraph& paragraph, const Paragraph::Run& run,
                    std::uint32_t begin, std::uint32_t end, hb_language_t language)
{
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    unsigned flags = HB_BUFFER_FLAG_DEFAULT;
    if (begin == 0) {
        flags |= HB_BUFFER_FLAG_BOT;
    }
    if (end == paragraph.length()) {
        flags |= HB_BUFFER_FLAG_EOT;
    }
    hb_buffer_set_flags(buffer, static_cast<hb_buffer_flags_t>(flags));
    hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(paragraph.text16.data()),
                        static_cast<int>(paragraph.length()), begin, static_cast<int>(end - begin));
    hb_buffer_set_script(buffer, static_cast<hb_script_t>(run.script));
    hb_buffer_set_language(buffer, language);
    hb_buffer_set_direction(buffer, run.backward() ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
}

/// Glyphs of [begin, end) as the paragraph has them: one stretch, since clusters are monotone.
void append_stored(const Paragraph& paragraph, const Paragraph::Run& run, std::uint32_t begin,
                   std::uint32_t end, Glyphs& glyphs)
{
    const auto first = paragraph.glyphs.begin() + run.first_glyph;
    const auto last = first + run.glyph_count;
    const bool backward = run.backward();
    const auto from = std::partition_point(first, last, [&](const Paragraph::Glyph& glyph) {
        return backward ? glyph.cluster >= end : glyph.cluster < begin;
    });
    const auto to = std::partition_point(from, last, [&](const Paragraph::Glyph& glyph) {
        return backward ? glyph.cluster >= begin : glyph.cluster < end;
    });
    glyphs.insert(glyphs.end(), from, to);
}

bool is_cut(const Paragraph& paragraph, const Paragraph::Run& run, std::uint32_t unit)
{
    return unit > run.begin && unit < run.end && !is_safe_cut(paragraph, unit);
}

bool starts_safely(const Paragraph& paragraph, std::uint32_t unit)
{
    return paragraph.has(unit, Paragraph::ClusterStart) && is_safe_cut(paragraph, unit);
}

/// First cluster from `unit` on, before `end`, that may be cut before; `end` if there is none.
std::uint32_t safe_after(const Paragraph& paragraph, std::uint32_t unit, std::uint32_t end)
{
    while (unit < end && !starts_safely(paragraph, unit)) {
        ++unit;
    }
    return unit;
}

std::uint32_t safe_before(const Paragraph& paragraph, std::uint32_t unit, std::uint32_t begin)
{
    while (unit > begin && !starts_safely(paragraph, unit)) {
        --unit;
    }
    return unit;
}

/// Width in em of [begin, end) when it is shaped on its own.
float fresh_width(const Paragraph& paragraph, const Paragraph::Run& run, std::uint32_t begin,
                  std::uint32_t end, TextScratch& scratch)
{
    auto& glyphs = scratch.buffers().glyphs;
    glyphs.clear();
    shape_run(paragraph, run, begin, end, scratch, glyphs);
    double units = 0;
    for (const auto& glyph : glyphs) {
        units += glyph.advance;
    }
    return static_cast<float>(units / paragraph.faces[run.face]->units_per_em());
}

/// Widths at an unsafe cut, from the scratch's cache: fitting and wrapping ask for the same cuts at
/// every width they try.
const CutWidths& find_cut(const Paragraph& paragraph, std::uint32_t unit, TextScratch& scratch)
{
    constexpr std::size_t entries = 4096;
    auto& cuts = scratch.buffers().cuts;
    cuts.resize(entries);
    CutWidths& cut = cuts[(paragraph.serial * 0x9E3779B97F4A7C15ULL + unit) % entries];
    if (cut.paragraph == paragraph.serial && cut.unit == unit) {
        return cut;
    }
    cut.paragraph = paragraph.serial;
    cut.unit = unit;
    const Paragraph::Run& run = run_at(paragraph, unit);
    const bool inside = is_cut(paragraph, run, unit);
    cut.safe_before = inside ? safe_before(paragraph, unit, run.begin) : unit;
    cut.safe_after = inside ? safe_after(paragraph, unit, run.end) : unit;
    const auto gain = [&](std::uint32_t begin, std::uint32_t end) {
        const float stored = paragraph.x[end] - paragraph.x[begin];
        return begin < end ? fresh_width(paragraph, run, begin, end, scratch) - stored : 0.0F;
    };
    cut.before_em = gain(cut.safe_before, unit);
    cut.after_em = gain(unit, cut.safe_after);
    return cut;
}

} // namespace

const Paragraph::Run& run_at(const Paragraph& paragraph, std::uint32_t unit)
{
    const auto after =
        std::partition_point(paragraph.runs.begin(), paragraph.runs.end(),
                             [unit](const Paragraph::Run& run) { return run.end <= unit; });
    return after == paragraph.runs.end() ? paragraph.runs.back() : *after;
}

void shape_run(const Paragraph& paragraph, const Paragraph::Run& run, std::uint32_t begin,
               std::uint32_t end, TextScratch& scratch, Glyphs& glyphs,
               std::vector<std::uint8_t>* flags)
{
    hb_buffer_t* buffer = scratch.buffers().shaping.get();
    const TextStyle& style = paragraph.styles[run.style];
    const StyleFacts& facts = scratch.buffers().facts(style);
    prepare_buffer(buffer, paragraph, run, begin, end, facts.language);
    const FontFace& face = *paragraph.faces[run.face];
    // Debian's HarfBuzz has Graphite too: results would vary by build (TEXT.md 2.3).
    static constexpr const char* shapers[] = {"ot", nullptr};
    hb_shape_full(face.hb_font(), buffer, facts.features.data(),
                  static_cast<unsigned>(facts.features.size()), shapers);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
    const int spacing =
        style.letter_spacing_em != 0 && may_be_spaced(run.script)
            ? static_cast<int>(style.letter_spacing_em * static_cast<float>(face.units_per_em()))
            : 0;
    const std::size_t first = glyphs.size();
    glyphs.resize(first + count);
    Paragraph::Glyph* glyph = glyphs.data() + first;
    for (unsigned i = 0; i < count; ++i, ++glyph) {
        glyph->cluster = infos[i].cluster;
        glyph->id = static_cast<std::uint16_t>(infos[i].codepoint);
        glyph->advance = places[i].x_advance;
        glyph->dx = to_offset(places[i].x_offset);
        glyph->dy = to_offset(places[i].y_offset);
        if (spacing != 0 && (i + 1 == count || infos[i + 1].cluster != infos[i].cluster)) {
            glyph->advance += spacing;
        }
        if (flags != nullptr) {
            const bool unsafe =
                (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
            (*flags)[glyph->cluster] =
                static_cast<std::uint8_t>((*flags)[glyph->cluster] | Paragraph::ClusterStart |
                                          (unsafe ? Paragraph::UnsafeToBreak : 0));
        }
    }
}

void append_glyphs(const Paragraph& paragraph, const Paragraph::Run& run, std::uint32_t begin,
                   std::uint32_t end, TextScratch& scratch, Glyphs& glyphs)
{
    const std::uint32_t from =
        is_cut(paragraph, run, begin) ? safe_after(paragraph, begin, end) : begin;
    const std::uint32_t to = is_cut(paragraph, run, end) ? safe_before(paragraph, end, begin) : end;
    const auto fresh = [&](std::uint32_t first, std::uint32_t last) {
        if (first < last) {
            shape_run(paragraph, run, first, last, scratch, glyphs);
        }
    };
    if (from >= to) {
        fresh(begin, end);
    } else if (run.backward()) {
        fresh(to, end);
        append_stored(paragraph, run, from, to, glyphs);
        fresh(begin, from);
    } else {
        fresh(begin, from);
        append_stored(paragraph, run, from, to, glyphs);
        fresh(to, end);
    }
}

MarkGlyph find_mark(const Paragraph& paragraph, std::uint32_t unit, LineMark mark)
{
    const char32_t c = mark == LineMark::Ellipsis ? U'\u2026' : U'-';
    const auto in_face = [&](std::uint32_t index) {
        const FontFace& face = *paragraph.faces[index];
        const std::uint32_t glyph = face.covers(c) ? face.nominal_glyph(c) : 0;
        const float width = glyph == 0 ? 0.0F
                                       : static_cast<float>(face.advance(glyph)) /
                                             static_cast<float>(face.units_per_em());
        return MarkGlyph{index, static_cast<std::uint16_t>(glyph), width};
    };
    MarkGlyph found = in_face(run_at(paragraph, unit).face);
    for (std::uint32_t face = 0;
         face < paragraph.faces.size() && found.glyph == 0 && mark == LineMark::Ellipsis; ++face) {
        found = in_face(face);
    }
    return found;
}

float cut_width(const Paragraph& paragraph, std::uint32_t begin, std::uint32_t end,
                TextScratch& scratch)
{
    float width = paragraph.x[end] - paragraph.x[begin];
    std::uint32_t from = begin;
    std::uint32_t to = end;
    if (!is_safe_cut(paragraph, begin)) {
        const CutWidths& cut = find_cut(paragraph, begin, scratch);
        from = cut.safe_after;
        width += cut.after_em;
    }
    if (!is_safe_cut(paragraph, end)) {
        const CutWidths& cut = find_cut(paragraph, end, scratch);
        to = cut.safe_before;
        width += cut.before_em;
    }
    if (from <= to || run_at(paragraph, begin).end < end) {
        return width;
    }
    // Both ends reach into each other: all of it is fresh.
    return fresh_width(paragraph, run_at(paragraph, begin), begin, end, scratch);
}

} // namespace fonts
