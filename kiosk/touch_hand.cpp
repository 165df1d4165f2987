#include "kiosk/touch_hand.hpp"

#include "content/layout/screens/screens.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

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

/// What lies under a hand that has nothing else near it.
bool is_ground(const Item& item)
{
    return item.role == layout::Role::Ground && std::holds_alternative<layout::BoxItem>(item.what);
}

/// The hand alone, on the page's ground.
DisplayList hand_on_ground(const DisplayList& page)
{
    DisplayList list;
    list.size = page.size;
    list.ink_bounds = page.ink_bounds;
    const auto copy = [&](bool (*wanted)(const Item&)) {
        std::ranges::copy_if(page.items, std::back_inserter(list.items), wanted);
    };
    copy(is_ground);
    copy(is_hand);
    return list;
}

/// What a hand covers on its way.
Rect way_of(const PictureItem& hand)
{
    constexpr double overhang = 4.0 / 96; // D28
    const Points over = hand.box.width * overhang;
    return {hand.box.x - over, hand.box.y - over - reach, hand.box.width + over * 2,
            hand.box.height + over * 2 + reach};
}

bool is_bare(const DisplayList& page, const Rect& way)
{
    return way.y >= Points(0) &&
           std::ranges::none_of(page.texts,
                                [&](const auto& text) { return text.ink.overlaps(way); }) &&
           std::ranges::none_of(page.regions, [&](const layout::Region& region) {
               return region.rect.width < page.size.width && region.rect.overlaps(way);
           });
}

PixelRect pixels_round(const Rect& way, double pixels_per_point)
{
    const auto low = [&](Points at) {
        return static_cast<int>(std::floor(at.value() * pixels_per_point));
    };
    const auto high = [&](Points at) {
        return static_cast<int>(std::ceil(at.value() * pixels_per_point));
    };
    const int x = low(way.x);
    const int y = low(way.y);
    return {x, y, high(way.right()) - x, high(way.bottom()) - y};
}

} // namespace

Points HandMotion::raised(Moment now) const
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

std::optional<HandPictures> draw_hand(const DisplayList& page, double pixels_per_point,
                                      paint::Painter& painter)
{
    const auto found = std::ranges::find_if(page.items, is_hand);
    if (found == page.items.end()) {
        return std::nullopt;
    }
    const Rect way = way_of(std::get<PictureItem>(found->what));
    if (!is_bare(page, way)) {
        return std::nullopt;
    }
    HandPictures pictures{pixels_round(way, pixels_per_point), {}};
    const PixelRect& room = pictures.room;
    const paint::View view{{Points(room.x / pixels_per_point), Points(room.y / pixels_per_point)},
                           pixels_per_point};
    DisplayList list = hand_on_ground(page);
    auto& hand = std::get<PictureItem>(list.items.back().what);
    const Points lowest = hand.box.y;
    const Points step = layout::to_points(HandPictures::step);
    for (int steps = 0; steps <= std::lround(reach / step); ++steps) {
        hand.box.y = lowest - step * steps;
        pictures.raised.push_back(paint::blank_pixmap(room.width, room.height));
        paint::paint_over(pictures.raised.back(), list, view, painter);
    }
    return pictures;
}

void TouchHand::take(HandPictures pictures)
{
    pictures_ = std::move(pictures);
    shown_ = 0; // As the page has it.
    if (pictures_.raised.empty()) {
        motion_.reset();
    }
}

const paint::Pixmap* TouchHand::turn(Moment now)
{
    if (pictures_.raised.empty()) {
        return nullptr;
    }
    if (!has_moved_) {
        has_moved_ = true;
        motion_.emplace(now);
    }
    if (!motion_) {
        return nullptr;
    }
    const double steps = motion_->raised(now) / layout::to_points(HandPictures::step);
    if (!motion_->next_change(now)) {
        motion_.reset();
    }
    const auto step = static_cast<std::size_t>(std::lround(steps));
    return show(std::min(step, pictures_.raised.size() - 1));
}

const paint::Pixmap* TouchHand::stop()
{
    motion_.reset();
    return show(0);
}

const paint::Pixmap* TouchHand::touched()
{
    has_moved_ = true;
    return stop();
}

const paint::Pixmap* TouchHand::show(std::size_t step)
{
    if (step == shown_) {
        return nullptr;
    }
    shown_ = step;
    return &pictures_.raised[step];
}

std::optional<Moment> TouchHand::next_change(Moment now) const
{
    return motion_ ? motion_->next_change(now) : std::nullopt;
}

} // namespace kiosk
