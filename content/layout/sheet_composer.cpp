#include "content/layout/sheet_composer.hpp"

#include "fonts/place.hpp"
#include "fonts/wrap.hpp"

#include <algorithm>
#include <vector>

namespace layout {

namespace {

/// Drawings over 100 mm get thinner lines, so that they are never heavier than the text's stems
/// (DESIGN.md D28).
double stroke_scale(Points size)
{
    constexpr Points large = to_points(100_mm);
    return size > large ? 0.7 : 1.0;
}

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

content::Finding finding_for(const ShapedText& text, std::string code)
{
    content::Finding finding;
    finding.code = std::move(code);
    finding.unit = text.unit;
    finding.language = text.language;
    return finding;
}

} // namespace

SheetComposer::SheetComposer(const PosterInput& input, fonts::TextScratch& scratch)
    : input_(input), scratch_(scratch),
      right_to_left_(input.document.direction == content::Direction::RightToLeft)
{
    list_.size = format().trim;
    list_.ink_bounds = format().bleed_box();
    list_.language = document().language;
    list_.title = document().id;
}

Zone SheetComposer::zone(const std::string& name) const
{
    const content::ZoneSpec spec = format().zone(name);
    return {y_at(spec.top), y_at(spec.bottom)};
}

ShapedText SheetComposer::shape(const content::DocumentBlock& block, const TextWeights& weights,
                                double leading) const
{
    return shape_text(block.lines, block.unit, block.language, weights, leading, input_.fonts,
                      scratch_);
}

ShapedText SheetComposer::shape_plain(const std::string& text, const std::string& unit,
                                      const std::string& language, fonts::Weight weight) const
{
    constexpr double leading = 1.9; // D13, small text
    return shape_text(plain_line(text), unit, language, {weight, weight, 1.0}, leading,
                      input_.fonts, scratch_);
}

void SheetComposer::ground(const Zone& where, Colour colour)
{
    const Rect bleed = list_.ink_bounds;
    const Points top = where.top <= Points(0) ? bleed.y : where.top;
    const Points bottom = where.bottom >= height() ? bleed.bottom() : where.bottom;
    box(Role::Ground, {bleed.x, top, bleed.width, bottom - top}, colour);
}

void SheetComposer::band(const Zone& where, BandNeighbour neighbour)
{
    const Rect bleed = list_.ink_bounds;
    auto items = woven_band({bleed.x, where.top, bleed.width, where.height()}, width() / 2,
                            neighbour, theme());
    std::ranges::move(items, std::back_inserter(list_.items));
}

void SheetComposer::box(Role role, const Rect& rect, Colour fill)
{
    list_.items.push_back(
        {role, BoxItem{turned(rect), fill, std::nullopt, Points(0)}, std::nullopt});
}

void SheetComposer::outlined_box(Role role, const Rect& rect, Colour fill, const Stroke& stroke,
                                 Points radius)
{
    list_.items.push_back({role, BoxItem{turned(rect), fill, stroke, radius}, std::nullopt});
}

void SheetComposer::path(Role role, PathItem path)
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

void SheetComposer::picture(const std::string& name, const Rect& box, bool light_disc)
{
    PictureItem item;
    item.name = name;
    item.box = turned(box);
    item.light_disc = light_disc;
    item.stroke_scale = stroke_scale(box.width);
    list_.items.push_back({Role::Picture, std::move(item), std::nullopt});
}

void SheetComposer::mark(const std::string& name, const Rect& box, Colour colour)
{
    PictureItem item;
    item.name = name;
    item.box = turned(box);
    item.one_colour = colour;
    list_.items.push_back({Role::Picture, std::move(item), std::nullopt});
}

void SheetComposer::qr(QrItem code, const Rect& box)
{
    code.box = turned(box);
    code.dark_colour = theme().arang;
    code.light_colour = theme().putih;
    list_.items.push_back({Role::Qr, std::move(code), std::nullopt});
}

Rect SheetComposer::turned(const Rect& rect) const
{
    return right_to_left_ ? Rect{width() - rect.right(), rect.y, rect.width, rect.height} : rect;
}

/// Start and end are those of the sheet: a number or an Indonesian footer on an Arabic sheet keeps
/// to the sheet's side although its own direction is the other one.
fonts::Align SheetComposer::turned(fonts::Align align, const fonts::Paragraph& paragraph) const
{
    if (paragraph.right_to_left() == right_to_left_ || align == fonts::Align::Centre) {
        return align;
    }
    return align == fonts::Align::Start ? fonts::Align::End : fonts::Align::Start;
}

void SheetComposer::text(const ShapedText& text, const Setting& setting, const Rect& frame,
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
        list_.texts.push_back(block);
        add_line_items(line, list_.texts.size() - 1, size, boxes, room, baseline, leading, look);
    }
}

void SheetComposer::add_line_items(const ShapedLine& line, std::size_t block, Points size,
                                   std::span<const fonts::LineBox> boxes, const Rect& frame,
                                   Points& baseline, Points leading, const TextLook& look)
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

Points SheetComposer::width_of(const ShapedText& text, const Setting& setting, Points available)
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

void SheetComposer::note_missing(const ShapedText& text)
{
    for (const ShapedLine& line : text.lines) {
        for (const auto& grapheme : line.paragraph->missing()) {
            auto finding = finding_for(text, "K042");
            const auto length = grapheme.end - grapheme.begin;
            finding.arguments = {
                {"character", line.paragraph->text.substr(grapheme.begin, length)}};
            report(std::move(finding));
        }
    }
}

void SheetComposer::report_misfit(const ShapedText& text, int lines)
{
    auto finding = finding_for(text, "K040");
    finding.arguments = {{"format", format().spec.id}, {"lines", std::to_string(lines)}};
    report(std::move(finding));
}

} // namespace layout
