#include "fonts/place.hpp"

#include "fonts/line_layout.hpp"

namespace fonts {

namespace {

using Glyphs = std::span<const Paragraph::Glyph>;

/// Bytes and glyphs of each cluster, in text order, so that they tile both.
void add_clusters(const Paragraph& paragraph, const LineSegment& segment, Glyphs glyphs,
                  bool backward, std::vector<GlyphRun::Cluster>& clusters)
{
    const auto bytes = [&](std::uint32_t from, std::uint32_t to) {
        return static_cast<std::int32_t>(paragraph.utf8_offset[to] - paragraph.utf8_offset[from]);
    };
    const std::size_t count = glyphs.size();
    const auto cluster_of = [&](std::size_t i) {
        return glyphs[backward ? count - 1 - i : i].cluster;
    };
    clusters.reserve(count + 1);
    std::uint32_t covered = segment.begin;
    for (std::size_t i = 0; i < count;) {
        std::size_t next = i + 1;
        while (next < count && cluster_of(next) == cluster_of(i)) {
            ++next;
        }
        const std::uint32_t end = next < count ? cluster_of(next) : segment.end;
        clusters.push_back({bytes(covered, end), static_cast<std::int32_t>(next - i)});
        covered = end;
        i = next;
    }
    if (covered < segment.end) {
        clusters.push_back({bytes(covered, segment.end), 0});
    }
}

/// Sets a segment's glyphs from the pen position `x` on, which moves behind them.
void set_segment(const LineLayout& layout, const LineSegment& segment, TextScratch& scratch,
                 double& x, GlyphRun& run)
{
    const Paragraph& paragraph = layout.paragraph;
    const auto glyphs = find_glyphs(layout, segment, scratch);
    run.face = paragraph.faces[segment.run->face];
    run.size = layout.where.size;
    run.backward = segment.run->backward();
    const auto from = paragraph.utf8_offset[segment.begin];
    run.text.assign(paragraph.text, from, paragraph.utf8_offset[segment.end] - from);
    add_clusters(paragraph, segment, glyphs, run.backward, run.clusters);
    const double scale = layout.scale(segment);
    const double baseline = layout.where.baseline;
    const bool opened = layout.per_space != 0 || layout.per_cluster != 0;
    run.glyphs.resize(glyphs.size());
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const auto& glyph = glyphs[i];
        run.glyphs[i] = {glyph.id, x + glyph.dx * scale, baseline - glyph.dy * scale};
        x += glyph.advance * scale;
        const bool last = i + 1 == glyphs.size() || glyphs[i + 1].cluster != glyph.cluster;
        if (opened && last) {
            x += extra_behind(layout, segment, glyph.cluster);
        }
    }
}

/// Appends an ellipsis, if the line has one: a cluster of no bytes and one glyph, since the text
/// does not have it.
void add_ellipsis(const LineLayout& layout, double& x, std::vector<GlyphRun>& runs)
{
    if (layout.ellipsis.glyph == 0) {
        return;
    }
    GlyphRun& run = runs.emplace_back();
    run.face = layout.paragraph.faces[layout.ellipsis.face];
    run.size = layout.where.size;
    run.glyphs.push_back({layout.ellipsis.glyph, x, layout.where.baseline});
    run.clusters.push_back({0, 1});
    x += layout.ellipsis_width();
}

} // namespace

void place(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
           TextScratch& scratch, std::vector<GlyphRun>& runs)
{
    const LineLayout layout = lay_line(paragraph, line, where, scratch);
    double x = layout.left;
    if (paragraph.right_to_left()) {
        add_ellipsis(layout, x, runs);
    }
    for (const LineSegment& segment : layout.segments) {
        set_segment(layout, segment, scratch, x, runs.emplace_back());
    }
    if (!paragraph.right_to_left()) {
        add_ellipsis(layout, x, runs);
    }
}

} // namespace fonts
