#include "printer/marks.hpp"

#include "content/model/text_scan.hpp"
#include "printer/plain_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace printer {

namespace {

using layout::Item;
using layout::Points;
using layout::Rect;

constexpr layout::Colour slug_colour{0, 0, 0}; // Black ink alone.
constexpr double ascent = 0.8;                 // Of the size, to the first baseline.
constexpr double line_height = 1.2;            // Of the size.
constexpr std::array sizes{6.5, 6.2, 6.0}; // Points at final size; never under 6 (PRINT.md 2.5).
constexpr double end_mm = 8;               // From the trim's edge and
constexpr double middle_mm = 4;            // from the middle, as the colour bar.
constexpr double arrow_mm = 14;            // Room of the arrow and its word.

constexpr std::string_view dot = " \u00B7 ";

/// The parts of the slug and how wide they are, in em.
struct Words {
    std::vector<std::string> parts;
    std::vector<double> widths;
    double dot_width = 0;
};

/// How wide texts are in the slug's type.
class Measure {
  public:
    Measure(const fonts::FontCatalogue& fonts, layout::TextScratch& scratch)
        : fonts_(fonts), scratch_(scratch)
    {}

    double width_em(const std::string& text)
    {
        return double{shape_plain(text, fonts_, scratch_)->width_em()};
    }

    Words words(const std::vector<std::string>& parts)
    {
        Words measured{parts, {}, width_em(std::string(dot))};
        for (const std::string& part : parts) {
            measured.widths.push_back(width_em(part));
        }
        return measured;
    }

    /// The words with parts no wider than this: of longer ones the beginning and an ellipsis.
    Words shortened(Words words, double longest_em)
    {
        for (std::size_t at = 0; at < words.parts.size(); ++at) {
            std::string left = words.parts[at];
            while (words.widths[at] > longest_em && !left.empty()) {
                left.resize(content::code_points(left).back().offset);
                words.parts[at] = left + "\u2026";
                words.widths[at] = width_em(words.parts[at]);
            }
        }
        return words;
    }

  private:
    const fonts::FontCatalogue& fonts_;
    layout::TextScratch& scratch_;
};

/// Lines no wider than this, broken between parts alone; the dot of a break is left out.
std::vector<std::string> break_words(const Words& words, double width_em)
{
    std::vector<std::string> lines;
    double used = 0;
    for (std::size_t at = 0; at < words.parts.size(); ++at) {
        const double wider = used + words.dot_width + words.widths[at];
        if (!lines.empty() && wider <= width_em) {
            lines.back() += dot;
            lines.back() += words.parts[at];
            used = wider;
        } else {
            lines.push_back(words.parts[at]);
            used = words.widths[at];
        }
    }
    return lines;
}

/// Two columns below the sheet, left and right of the registration mark.
struct Columns {
    std::array<Rect, 2> boxes;
    Points size; ///< Font size.
    std::size_t rows = 0;

    std::size_t lines() const { return rows * boxes.size(); }
};

Columns columns_of(const SlugSpace& space, double size_pt, std::size_t rows)
{
    const Rect& trim = space.trim();
    const Points top = space.bleed().bottom() + space.gap() + space.of_mark(0.5);
    const Points height = space.slug() - space.gap();
    const Points middle = trim.x + trim.width / 2;
    const Points left = trim.x + space.of_mark(end_mm);
    const Points right = middle + space.of_mark(middle_mm);
    const Points left_end = middle - space.of_mark(middle_mm);
    const Points right_end = trim.right() - space.of_mark(end_mm + arrow_mm);
    // A size in points at final size, in the file, grown as all marks are.
    const Points size = space.of_mark(size_pt / layout::points_per_mm);
    return {{Rect{left, top, left_end - left, height}, Rect{right, top, right_end - right, height}},
            size,
            rows};
}

/// The narrower column's width in em.
double width_em(const Columns& columns)
{
    return std::min(columns.boxes[0].width, columns.boxes[1].width) / columns.size;
}

/// The largest type in which all words have their place; two rows are better than three.
std::pair<Columns, std::vector<std::string>> fit_words(const SlugSpace& space, const Words& words,
                                                       Measure& measure)
{
    const double widest = *std::ranges::max_element(words.widths);
    for (const std::size_t rows : {2U, 3U}) {
        for (const double size : sizes) {
            const Columns columns = columns_of(space, size, rows);
            auto lines = break_words(words, width_em(columns));
            if (widest <= width_em(columns) && lines.size() <= columns.lines()) {
                return {columns, std::move(lines)};
            }
        }
    }
    // A narrow sheet with a long profile name: the longest part gives way, down to the length at
    // which what is left has its place. The intent, XMP and the ticket have it whole.
    constexpr double least_em = 6;
    const Columns columns = columns_of(space, sizes.back(), 3);
    std::vector<std::string> lines;
    for (double longest = width_em(columns); longest > least_em; longest *= 0.9) {
        lines = break_words(measure.shortened(words, longest), width_em(columns));
        if (lines.size() <= columns.lines()) {
            break;
        }
    }
    lines.resize(std::min(lines.size(), columns.lines()));
    return {columns, std::move(lines)};
}

/// An arrow that points up and the word for it.
void add_arrow(const SlugSpace& space, const std::string& word, const fonts::FontCatalogue& fonts,
               layout::TextScratch& scratch, std::vector<Item>& items)
{
    using Kind = layout::PathSegment::Kind;
    const Points length = space.of_mark(4.6);
    const Points barb = space.of_mark(1.1);
    const Points x = space.trim().right() - space.of_mark(end_mm + arrow_mm - 4);
    const Points top = space.bleed().bottom() + space.gap();
    const auto to = [](Kind kind, Points across, Points down) {
        return layout::PathSegment{kind, {}, {}, {across, down}};
    };
    layout::PathItem arrow{{to(Kind::Move, x, top + length), to(Kind::Line, x, top),
                            to(Kind::Move, x - barb, top + barb), to(Kind::Line, x, top),
                            to(Kind::Line, x + barb, top + barb)},
                           std::nullopt,
                           layout::Stroke{slug_colour, space.of_mark(0.25), false}};
    Item& item = items.emplace_back();
    item.role = layout::Role::Footer;
    item.what = std::move(arrow);

    const Points size = space.of_mark(sizes.front() / layout::points_per_mm);
    add_line(word, {x + barb * 1.6, top + length, size, slug_colour}, fonts, scratch, items);
}

} // namespace

std::vector<Item> make_slug(const SlugSpace& space, const SlugWords& words,
                            const fonts::FontCatalogue& fonts, layout::TextScratch& scratch)
{
    std::vector<Item> items;
    if (!space.has_room() || words.parts.empty()) {
        return items;
    }
    Measure measure(fonts, scratch);
    const auto [columns, lines] = fit_words(space, measure.words(words.parts), measure);
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const Rect& box = columns.boxes[at / columns.rows];
        const double row = static_cast<double>(at % columns.rows);
        const Points baseline = box.y + columns.size * (ascent + line_height * row);
        add_line(lines[at], {box.x, baseline, columns.size, slug_colour}, fonts, scratch, items);
    }
    add_arrow(space, words.up, fonts, scratch, items);
    return items;
}

} // namespace printer
