#include "printer/guide_legend.hpp"

#include "printer/plain_text.hpp"

#include <algorithm>
#include <cmath>

namespace printer {

namespace {

using layout::Point;
using layout::Points;
using layout::Rect;

constexpr layout::Colour words_colour{0x17, 0x13, 0x0F};
constexpr double column_em = 22.6; // A column, gap to the next included.
constexpr double sample_em = 2.6;  // Where text begins beside the sample of its line.
constexpr double text_em = 19.2;   // Longest line of text.
constexpr double line_em = 1.3;    // From line to line,
constexpr double ascent_em = 0.95; // to the first baseline,
constexpr double after_em = 0.45;  // and after a note.

} // namespace

GuideLegend::GuideLegend(const std::vector<GuideNote>& notes, Points type,
                         const fonts::FontCatalogue& fonts, fonts::TextScratch& scratch)
    : type_(type), scratch_(scratch)
{
    for (const GuideNote& note : notes) {
        const bool title = note.kind == GuideKind::Title;
        Entry& entry = entries_.emplace_back();
        entry.kind = note.kind;
        entry.paragraph = shape_plain(note.text, fonts, scratch,
                                      title ? fonts::Weight::Bold : fonts::Weight::Regular);
        const auto lines = fonts::wrap_even(
            *entry.paragraph, static_cast<float>(title ? text_em + sample_em : text_em), scratch);
        entry.lines.assign(lines.begin(), lines.end());
    }
}

Points GuideLegend::column() const
{
    return type_ * column_em;
}

Points GuideLegend::height_of(const Entry& entry) const
{
    return type_ * (line_em * static_cast<double>(entry.lines.size()) + after_em);
}

std::size_t GuideLegend::columns(Points width) const
{
    const double fit = std::floor(width / column() + 1e-6);
    return std::clamp(static_cast<std::size_t>(std::max(1.0, fit)), std::size_t{1},
                      entries_.size());
}

std::vector<std::size_t> GuideLegend::shares(Points width) const
{
    const std::size_t count = columns(width);
    Points all;
    for (const Entry& entry : entries_) {
        all += height_of(entry);
    }
    std::vector<std::size_t> notes(1, 0);
    Points filled;
    for (const Entry& entry : entries_) {
        // A note that is past the column's share by more than half of itself opens the next.
        const Points end = all * (static_cast<double>(notes.size()) / static_cast<double>(count));
        if (notes.back() > 0 && notes.size() < count && filled + height_of(entry) / 2 > end) {
            notes.push_back(0);
        }
        ++notes.back();
        filled += height_of(entry);
    }
    return notes;
}

Points GuideLegend::height(Points width) const
{
    Points highest;
    std::size_t at = 0;
    for (const std::size_t count : shares(width)) {
        Points column_height;
        for (const std::size_t end = at + count; at < end; ++at) {
            column_height += height_of(entries_[at]);
        }
        highest = std::max(highest, column_height);
    }
    return highest;
}

void GuideLegend::draw_sample(GuideKind kind, Point corner, std::vector<layout::Item>& items) const
{
    const Points width = type_ * (sample_em - 0.7);
    const Points middle = corner.y + type_ * 0.62;
    GuideLines sample(kind, type_);
    switch (kind) {
    case GuideKind::Title:
        return;
    case GuideKind::Band:
    case GuideKind::Leader:
    case GuideKind::Seam:
        sample.add_strip({corner.x, middle - type_ * 0.4, width, type_ * 0.8});
        break;
    case GuideKind::Eyelet:
        sample.add_ring({corner.x + width / 2, middle});
        break;
    default:
        sample.add_line({corner.x, middle}, {corner.x + width, middle});
        break;
    }
    sample.finish(items);
}

void GuideLegend::draw(Point corner, Points width, std::vector<layout::Item>& items)
{
    std::size_t at = 0;
    Point place = corner;
    for (const std::size_t count : shares(width)) {
        for (const std::size_t end = at + count; at < end; ++at) {
            const Entry& entry = entries_[at];
            const bool title = entry.kind == GuideKind::Title;
            draw_sample(entry.kind, place, items);
            Points baseline = place.y + type_ * ascent_em;
            for (const fonts::LineBox& line : entry.lines) {
                const Points x = place.x + type_ * (title ? 0 : sample_em);
                add_line(*entry.paragraph, line, {x, baseline, type_, words_colour}, scratch_,
                         items);
                baseline += type_ * line_em;
            }
            place.y += height_of(entry);
        }
        place = {place.x + column(), corner.y};
    }
}

} // namespace printer
