#include "content/layout/composer.hpp"

#include "fonts/place.hpp"
#include "fonts/wrap.hpp"

#include <algorithm>
#include <vector>

namespace layout {

namespace {

std::string shown_text(const fonts::Paragraph& paragraph, std::span<const fonts::LineBox> lines)
{
    std::string text;
    for (const auto& line : lines) {
        const auto from = paragraph.utf8_offset[line.begin];
        const auto to = paragraph.utf8_offset[line.end];
        text += text.empty() ? "" : "\n";
        text += paragraph.text.substr(from, to - from);
    }
    return text;
}

float widest(std::span<const fonts::LineBox> lines)
{
    float width = 0;
    for (const auto& line : lines) {
        width = std::max(width, line.width_em);
    }
    return width;
}

} // namespace

content::Finding text_finding(const ShapedText& text, std::string code)
{
    content::Finding finding;
    finding.code = std::move(code);
    finding.unit = text.unit;
    finding.language = text.language;
    return finding;
}

Composer::Composer(Size size, content::Direction direction, const Theme& theme, Detail detail,
                   const fonts::FontCatalogue& fonts, TextScratch& scratch)
    : theme_(theme), detail_(detail), fonts_(fonts), scratch_(scratch),
      right_to_left_(direction == content::Direction::RightToLeft)
{
    list_.size = size;
    list_.ink_bounds = {Points(0), Points(0), size.width, size.height};
    constexpr std::size_t usual_items = 80; // a page of the kiosk; they are large to move
    list_.items.reserve(usual_items);
    list_.texts.reserve(usual_items / 4);
}

ShapedText Composer::shape_lines(const std::vector<content::SpanLine>& lines,
                                 const std::string& unit, const std::string& language,
                                 const TextWeights& weights, double leading) const
{
    return shape_text(lines, unit, language, weights, leading, fonts_, scratch_);
}

ShapedText Composer::shape_plain(const std::string& text, const std::string& unit,
                                 const std::string& language, fonts::Weight weight) const
{
    constexpr double leading = 1.9; // D13, small text
    return shape_lines(plain_line(text), unit, language, {weight, weight, 1.0}, leading);
}

void Composer::add_picture(PictureItem item)
{
    item.box = turned(item.box);
    item.mirrored = right_to_left_;
    list_.items.push_back({Role::Picture, std::move(item), std::nullopt});
}

void Composer::box(Role role, const Rect& rect, Colour fill)
{
    list_.items.push_back(
        {role, BoxItem{turned(rect), fill, std::nullopt, Points(0)}, std::nullopt});
}

void Composer::outlined_box(Role role, const Rect& rect, Colour fill, const Stroke& stroke,
                            Points radius)
{
    list_.items.push_back({role, BoxItem{turned(rect), fill, stroke, radius}, std::nullopt});
}

void Composer::path(Role role, PathItem path)
{
    if (right_to_left_) {
        for (auto& segment : path.segments) {
            segment.first.x = width() - segment.first.x;
            segment.second.x = width() - segment.second.x;
            segment.to.x = width() - segment.to.x;
        }
    }
    list_.items.push_back({role, std::move(path), std::nullopt});
}

void Composer::mark(const std::string& name, const Rect& box, Colour colour)
{
    PictureItem item;
    item.name = name;
    item.box = box;
    item.one_colour = colour;
    add_picture(std::move(item));
}

void Composer::qr(QrItem code, const Rect& box)
{
    code.box = turned(box);
    code.dark_colour = theme().arang;
    code.light_colour = theme().putih;
    list_.items.push_back({Role::Qr, std::move(code), std::nullopt});
}

Rect Composer::turned(const Rect& rect) const
{
    return right_to_left_ ? Rect{width() - rect.right(), rect.y, rect.width, rect.height} : rect;
}

/// Start and end are those of the sheet: a number or an Indonesian footer on an Arabic sheet keeps
/// to the sheet's side although its own direction is the other one.
fonts::Align Composer::turned(fonts::Align align, const fonts::Paragraph& paragraph) const
{
    if (paragraph.right_to_left() == right_to_left_ || align == fonts::Align::Centre) {
        return align;
    }
    return align == fonts::Align::Start ? fonts::Align::End : fonts::Align::Start;
}

void Composer::text(const ShapedText& text, const Setting& setting, const Rect& frame,
                    const TextLook& look)
{
    note_missing(text);
    const Rect room = turned(frame);
    Points baseline = frame.y + setting.cap * (text.ascent * text.lines.front().ratio);
    for (const ShapedLine& line : text.lines) {
        const Points cap = setting.cap * line.ratio;
        const Points size = cap * text.em;
        const Points leading = cap * text.leading;
        if (&line != &text.lines.front()) {
            baseline += setting.cap * (text.leading * std::max(line.ratio, (&line - 1)->ratio));
        }
        const auto found =
            fonts::wrap_balanced(*line.paragraph, static_cast<float>(room.width / size), scratch_);
        const std::vector<fonts::LineBox> boxes(found.begin(), found.end());
        const Points width = size * static_cast<double>(widest(boxes));
        TextBlock block;
        block.role = look.role;
        block.unit = text.unit;
        block.language = text.language;
        block.text = shown_text(*line.paragraph, boxes);
        block.frame = room;
        block.cap_height = cap;
        block.fill = line.accent ? look.accent : look.fill;
        block.ground = look.ground;
        block.lines = static_cast<int>(boxes.size());
        block.far = look.far;
        const bool at_end = turned(look.align, *line.paragraph) == fonts::Align::End;
        const bool from_right = at_end != line.paragraph->right_to_left();
        const Points slack = room.width - width;
        const Points left = look.align == fonts::Align::Centre ? room.x + slack / 2
                            : from_right                       ? room.x + slack
                                                               : room.x;
        const Points last = baseline + leading * (block.lines - 1);
        const Points top = baseline - cap * text.ascent;
        block.ink = {left, top, width, last + cap * text.descent - top};
        list_.texts.push_back(std::move(block));
        if (detail_ == Detail::Drawn) {
            add_line_items(line, list_.texts.size() - 1, size, boxes, room, baseline, leading,
                           look);
        }
        baseline = last;
    }
}

void Composer::add_line_items(const ShapedLine& line, std::size_t block, Points size,
                              std::span<const fonts::LineBox> boxes, const Rect& frame,
                              Points baseline, Points leading, const TextLook& look)
{
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (i > 0) {
            baseline += leading;
        }
        const fonts::LinePlace where{size.value(), frame.x.value(), frame.width.value(),
                                     baseline.value(), turned(look.align, *line.paragraph)};
        std::vector<fonts::GlyphRun> runs;
        fonts::place(*line.paragraph, boxes[i], where, scratch_, runs);
        for (auto& run : runs) {
            const Colour fill = line.accent ? look.accent : look.fill;
            list_.items.push_back({look.role, GlyphRunItem{std::move(run), fill}, block});
        }
    }
}

Points Composer::width_of(const ShapedText& text, const Setting& setting, Points available)
{
    Points width;
    for (const ShapedLine& line : text.lines) {
        const Points size = setting.cap * (line.ratio * text.em);
        const auto boxes =
            fonts::wrap_balanced(*line.paragraph, static_cast<float>(available / size), scratch_);
        width = std::max(width, size * static_cast<double>(widest(boxes)));
    }
    return width;
}

void Composer::note_missing(const ShapedText& text)
{
    for (const ShapedLine& line : text.lines) {
        for (const auto& grapheme : line.paragraph->missing()) {
            auto finding = text_finding(text, "K042");
            const auto length = grapheme.end - grapheme.begin;
            finding.arguments = {
                {"character", line.paragraph->text.substr(grapheme.begin, length)}};
            report(std::move(finding));
        }
    }
}

} // namespace layout
