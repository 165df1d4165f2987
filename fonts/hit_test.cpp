#include "fonts/hit_test.hpp"

#include "fonts/line_layout.hpp"

#include <cmath>

namespace fonts {

namespace {

/// Calls `see(begin, end, left, right)` for each grapheme of a line from left to right. The width
/// of a cluster of several graphemes (a ligature) is shared equally.
template <class See>
void each_grapheme(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
                   TextScratch& scratch, const See& see)
{
    const LineLayout layout = lay_line(paragraph, line, where, scratch);
    double x = layout.left + (paragraph.right_to_left() ? layout.ellipsis_width() : 0);
    std::vector<std::uint32_t> starts;
    for (const LineSegment& segment : layout.segments) {
        const auto glyphs = find_glyphs(layout, segment, scratch);
        const bool backward = segment.run->backward();
        const double scale = layout.scale(segment);
        for (std::size_t i = 0; i < glyphs.size();) {
            const std::uint32_t cluster = glyphs[i].cluster;
            double width = extra_behind(layout, segment, cluster);
            std::size_t next = i;
            while (next < glyphs.size() && glyphs[next].cluster == cluster) {
                width += glyphs[next].advance * scale;
                ++next;
            }
            const std::uint32_t end = backward ? (i == 0 ? segment.end : glyphs[i - 1].cluster)
                                      : next < glyphs.size() ? glyphs[next].cluster
                                                             : segment.end;
            starts.clear();
            for (std::uint32_t unit = cluster; unit < end; ++unit) {
                if (unit == cluster || paragraph.has(unit, Paragraph::GraphemeStart)) {
                    starts.push_back(unit);
                }
            }
            const double share = width / static_cast<double>(starts.size());
            for (std::size_t k = 0; k < starts.size(); ++k) {
                const std::size_t shown = backward ? starts.size() - 1 - k : k;
                const std::uint32_t to = shown + 1 < starts.size() ? starts[shown + 1] : end;
                see(starts[shown], to, x, x + share);
                x += share;
            }
            i = next;
        }
    }
}

} // namespace

std::uint32_t hit_test(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
                       double x, TextScratch& scratch)
{
    std::uint32_t nearest = line.begin;
    double distance = HUGE_VAL;
    each_grapheme(paragraph, line, where, scratch,
                  [&](std::uint32_t begin, std::uint32_t /*end*/, double left, double right) {
                      const double away = x < left ? left - x : x >= right ? x - right : -1;
                      if (away < distance) {
                          distance = away;
                          nearest = begin;
                      }
                  });
    // A grapheme may be several clusters: a sign before its digits, a conjunct of Hindi.
    while (nearest > line.begin && !paragraph.has(nearest, Paragraph::GraphemeStart)) {
        --nearest;
    }
    return nearest;
}

void select(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
            std::uint32_t begin, std::uint32_t end, TextScratch& scratch,
            std::vector<Extent>& extents)
{
    constexpr double touching = 1e-6;
    extents.clear();
    each_grapheme(paragraph, line, where, scratch,
                  [&](std::uint32_t from, std::uint32_t to, double left, double right) {
                      if (to <= begin || from >= end || from >= line.end) {
                          return;
                      }
                      if (!extents.empty() && left - extents.back().right < touching) {
                          extents.back().right = right;
                      } else {
                          extents.push_back({left, right});
                      }
                  });
}

} // namespace fonts
