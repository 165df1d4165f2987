#include "printer/cmyk_picture.hpp"

#include "printer/press_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

namespace printer {

namespace {

using layout::Item;
using layout::Points;

constexpr std::uint32_t white = 0xFFFFFF;
constexpr layout::Colour black_colour{0, 0, 0};
constexpr layout::Colour white_colour{0xFF, 0xFF, 0xFF};
constexpr int black_shift = 24; // Of the black byte in a pixel.

std::uint32_t pack(const Cmyk& inks)
{
    const auto byte = [](double share) {
        return static_cast<std::uint32_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
    };
    return byte(inks.cyan) | byte(inks.magenta) << 8U | byte(inks.yellow) << 16U |
           byte(inks.black) << static_cast<unsigned>(black_shift);
}

/// The code's black is ink on bare paper.
bool is_black_code(const Item& item, const InkTable& inks)
{
    const auto* code = std::get_if<layout::QrItem>(&item.what);
    return code != nullptr && is_black(code->dark_colour, inks);
}

/// The box that a code lies on.
Item paper_of(const Item& item)
{
    const auto& code = std::get<layout::QrItem>(item.what);
    return {item.role, layout::BoxItem{code.box, white_colour, std::nullopt, {}}, std::nullopt};
}

Item blackened(Item item)
{
    if (auto* text = std::get_if<layout::GlyphRunItem>(&item.what)) {
        text->fill = black_colour;
    } else if (auto* code = std::get_if<layout::QrItem>(&item.what)) {
        code->dark_colour = black_colour;
        code->light_colour = white_colour;
    }
    return item;
}

/// sRGB to inks, in place: neighbours are mostly alike.
void separate(std::vector<std::uint32_t>& pixels, InkCache& inks)
{
    std::uint32_t* at = pixels.data();
    std::uint32_t* const end = at + pixels.size();
    while (at != end) {
        const std::uint32_t rgb = *at;
        std::uint32_t* run = at + 1;
        while (run != end && *run == rgb) {
            ++run;
        }
        std::fill(at, run, inks.find(rgb & white));
        at = run;
    }
}

/// K += (255 - K) x mask / 255, rounded; the mask is what a picture in black on white lacks of
/// white.
void add_black(const std::vector<std::uint32_t>& letters, std::vector<std::uint32_t>& pixels)
{
    for (std::size_t at = 0; at < pixels.size(); ++at) {
        const std::uint32_t mask = 0xFFU - (letters[at] & 0xFFU);
        if (mask != 0) {
            const std::uint32_t black = pixels[at] >> static_cast<unsigned>(black_shift);
            const std::uint32_t sum = black + ((0xFFU - black) * mask + 127) / 0xFFU;
            pixels[at] = (pixels[at] & white) | sum << static_cast<unsigned>(black_shift);
        }
    }
}

} // namespace

InkBytes CmykPixmap::at(int x, int y) const
{
    const std::uint32_t pixel =
        pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
               static_cast<std::size_t>(x)];
    InkBytes inks{};
    for (std::size_t ink = 0; ink < inks.size(); ++ink) {
        inks[ink] = static_cast<std::uint8_t>(pixel >> (8U * ink));
    }
    return inks;
}

InkCache::InkCache(const InkTable& inks) : inks_(inks), known_(1024) {}

InkCache::Known& InkCache::slot_of(std::uint32_t rgb)
{
    constexpr std::uint32_t spread = 2654435761; // Knuth's: neighbours of a colour far apart.
    const std::size_t mask = known_.size() - 1;
    std::size_t at = (rgb * spread >> 8U) & mask;
    while (known_[at].rgb != none && known_[at].rgb != rgb) {
        at = (at + 1) & mask;
    }
    return known_[at];
}

void InkCache::grow()
{
    std::vector<Known> old(known_.size() * 2);
    old.swap(known_);
    for (const Known& colour : old) {
        if (colour.rgb != none) {
            slot_of(colour.rgb) = colour;
        }
    }
}

