#include "kiosk/touch_hand.hpp"

#include "content/layout/screens/screens.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace kiosk {

namespace {

using layout::DisplayList;
using layout::Item;
using layout::PictureItem;
using layout::Points;
using layout::Rect;
using layout::operator""_mm;

constexpr Points reach = layout::to_points(6_mm);

bool is_hand(const Item& item)
{
    const auto* picture = std::get_if<PictureItem>(&item.what);
    return picture != nullptr && picture->name == layout::screens::touch_hand_mark;
}

/// A page of this size with those items alone.
DisplayList with_items(const DisplayList& page, std::vector<Item> items)
{
    DisplayList list;
    list.size = page.size;
    list.ink_bounds = page.ink_bounds;
    list.items = std::move(items);
    return list;
}

DisplayList hand_of(const DisplayList& page)
{
    std::vector<Item> items;
    std::ranges::copy_if(page.items, std::back_inserter(items), is_hand);
    return with_items(page, std::move(items));
}

DisplayList without_hand(const DisplayList& page)
{
    std::vector<Item> items = page.items;
    std::erase_if(items, is_hand);
    return with_items(page, std::move(items));
}

DisplayList moved_down(DisplayList list, Points down)
{
    for (Item& item : list.items) {
        std::get<PictureItem>(item.what).box.y += down;
    }
    return list;
}

/// Whole pixels round what a hand covers on its way.
PixelRect pixels_round(const Rect& box, double pixels_per_point, const paint::Pixmap& picture)
{
    constexpr double overhang = 4.0 / 96; // D28
    const Points over = box.width * overhang;
    const auto low = [&](Points at) {
        return std::max(0, static_cast<int>(std::floor(at.value() * pixels_per_point)));
    };
    const auto high = [&](Points at, int end) {
        return std::min(end, static_cast<int>(std::ceil(at.value() * pixels_per_point)));
    };
    const int x = low(box.x - over);
    const int y = low(box.y - over);
    return {x, y, high(box.right() + over, picture.width) - x,
            high(box.bottom() + over + reach, picture.height) - y};
}

paint::View view_of(const PixelRect& room, double pixels_per_point)
{
    return {{Points(room.x / pixels_per_point), Points(room.y / pixels_per_point)},
            pixels_per_point};
}

void put(const paint::Pixmap& part, const PixelRect& room, paint::Pixmap& picture)
{
    for (int row = 0; row < room.height; ++row) {
        const auto from = part.pixels.begin() + static_cast<std::ptrdiff_t>(row) * part.width;
        const auto to = picture.pixels.begin() +
                        static_cast<std::ptrdiff_t>(room.y + row) * picture.width + room.x;
        std::copy(from, from + room.width, to);
    }
}

} // namespace

Points HandMotion::down(Moment now) const
{
    const Moment since = now - begin_;
    const Moment stroke_since = since % round - (round - stroke);
    if (since < Moment(0) || since >= round * rounds || stroke_since <= Moment(0)) {
        return Points(0);
    }
    const double part = static_cast<double>(stroke_since.count()) / stroke.count();
    const double wave = std::sin(std::numbers::pi * part);
    return reach * (wave * wave);
}

std::optional<Moment> HandMotion::next_change(Moment now) const
{
    const Moment since = now - begin_;
    if (since >= round * rounds) {
        return std::nullopt;
    }
    const Moment round_began = now - since % round;
    const Moment stroke_begins = round_began + (round - stroke);
    return now < stroke_begins ? stroke_begins : std::min(now + picture_each, round_began + round);
}

TouchHand::TouchHand(const DisplayList& page, paint::Pixmap still, double pixels_per_point,
                     const std::filesystem::path& pictograms, Moment begin)
    : motion_(begin), still_(std::move(still)), pixels_per_point_(pixels_per_point),
      painter_(paint::PictogramSet(pictograms)), hand_(hand_of(page)),
      room_(pixels_round(find_hand(page)->box, pixels_per_point, still_)),
      under_(paint::blank_pixmap(room_.width, room_.height))
{
    paint::paint_over(under_, without_hand(page), view_of(room_, pixels_per_point_), painter_);
}

paint::Pixmap TouchHand::picture(Moment now)
{
    const Points down = motion_.down(now);
    paint::Pixmap picture = still_;
    if (down > Points(0)) {
        paint::Pixmap part = under_;
        paint::paint_over(part, moved_down(hand_, down), view_of(room_, pixels_per_point_),
                          painter_);
        put(part, room_, picture);
    }
    return picture;
}

const PictureItem* find_hand(const DisplayList& page)
{
    const auto found = std::ranges::find_if(page.items, is_hand);
    return found == page.items.end() ? nullptr : &std::get<PictureItem>(found->what);
}

} // namespace kiosk
