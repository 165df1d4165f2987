#include "printer/marks.hpp"

#include "fonts/paragraph.hpp"
#include "fonts/place.hpp"
#include "fonts/wrap.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace printer {

namespace {

using layout::Item;
using layout::Points;
using layout::Rect;

constexpr layout::Colour slug_colour{0, 0, 0}; // Black ink alone.
constexpr auto language = "id";
constexpr double line_height = 1.2;        // Of the size.
constexpr std::array sizes{6.5, 6.2, 6.0}; // Points at final size; never under 6 (PRINT.md 2.5).
constexpr double end_mm = 8;               // From the trim's edge and
constexpr double middle_mm = 4;            // from the middle, as the colour bar.
constexpr double arrow_mm = 14;            // Room of the arrow and its word.

fonts::TextStyle style()
{
    fonts::TextStyle style;
    style.language = language;
    return style;
}

/// Parts joined by a dot; each in a span of its own, in which no line ends.
std::shared_ptr<const fonts::Paragraph> shape_words(const std::vector<std::string>& words,
                                                    const fonts::FontCatalogue& fonts,
                                                    fonts::TextScratch& scratch)
{
    std::vector<fonts::TextSpan> spans;
    for (const std::string& word : words) {
        if (!spans.empty()) {
            spans.push_back({" \u00B7 ", style()});
        }
        spans.push_back({word, style()});
        spans.back().style.no_break = true;
    }
    return fonts::shape(spans, fonts, scratch);
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
    const Points top = space.bleed().bottom() + space.gap();
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

std::vector<fonts::LineBox> break_words(const fonts::Paragraph& paragraph, const Columns& columns,
                                        fonts::TextScratch& scratch)
{
    const Points width = std::min(columns.boxes[0].width, columns.boxes[1].width);
    const auto found = fonts::wrap(paragraph, static_cast<float>(width / columns.size), scratch);
    return {found.begin(), found.end()};
}

/// The largest type in which all words have their place; two rows are better than three.
std::pair<Columns, std::vector<fonts::LineBox>>
fit_words(const SlugSpace& space, const fonts::Paragraph& paragraph, fonts::TextScratch& scratch)
{
    for (const std::size_t rows : {2U, 3U}) {
        for (const double size : sizes) {
            Columns columns = columns_of(space, size, rows);
            auto lines = break_words(paragraph, columns, scratch);
            if (lines.size() <= columns.lines()) {
                return {columns, std::move(lines)};
            }
        }
    }
    // A narrow sheet with a long profile name: on down below the margin, where nothing is cut off.
    Columns columns = columns_of(space, sizes.back(), 3);
    auto lines = break_words(paragraph, columns, scratch);
    columns.rows = (lines.size() + 1) / 2;
    return {columns, std::move(lines)};
}

void add_line(const fonts::Paragraph& paragraph, const fonts::LineBox& line,
              const fonts::LinePlace& where, fonts::TextScratch& scratch, std::vector<Item>& items)
{
    std::vector<fonts::GlyphRun> runs;
    fonts::place(paragraph, line, where, scratch, runs);
    for (fonts::GlyphRun& run : runs) {
        items.push_back({layout::Role::Footer, layout::GlyphRunItem{std::move(run), slug_colour},
                         std::nullopt});
    }
}

/// An arrow that points up and the word for it.
void add_arrow(const SlugSpace& space, const fonts::FontCatalogue& fonts,
               fonts::TextScratch& scratch, std::vector<Item>& items)
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
    items.push_back({layout::Role::Footer, std::move(arrow), std::nullopt});

    const std::array<fonts::TextSpan, 1> word{{{"atas", style()}}};
    const auto paragraph = fonts::shape(word, fonts, scratch);
    const double size = space.of_mark(sizes.front() / layout::points_per_mm).value();
    const auto line = fonts::wrap(*paragraph, 1000, scratch).front();
    add_line(*paragraph, line,
             {size, (x + barb * 1.6).value(), space.of_mark(arrow_mm).value(),
              (top + length).value(), fonts::Align::Start},
             scratch, items);
}

} // namespace

std::vector<Item> make_slug(const SlugSpace& space, const std::vector<std::string>& words,
                            const fonts::FontCatalogue& fonts, fonts::TextScratch& scratch)
{
    std::vector<Item> items;
    if (!space.has_room() || words.empty()) {
        return items;
    }
    const auto paragraph = shape_words(words, fonts, scratch);
    const auto [columns, lines] = fit_words(space, *paragraph, scratch);
    const double size = columns.size.value();
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const Rect& box = columns.boxes[at / columns.rows];
        const double baseline =
            box.y.value() + size * (0.8 + line_height * static_cast<double>(at % columns.rows));
        add_line(*paragraph, lines[at],
                 {size, box.x.value(), box.width.value(), baseline, fonts::Align::Start}, scratch,
                 items);
    }
    add_arrow(space, fonts, scratch, items);
    return items;
}

} // namespace printer