std::uint32_t InkCache::find(std::uint32_t rgb)
{
    Known& known = slot_of(rgb);
    if (known.rgb == rgb) {
        return known.inks;
    }
    const Rgb colour{static_cast<double>(rgb >> 16U) / 255,
                     static_cast<double>(rgb >> 8U & 0xFFU) / 255,
                     static_cast<double>(rgb & 0xFFU) / 255};
    known = {rgb, pack(inks_.step(colour))};
    const std::uint32_t found = known.inks;
    if (++taken_ * 2 > known_.size()) {
        grow();
    }
    return found;
}

PagePlates::PagePlates(const layout::DisplayList& page, const InkTable& inks) : inks_(inks)
{
    ground_.list.title = page.title;
    black_.list.title = page.title;
    for (const Item& item : page.items) {
        if (is_black_code(item, inks)) {
            ground_.add(paper_of(item));
            black_.add(blackened(item));
        } else if (is_black_text(item, inks)) {
            black_.add(blackened(item));
        } else {
            ground_.add(item);
        }
    }
}

void PagePlates::Layer::add(Item item)
{
    reaches.push_back(reach_of(item));
    list.items.push_back(std::move(item));
}

layout::DisplayList PagePlates::Layer::between(const Reach& rows) const
{
    layout::DisplayList some;
    some.title = list.title;
    for (std::size_t at = 0; at < reaches.size(); ++at) {
        if (reaches[at].top < rows.bottom && rows.top < reaches[at].bottom) {
            some.items.push_back(list.items[at]);
        }
    }
    return some;
}

/// Rather too much than too little.
PagePlates::Reach PagePlates::reach_of(const Item& item)
{
    constexpr double mitre = 5;    // Line widths a corner may stand out (Cairo's limit of 10).
    constexpr double overhang = 8; // A drawing leaves its box by less than an eighth.
    constexpr double tallest = 2;  // Sizes a letter and its marks may stand out.
    Reach reach{Points(1e9), Points(-1e9)};
    const auto add = [&reach](Points from, Points to) {
        reach = {std::min(reach.top, from), std::max(reach.bottom, to)};
    };
    const auto width_of = [](const std::optional<layout::Stroke>& stroke) {
        return stroke ? stroke->width : Points(0);
    };
    if (const auto* box = std::get_if<layout::BoxItem>(&item.what)) {
        add(box->rect.y - width_of(box->stroke), box->rect.bottom() + width_of(box->stroke));
    } else if (const auto* path = std::get_if<layout::PathItem>(&item.what)) {
        const Points line = width_of(path->stroke) * mitre;
        for (const layout::PathSegment& segment : path->segments) {
            add(segment.to.y - line, segment.to.y + line);
            if (segment.kind == layout::PathSegment::Kind::Curve) {
                add(std::min(segment.first.y, segment.second.y) - line,
                    std::max(segment.first.y, segment.second.y) + line);
            }
        }
    } else if (const auto* text = std::get_if<layout::GlyphRunItem>(&item.what)) {
        for (const auto& glyph : text->run.glyphs) {
            add(Points(glyph.y - text->run.size * tallest),
                Points(glyph.y + text->run.size * tallest));
        }
    } else if (const auto* picture = std::get_if<layout::PictureItem>(&item.what)) {
        const Points out = picture->box.height / overhang;
        add(picture->box.y - out, picture->box.bottom() + out);
    } else {
        const auto& code = std::get<layout::QrItem>(item.what);
        add(code.box.y, code.box.bottom());
    }
    return reach;
}

void PagePlates::draw(const paint::View& view, int width, int height, paint::Painter& painter,
                      CmykPixmap& picture)
{
    const Reach rows{view.corner.y - Points(1 / view.pixels_per_point),
                     view.corner.y + Points((height + 1) / view.pixels_per_point)};
    const auto paint_layer = [&](const layout::DisplayList& list,
                                 std::vector<std::uint32_t>& pixels) {
        paint::Pixmap made{width, height, std::move(pixels)};
        made.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height),
                           white);
        paint::paint_over(made, list, view, painter);
        pixels = std::move(made.pixels);
    };
    picture.width = width;
    picture.height = height;
    paint_layer(ground_.between(rows), picture.pixels);
    separate(picture.pixels, inks_);
    const layout::DisplayList letters = black_.between(rows);
    if (!letters.items.empty()) {
        paint_layer(letters, letters_);
        add_black(letters_, picture.pixels);
    }
}

} // namespace printer
