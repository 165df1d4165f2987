#include "fonts/line_layout.hpp"
#include "fonts/shape_run.hpp"
#include "tests/support/text_invariants.hpp"

#include <hb.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <sstream>
#include <vector>

namespace support {

using namespace fonts;

namespace {

constexpr double tolerance_em = 1e-4;

using Glyphs = std::vector<Paragraph::Glyph>;

template <class... Values>
Violation say(const Values&... values)
{
    std::ostringstream out;
    (out << ... << values);
    return out.str();
}

double ellipsis_width(const Paragraph& paragraph, const LineBox& line)
{
    if (line.mark != LineMark::Ellipsis) {
        return 0;
    }
    const std::uint32_t unit = std::max(line.end, line.begin + 1) - 1;
    return static_cast<double>(find_mark(paragraph, unit, LineMark::Ellipsis).width_em);
}

double hyphen_width(const Paragraph& paragraph, const LineBox& line)
{
    return line.mark == LineMark::Hyphen
               ? static_cast<double>(
                     find_mark(paragraph, line.end_all - 1, LineMark::Hyphen).width_em)
               : 0;
}

Violation check_run(const GlyphRun& run)
{
    std::size_t bytes = 0;
    std::size_t glyphs = 0;
    for (const auto& cluster : run.clusters) {
        if (cluster.bytes < 0 || cluster.glyphs < 0 || cluster.bytes + cluster.glyphs == 0) {
            return "a cluster is empty";
        }
        bytes += static_cast<std::size_t>(cluster.bytes);
        glyphs += static_cast<std::size_t>(cluster.glyphs);
    }
    if (bytes != run.text.size() || glyphs != run.glyphs.size()) {
        return say("clusters have ", bytes, " of ", run.text.size(), " bytes and ", glyphs, " of ",
                   run.glyphs.size(), " glyphs");
    }
    const bool finite = std::ranges::all_of(run.glyphs, [](const GlyphRun::Glyph& glyph) {
        return std::isfinite(glyph.x) && std::isfinite(glyph.y);
    });
    return finite ? Violation() : "a glyph is nowhere";
}

struct DestroyBuffer {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

std::vector<hb_feature_t> features_of(const TextStyle& style)
{
    std::string list = style.letter_spacing_em != 0 ? "liga=0,clig=0,dlig=0," : "";
    std::istringstream names(list + style.features);
    std::vector<hb_feature_t> features;
    for (std::string name; std::getline(names, name, ',');) {
        hb_feature_t feature{};
        if (hb_feature_from_string(name.data(), static_cast<int>(name.size()), &feature) != 0) {
            features.push_back(feature);
        }
    }
    return features;
}

/// Glyphs of [begin, end) of a run straight from HarfBuzz, the paragraph as context; no spacing.
Glyphs shape_afresh(const Paragraph& paragraph, const Paragraph::Run& run, std::uint32_t begin,
                    std::uint32_t end)
{
    const std::unique_ptr<hb_buffer_t, DestroyBuffer> buffer(hb_buffer_create());
    hb_buffer_t* text = buffer.get();
    const TextStyle& style = paragraph.styles[run.style];
    hb_buffer_set_cluster_level(text, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_set_flags(
        text, static_cast<hb_buffer_flags_t>(
                  (begin == 0 ? HB_BUFFER_FLAG_BOT : HB_BUFFER_FLAG_DEFAULT) |
                  (end == paragraph.length() ? HB_BUFFER_FLAG_EOT : HB_BUFFER_FLAG_DEFAULT)));
    hb_buffer_add_utf16(text, reinterpret_cast<const std::uint16_t*>(paragraph.text16.data()),
                        static_cast<int>(paragraph.length()), begin, static_cast<int>(end - begin));
    hb_buffer_set_script(text, static_cast<hb_script_t>(run.script));
    hb_buffer_set_language(text, hb_language_from_string(style.language.c_str(), -1));
    hb_buffer_set_direction(text, run.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    const auto features = features_of(style);
    static constexpr const char* shapers[] = {"ot", nullptr};
    hb_shape_full(paragraph.faces[run.face]->hb_font(), text, features.data(),
                  static_cast<unsigned>(features.size()), shapers);
    unsigned count = 0;
    const auto* infos = hb_buffer_get_glyph_infos(text, &count);
    const auto* places = hb_buffer_get_glyph_positions(text, &count);
    Glyphs glyphs(count);
    for (unsigned i = 0; i < count; ++i) {
        glyphs[i].id = static_cast<std::uint16_t>(infos[i].codepoint);
        glyphs[i].cluster = infos[i].cluster;
        glyphs[i].advance = places[i].x_advance;
    }
    return glyphs;
}

double width_of(const Glyphs& glyphs, const FontFace& face)
{
    double units = 0;
    for (const auto& glyph : glyphs) {
        units += glyph.advance;
    }
    return units / face.units_per_em();
}

/// Advance of each cluster in text order. Not the glyphs in visual order: HarfBuzz 6 takes a letter
/// apart, or not, by whether there is a mark anywhere in the same call, and turns signs of
/// right-to-left scripts in left-to-right runs unless it sees a digit.
std::map<std::uint32_t, std::int32_t> advances(const Glyphs& glyphs)
{
    std::map<std::uint32_t, std::int32_t> sums;
    for (const auto& glyph : glyphs) {
        sums[glyph.cluster] += glyph.advance;
    }
    return sums;
}

/// Whether signs of a run stand where no syllable has a place for them. HarfBuzz 6 then shows a
/// dotted circle or none by the number of syllables before: it counts them modulo 16.
bool has_missing(const Paragraph& paragraph, const Paragraph::Run& run)
{
    return std::ranges::any_of(paragraph.missing(), [&](const MissingGrapheme& missing) {
        return missing.begin < paragraph.utf8_offset[run.end] &&
               missing.end > paragraph.utf8_offset[run.begin];
    });
}

/// Whether a run goes against its script. HarfBuzz 6 turns the text, not the context: Arabic
/// letters forced left to right join what stands on their wrong side.
bool is_turned(const Paragraph::Run& run)
{
    const auto script = static_cast<hb_script_t>(run.script);
    return (hb_script_get_horizontal_direction(script) == HB_DIRECTION_RTL) == (run.level % 2 == 0);
}

bool is_cut_unsafely(const Paragraph& paragraph, const LineBox& line)
{
    return !is_safe_cut(paragraph, line.begin) || !is_safe_cut(paragraph, line.end);
}

Violation describe(const Glyphs& glyphs)
{
    Violation text;
    for (const auto& glyph : glyphs) {
        text += say(" ", glyph.id, "=", glyph.cluster, "+", glyph.advance);
    }
    return text;
}

} // namespace

Violation check_placed(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
                       TextScratch& scratch)
{
    std::vector<GlyphRun> runs;
    place(paragraph, line, where, scratch, runs);
    std::size_t bytes = 0;
    std::string text;
    bool forwards = true;
    for (const GlyphRun& run : runs) {
        const Violation broken = check_run(run);
        if (!broken.empty()) {
            return broken;
        }
        bytes += run.text.size();
        text += run.text;
        forwards = forwards && !run.backward;
    }
    const std::uint32_t last = line.mark == LineMark::Ellipsis ? line.end : line.end_all;
    const std::uint32_t first_byte = paragraph.utf8_offset[line.begin];
    const std::uint32_t wanted = paragraph.utf8_offset[last] - first_byte;
    if (bytes != wanted) {
        return say("placed ", bytes, " bytes of ", wanted);
    }
    if (forwards && !paragraph.right_to_left() &&
        text != paragraph.text.substr(first_byte, wanted)) {
        return "the text is out of order: " + text;
    }
    return {};
}

Violation check_shaped_afresh(const Paragraph& paragraph, const LineBox& line, Cuts cuts,
                              TextScratch& scratch)
{
    double placed = 0;
    double fresh = 0;
    for (const auto& run : paragraph.runs) {
        const std::uint32_t begin = std::max(run.begin, line.begin);
        const std::uint32_t end = std::min(run.end, line.end);
        if (begin >= end) {
            continue;
        }
        Glyphs ours;
        append_glyphs(paragraph, run, begin, end, scratch, ours);
        const FontFace& face = *paragraph.faces[run.face];
        placed += width_of(ours, face);
        if (paragraph.styles[run.style].letter_spacing_em != 0 || is_turned(run) ||
            has_missing(paragraph, run) ||
            (cuts == Cuts::SafeOnly && is_cut_unsafely(paragraph, line))) {
            fresh += width_of(ours, face);
            continue;
        }
        const Glyphs judge = shape_afresh(paragraph, run, begin, end);
        fresh += width_of(judge, face);
        const bool same = advances(ours) == advances(judge);
        if (!same) {
            return say("units ", begin, "..", end, " of the run ", run.begin, "..", run.end, " are",
                       describe(ours), ", shaped afresh", describe(judge));
        }
    }
    const double width = static_cast<double>(line.width_em) - ellipsis_width(paragraph, line) -
                         hyphen_width(paragraph, line);
    if (std::abs(width - placed) > tolerance_em || std::abs(width - fresh) > tolerance_em) {
        return say("line ", line.begin, "..", line.end, " measures ", width, " em, is placed with ",
                   placed, ", shaped afresh ", fresh);
    }
    return {};
}

Violation check_hits(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
                     TextScratch& scratch)
{
    std::vector<Extent> extents;
    select(paragraph, line, where, line.begin, line.end, scratch, extents);
    double width = 0;
    for (const Extent& extent : extents) {
        width += extent.right - extent.left;
    }
    const double text =
        (static_cast<double>(line.width_em) - ellipsis_width(paragraph, line)) * where.size;
    if (where.align != Align::Justify && std::abs(width - text) > tolerance_em * where.size) {
        return say("selected ", width, " of a line of ", text);
    }
    for (std::uint32_t begin = line.begin; begin < line.end;) {
        std::uint32_t end = begin + 1;
        while (end < line.end && (paragraph.flags[end] & Paragraph::GraphemeStart) == 0) {
            ++end;
        }
        select(paragraph, line, where, begin, end, scratch, extents);
        for (const Extent& extent : extents) {
            const double middle = (extent.left + extent.right) / 2;
            if (extent.right - extent.left < 1e-6 * where.size) {
                continue;
            }
            const std::uint32_t hit = hit_test(paragraph, line, where, middle, scratch);
            if (hit != begin) {
                return say("the middle of the grapheme ", begin, "..", end, " hits ", hit);
            }
        }
        begin = end;
    }
    return {};
}

} // namespace support
