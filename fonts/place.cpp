#include "fonts/place.hpp"

#include <algorithm>
#include <vector>

namespace fonts {

namespace {

/// A run's part on one line.
struct Segment {
    const Paragraph::Run* run = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint8_t level = 0;
    bool trailing = false; ///< Space at the line's end: glyphs, no width.
};

std::vector<Segment> segments_of(const Paragraph& paragraph, const LineBox& line)
{
    std::vector<Segment> segments;
    for (const auto& run : paragraph.runs) {
        const std::uint32_t begin = std::max(run.begin, line.begin);
        const std::uint32_t middle = std::clamp(line.end, begin, std::max(begin, run.end));
        const std::uint32_t end = std::min(run.end, line.end_all);
        if (begin < std::min(middle, end)) {
            segments.push_back({&run, begin, std::min(middle, end), run.level, false});
        }
        if (std::max(begin, middle) < end) {
            // Rule L1: trailing space goes back to the paragraph's level.
            segments.push_back({&run, std::max(begin, middle), end, paragraph.base_level, true});
        }
    }
    return segments;
}

/// Rule L2 of UAX #9: from the highest level down, turn every stretch at or above it.
void reorder(std::vector<Segment>& segments)
{
    int highest = 0;
    int lowest_odd = 255;
    for (const auto& segment : segments) {
        highest = std::max<int>(highest, segment.level);
        if ((segment.level & 1U) != 0) {
            lowest_odd = std::min<int>(lowest_odd, segment.level);
        }
    }
    for (int level = highest; level >= lowest_odd; --level) {
        for (auto from = segments.begin(); from != segments.end();) {
            from = std::find_if(from, segments.end(),
                                [&](const Segment& s) { return s.level >= level; });
            const auto to = std::find_if(from, segments.end(),
                                         [&](const Segment& s) { return s.level < level; });
            std::reverse(from, to);
            from = to;
        }
    }
}

/// Bytes and glyphs of each cluster, in text order.
std::vector<GlyphRun::Cluster> clusters_of(const Paragraph& paragraph, const Segment& segment,
                                           const std::vector<Paragraph::Glyph>& glyphs)
{
    std::vector<std::uint32_t> starts;
    for (const auto& glyph : glyphs) {
        starts.push_back(glyph.cluster);
    }
    std::ranges::sort(starts);
    std::vector<GlyphRun::Cluster> clusters;
    const auto bytes = [&](std::uint32_t from, std::uint32_t to) {
        return static_cast<std::int32_t>(paragraph.utf8_offset[to] - paragraph.utf8_offset[from]);
    };
    std::uint32_t covered = segment.begin;
    for (std::size_t i = 0; i < starts.size();) {
        std::size_t next = i;
        while (next < starts.size() && starts[next] == starts[i]) {
            ++next;
        }
        const std::uint32_t end = next < starts.size() ? starts[next] : segment.end;
        clusters.push_back({bytes(covered, end), static_cast<std::int32_t>(next - i)});
        covered = end;
        i = next;
    }
    if (covered < segment.end) {
        clusters.push_back({bytes(covered, segment.end), 0});
    }
    return clusters;
}

std::vector<Paragraph::Glyph> glyphs_of(const Paragraph& paragraph, const Segment& segment)
{
    std::vector<Paragraph::Glyph> glyphs;
    const auto* first = paragraph.glyphs.data() + segment.run->first_glyph;
    std::copy_if(first, first + segment.run->glyph_count, std::back_inserter(glyphs),
                 [&](const Paragraph::Glyph& glyph) {
                     return glyph.cluster >= segment.begin && glyph.cluster < segment.end;
                 });
    return glyphs;
}

/// Sets glyphs from a pen position on.
class Pen {
  public:
    Pen(const Paragraph& paragraph, const LinePlace& where, double x, double extra_space)
        : paragraph_(paragraph), where_(where), x_(x), extra_space_(extra_space)
    {}

    GlyphRun set(const Segment& segment)
    {
        const auto glyphs = glyphs_of(paragraph_, segment);
        GlyphRun run;
        run.face = paragraph_.faces[segment.run->face];
        run.size = where_.size;
        run.backward = (segment.run->level & 1U) != 0;
        const auto from = paragraph_.utf8_offset[segment.begin];
        run.text = paragraph_.text.substr(from, paragraph_.utf8_offset[segment.end] - from);
        run.clusters = clusters_of(paragraph_, segment, glyphs);
        const double scale = where_.size / run.face->units_per_em();
        for (const auto& glyph : glyphs) {
            run.glyphs.push_back(
                {glyph.id, x_ + glyph.dx * scale, where_.baseline - glyph.dy * scale});
            x_ += glyph.advance * scale;
            if ((paragraph_.flags[glyph.cluster] & Paragraph::Space) != 0 && !segment.trailing) {
                x_ += extra_space_;
            }
        }
        return run;
    }

  private:
    const Paragraph& paragraph_;
    const LinePlace& where_;
    double x_;
    double extra_space_;
};

int count_spaces(const Paragraph& paragraph, const LineBox& line)
{
    return static_cast<int>(
        std::count_if(paragraph.flags.begin() + line.begin, paragraph.flags.begin() + line.end,
                      [](std::uint8_t flags) { return (flags & Paragraph::Space) != 0; }));
}

/// Left edge of the visible text.
double left_edge(const Paragraph& paragraph, const LinePlace& where, double width)
{
    const double slack = where.width - width;
    const bool from_right =
        where.align == Align::End ? !paragraph.right_to_left() : paragraph.right_to_left();
    if (where.align == Align::Centre) {
        return where.left + slack / 2;
    }
    return from_right ? where.left + slack : where.left;
}

/// A soft hyphen taken at the line's end shows as a hyphen in the place of its empty glyph.
void show_hyphen(GlyphRun& run)
{
    if (!run.glyphs.empty() && run.text.ends_with("\u00AD")) {
        run.glyphs.back().id = run.face->nominal_glyph(U'-');
    }
}

} // namespace

void place(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
           TextScratch& /*scratch*/, std::vector<GlyphRun>& runs)
{
    auto segments = segments_of(paragraph, line);
    reorder(segments);
    double width = static_cast<double>(line.width_em) * where.size;
    double extra_space = 0;
    const int spaces = count_spaces(paragraph, line);
    if (where.align == Align::Justify && spaces > 0 && width < where.width) {
        extra_space = (where.width - width) / spaces;
        width = where.width;
    }
    const double trailing =
        static_cast<double>(paragraph.x[line.end_all] - paragraph.x[line.end]) * where.size;
    const double left = left_edge(paragraph, where, width);
    Pen pen(paragraph, where, paragraph.right_to_left() ? left - trailing : left, extra_space);
    for (const auto& segment : segments) {
        runs.push_back(pen.set(segment));
        if (line.hyphen && segment.end == line.end) {
            show_hyphen(runs.back());
        }
    }
}

} // namespace fonts
