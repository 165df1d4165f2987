#include "fonts/line_layout.hpp"

#include "fonts/bidi.hpp"

#include <algorithm>

namespace fonts {

namespace {

/// A justified line opens its spaces by no more than this, in em, and closes them to two thirds.
constexpr double most_stretch = 0.5;
constexpr double most_shrink = 1.0 / 3;

/// Segments in text order. Rule L1: trailing space goes back to the paragraph's level.
void cut_segments(const Paragraph& paragraph, const LineBox& line,
                  std::vector<LineSegment>& segments)
{
    segments.clear();
    if (paragraph.runs.empty()) {
        return;
    }
    // Behind an ellipsis nothing is shown, not even the glyphs of the space.
    const std::uint32_t last = line.mark == LineMark::Ellipsis ? line.end : line.end_all;
    const Paragraph::Run* run = &run_at(paragraph, line.begin);
    for (std::uint32_t at = line.begin; at < last; ++run) {
        const std::uint32_t end = std::min(run->end, last);
        const std::uint32_t visible = std::clamp(line.end, at, end);
        if (at < visible) {
            segments.push_back({run, at, visible, run->level, false});
        }
        if (visible < end) {
            segments.push_back({run, visible, end, paragraph.base_level, true});
        }
        at = end;
    }
}

void reorder(TextScratch::Buffers& buffers)
{
    auto& segments = buffers.segments;
    auto& levels = buffers.segment_levels;
    levels.clear();
    for (const LineSegment& segment : segments) {
        levels.push_back(segment.level);
    }
    if (std::ranges::all_of(levels, [](std::uint8_t level) { return level == 0; })) {
        return;
    }
    visual_order(levels, buffers.order);
    const std::vector<LineSegment> logical(segments);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        segments[i] = logical[buffers.order[i]];
    }
}

/// Shares the slack of a justified line: spaces first, then clusters of scripts without spaces.
/// @return the slack that is left.
double justify(LineLayout& layout, double slack)
{
    const Paragraph& paragraph = layout.paragraph;
    int spaces = 0;
    int clusters = 0;
    double widths = 0;
    for (std::uint32_t unit = layout.line.begin; unit < layout.line.end; ++unit) {
        if (paragraph.has(unit, Paragraph::Space)) {
            ++spaces;
            widths += static_cast<double>(paragraph.x[unit + 1] - paragraph.x[unit]);
        } else if (paragraph.has(unit, Paragraph::Justifiable)) {
            ++clusters;
            layout.last_cluster = unit;
        }
    }
    if (spaces > 0) {
        const double size = layout.where.size;
        const double least = -widths * size * most_shrink / spaces;
        layout.per_space = std::clamp(slack / spaces, least, most_stretch * size);
    }
    const double rest = slack - layout.per_space * spaces;
    if (clusters < 2 || rest <= 0) {
        return rest;
    }
    layout.per_cluster = rest / (clusters - 1);
    return 0;
}

/// The soft hyphen at a line's end has an empty glyph, if any: the visible hyphen takes its place.
void show_hyphen(const Paragraph& paragraph, const LineSegment& segment,
                 std::vector<Paragraph::Glyph>& glyphs)
{
    const std::uint32_t unit = segment.end - 1;
    const auto mark = find_mark(paragraph, unit, LineMark::Hyphen);
    auto glyph = std::ranges::find(glyphs, unit, &Paragraph::Glyph::cluster);
    if (glyph == glyphs.end()) {
        const bool backward = segment.run->backward();
        glyph = glyphs.insert(backward ? glyphs.begin() : glyphs.end(), {unit});
    }
    glyph->id = mark.glyph;
    glyph->advance += paragraph.faces[mark.face]->advance(mark.glyph);
}

/// Left edge of the visible text.
double left_edge(const Paragraph& paragraph, const LinePlace& where, double slack)
{
    if (where.align == Align::Centre) {
        return where.left + slack / 2;
    }
    const bool from_right =
        where.align == Align::End ? !paragraph.right_to_left() : paragraph.right_to_left();
    return from_right ? where.left + slack : where.left;
}

} // namespace

LineLayout lay_line(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
                    TextScratch& scratch)
{
    auto& buffers = scratch.buffers();
    cut_segments(paragraph, line, buffers.segments);
    reorder(buffers);
    LineLayout layout{paragraph, line, where, buffers.segments};
    if (line.mark == LineMark::Ellipsis) {
        const std::uint32_t unit = std::max(line.end, line.begin + 1) - 1;
        layout.ellipsis = find_mark(paragraph, unit, LineMark::Ellipsis);
    }
    double slack = where.width - static_cast<double>(line.width_em) * where.size;
    // A paragraph's last line stands at the start.
    if (where.align == Align::Justify && line.end_all < paragraph.length()) {
        slack = justify(layout, slack);
    }
    layout.left = left_edge(paragraph, where, slack);
    if (paragraph.right_to_left() && line.mark != LineMark::Ellipsis) {
        layout.left -=
            static_cast<double>(paragraph.x[line.end_all] - paragraph.x[line.end]) * where.size;
    }
    return layout;
}

std::span<const Paragraph::Glyph> find_glyphs(const LineLayout& layout, const LineSegment& segment,
                                              TextScratch& scratch)
{
    auto& glyphs = scratch.buffers().glyphs;
    glyphs.clear();
    append_glyphs(layout.paragraph, *segment.run, segment.begin, segment.end, scratch, glyphs);
    if (layout.line.mark == LineMark::Hyphen && segment.end == layout.line.end) {
        show_hyphen(layout.paragraph, segment, glyphs);
    }
    return glyphs;
}

double extra_behind(const LineLayout& layout, const LineSegment& segment, std::uint32_t cluster)
{
    if (segment.trailing || !layout.paragraph.has(cluster, Paragraph::Justifiable)) {
        return 0;
    }
    if (layout.paragraph.has(cluster, Paragraph::Space)) {
        return layout.per_space;
    }
    return cluster == layout.last_cluster ? 0 : layout.per_cluster;
}

} // namespace fonts
