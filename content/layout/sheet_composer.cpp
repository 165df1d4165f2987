#include "content/layout/sheet_composer.hpp"

#include "content/layout/logos.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace layout {

namespace {

/// Drawings over 100 mm get thinner lines, so that they are never heavier than the text's stems
/// (DESIGN.md D28).
double stroke_scale(Points size)
{
    constexpr Points large = to_points(100_mm);
    return size > large ? 0.7 : 1.0;
}

/// A finding about a whole block; one without words of its own is named by its contact.
content::Finding block_finding(const content::DocumentBlock& block, std::string code,
                               std::string variant)
{
    content::Finding finding;
    finding.code = std::move(code);
    finding.variant = std::move(variant);
    finding.place = block.place;
    finding.unit =
        block.unit.empty() && block.contact ? "contacts." + block.contact->id : block.unit;
    finding.language = block.language;
    return finding;
}

void move_right(BoxItem& item, Points by)
{
    item.rect.x += by;
}

void move_right(PathItem& item, Points by)
{
    for (PathSegment& segment : item.segments) {
        segment.first.x += by;
        segment.second.x += by;
        segment.to.x += by;
    }
}

void move_right(GlyphRunItem& item, Points by)
{
    for (auto& glyph : item.run.glyphs) {
        glyph.x += by.value();
    }
}

void move_right(PictureItem& item, Points by)
{
    item.box.x += by;
}

void move_right(QrItem& item, Points by)
{
    item.box.x += by;
}

} // namespace

SheetComposer::SheetComposer(const PosterInput& input, TextScratch& scratch)
    : Composer(input.format.trim, input.document.direction, input.theme, input.detail, input.fonts,
               scratch),
      input_(input)
{
    list_.ink_bounds = format().bleed_box();
    list_.language = document().language;
    list_.title = document().id;
}

const content::DocumentBlock* SheetComposer::second_of(const content::DocumentBlock& block) const
{
    if (input_.second == nullptr) {
        return nullptr;
    }
    const auto& blocks = input_.second->blocks;
    const auto found = std::ranges::find(blocks, block.id, &content::DocumentBlock::id);
    return found == blocks.end() || found->lines.empty() ? nullptr : &*found;
}

double SheetComposer::number(const std::string& name, double otherwise) const
{
    if (bilingual()) {
        std::string own = "two." + name;
        std::ranges::replace(own.begin() + 4, own.end(), '.', '_');
        if (const auto value = format().spec.compose.number(own)) {
            return *value;
        }
    }
    return format().number(name, otherwise);
}

Points SheetComposer::y_at(double fraction) const
{
    const Points y = top_ + (height() - top_) * ((fraction - taken_) / (1 - taken_));
    for (const char* name : {"rows", "picture", "scene", "message"}) {
        const content::ZoneSpec zone = format().zone(name);
        if (zone.bottom > 0) {
            return fraction * 2 > zone.top + zone.bottom ? y - logos_ : y;
        }
    }
    return y;
}

Zone SheetComposer::zone(const std::string& name) const
{
    const content::ZoneSpec spec = format().zone(name);
    return {y_at(spec.top), y_at(spec.bottom)};
}

ShapedText SheetComposer::shape(const content::DocumentBlock& block, const TextWeights& weights,
                                double leading) const
{
    return shape_lines(block.lines, block.unit, block.language, weights, leading);
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
    if (input_.detail == Detail::LeftOut) {
        return;
    }
    const Rect bleed = list_.ink_bounds;
    auto items = woven_band({bleed.x, where.top, bleed.width, where.height()}, width() / 2,
                            neighbour, theme());
    std::ranges::move(items, std::back_inserter(list_.items));
}

void SheetComposer::picture(const std::string& name, const Rect& box, bool light_disc)
{
    PictureItem item;
    item.name = name;
    item.box = box;
    item.light_disc = light_disc;
    item.stroke_scale = stroke_scale(box.width);
    add_picture(std::move(item));
}

void SheetComposer::logo(const std::string& file, const Rect& box)
{
    PictureItem item;
    item.name = std::string(logo_folder) + file;
    item.box = box;
    add_picture(std::move(item));
}

void SheetComposer::report_no_pair(const ShapedText& text)
{
    auto finding = text_finding(text, "K040");
    finding.variant = "two-languages";
    finding.arguments = {{"format", format().spec.id}, {"formats", ""}};
    report(std::move(finding));
}

void SheetComposer::add(DisplayList panel, Points left)
{
    const std::size_t texts_before = list_.texts.size();
    for (Item& item : panel.items) {
        std::visit([&](auto& what) { move_right(what, left); }, item.what);
        if (item.text) {
            *item.text += texts_before;
        }
        list_.items.push_back(std::move(item));
    }
    for (TextBlock& text : panel.texts) {
        text.frame.x += left;
        text.ink.x += left;
        list_.texts.push_back(std::move(text));
    }
    std::ranges::move(panel.findings, std::back_inserter(list_.findings));
}

void SheetComposer::report_misfit(const ShapedText& text, int lines)
{
    auto finding = text_finding(text, "K040");
    finding.arguments = {{"format", format().spec.id}, {"lines", std::to_string(lines)}};
    report(std::move(finding));
}

void SheetComposer::report_unplaced(const std::vector<const content::DocumentBlock*>& blocks)
{
    for (const auto* block : blocks) {
        auto finding = block_finding(*block, "K040", "no-place");
        finding.arguments = {{"format", format().spec.id}};
        report(std::move(finding));
    }
}

void SheetComposer::report_no_number(const content::DocumentBlock& block)
{
    auto finding = block_finding(block, "K040", "no-number");
    finding.arguments = {{"name", block.contact ? block.contact->id : block.id}};
    report(std::move(finding));
}

void SheetComposer::report_unfit_qr(const content::DocumentBlock* headline)
{
    content::Finding finding;
    finding.code = "P25";
    finding.variant = "text";
    finding.unit = document().id;
    finding.language = document().language;
    if (headline != nullptr) {
        finding = block_finding(*headline, "P25", "text");
    }
    finding.arguments = {{"found", std::to_string(std::lround(format().spec.qr_side))}};
    report(std::move(finding));
}

} // namespace layout
