#include "fonts/place.hpp"

#include "fonts/line_layout.hpp"
#include "fonts/shape_run.hpp"

#include <algorithm>
#include <vector>

namespace fonts {

namespace {

using Glyphs = std::vector<Paragraph::Glyph>;

/// Bytes and glyphs of each cluster, in text order, so that they tile both.
void add_clusters(const Paragraph& paragraph, const LineSegment& segment, const Glyphs& glyphs,
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

/// Sets glyphs from a pen position on.
class Pen {
  public:
    Pen(const Paragraph& paragraph, const LineLayout& layout, const LinePlace& where,
        TextScratch& scratch)
        : paragraph_(paragraph), layout_(layout), where_(where), scratch_(scratch), x_(layout.left)
    {}

    void set(const LineBox& line, const LineSegment& segment, GlyphRun& run)
    {
        Glyphs& glyphs = scratch_.buffers().glyphs;
        find_glyphs(paragraph_, line, segment, scratch_, glyphs);
        run.face = paragraph_.faces[segment.run->face];
        run.size = where_.size;
        run.backward = (segment.run->level & 1U) != 0;
        const auto from = paragraph_.utf8_offset[segment.begin];
        run.text.assign(paragraph_.text, from, paragraph_.utf8_offset[segment.end] - from);
        add_clusters(paragraph_, segment, glyphs, run.backward, run.clusters);
        const double scale = where_.size / run.face->units_per_em();
        const bool opened = layout_.per_space != 0 || layout_.per_cluster != 0;
        run.glyphs.resize(glyphs.size());
        for (std::size_t i = 0; i < glyphs.size(); ++i) {
            const auto& glyph = glyphs[i];
            run.glyphs[i] = {glyph.id, x_ + glyph.dx * scale, where_.baseline - glyph.dy * scale};
            x_ += glyph.advance * scale;
            const bool last = i + 1 == glyphs.size() || glyphs[i + 1].cluster != glyph.cluster;
            if (opened && last) {
                x_ += extra_behind(paragraph_, layout_, segment, glyph.cluster);
            }
        }
    }

    /// An ellipsis: a cluster of no bytes and one glyph, since the text does not have it.
    void set_ellipsis(const MarkGlyph& mark, GlyphRun& run)
    {
        run.face = paragraph_.faces[mark.face];
        run.size = where_.size;
        run.glyphs.push_back({mark.glyph, x_, where_.baseline});
        run.clusters.push_back({0, 1});
        x_ += static_cast<double>(mark.width_em) * where_.size;
    }

  private:
    const Paragraph& paragraph_;
    const LineLayout& layout_;
    const LinePlace& where_;
    TextScratch& scratch_;
    double x_;
};

} // namespace

void place(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
           TextScratch& scratch, std::vector<GlyphRun>& runs)
{
    const LineLayout layout = lay_line(paragraph, line, where, scratch);
    Pen pen(paragraph, layout, where, scratch);
    MarkGlyph ellipsis;
    if (line.mark == LineMark::Ellipsis) {
        const std::uint32_t unit = std::max(line.end, line.begin + 1) - 1;
        ellipsis = find_mark(paragraph, unit, LineMark::Ellipsis);
    }
    const auto add_ellipsis = [&] {
        if (ellipsis.glyph != 0) {
            pen.set_ellipsis(ellipsis, runs.emplace_back());
        }
    };
    if (paragraph.right_to_left()) {
        add_ellipsis();
    }
    for (const LineSegment& segment : layout.segments) {
        pen.set(line, segment, runs.emplace_back());
    }
    if (!paragraph.right_to_left()) {
        add_ellipsis();
    }
}

} // namespace fonts
