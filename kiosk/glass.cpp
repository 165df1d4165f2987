#include "kiosk/glass.hpp"

#include <algorithm>
#include <utility>

namespace kiosk {

Glass::Glass(XConnection& server, const PixelRect& place, const PanelMap& map)
    : server_(server), place_(place), map_(map)
{}

void Glass::show(paint::Pixmap picture, Moment now)
{
    const auto changed = changed_rect(picture_, picture);
    if (!changed) {
        return;
    }
    const auto mark = most_changed_pixel(picture_, picture, *changed);
    mark_ = mark ? mark : mark_;
    picture_ = std::move(picture);
    changed_ = now;
    damage_ = damage_ ? united(*damage_, *changed) : *changed;
}

void Glass::show_part(const paint::Pixmap& part, const PixelRect& place, Moment now)
{
    for (int row = 0; row < place.height; ++row) {
        const auto from = part.pixels.begin() + static_cast<std::ptrdiff_t>(row) * part.width;
        const auto to = picture_.pixels.begin() +
                        static_cast<std::ptrdiff_t>(place.y + row) * picture_.width + place.x;
        std::copy(from, from + place.width, to);
    }
    changed_ = now;
    damage_ = damage_ ? united(*damage_, place) : place;
}

void Glass::show_anew()
{
    damage_ = PixelRect{0, 0, picture_.width, picture_.height};
}

void Glass::set_look(const PanelLook& look, Moment now)
{
    look_ = look;
    changed_ = now;
    show_anew();
}

void Glass::set_calibration(const Calibration& calibration)
{
    map_ = PanelMap(map_.output(), map_.rotation(), calibration);
}

PixelRect Glass::move_to(const PixelRect& place)
{
    place_ = place;
    show_anew();
    return server_.move_window(place);
}

std::optional<Moment> Glass::next_due() const
{
    return presented_ ? std::optional(*presented_ + (damage_ ? shortest_picture : longest_picture))
                      : std::nullopt;
}

bool Glass::present(Moment now)
{
    const auto due = next_due();
    if (picture_.pixels.empty() || (due && now < *due)) {
        return false;
    }
    if (!damage_) {
        show_anew();
    }
    server_.put(output_picture(picture_, *damage_, look_, map_));
    presented_ = now;
    damage_.reset();
    return true;
}

Seen Glass::look_at_screen(Moment now) const
{
    if (!mark_ || damage_ || now - changed_ < until_seen) {
        return Seen::Unknown;
    }
    const auto moved = moved_place(look_, *mark_, map_.page());
    if (!moved) {
        return Seen::Unknown;
    }
    const PixelPoint at = map_.page_to_output(*moved);
    const auto seen = server_.pixel({place_.x + at.x, place_.y + at.y});
    const auto drawn =
        picture_
            .pixels[static_cast<std::size_t>(mark_->y) * static_cast<std::size_t>(picture_.width) +
                    static_cast<std::size_t>(mark_->x)];
    const auto meant = look_.panel == Panel::Bright ? drawn : dimmed(drawn);
    return seen && colour_distance(*seen, meant) == 0 ? Seen::Right : Seen::Wrong;
}

} // namespace kiosk
