#include "kiosk/focus.hpp"

#include "content/layout/screens/reading.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace kiosk {

namespace {

using layout::DisplayList;
using layout::Points;
using layout::Rect;
using layout::Region;
using layout::screens::reading_stops;
using layout::screens::ReadingStop;
using Stops = std::vector<ReadingStop>;

double area(const Rect& rect)
{
    return rect.width.value() * rect.height.value();
}

/// The nearest stop above or below; none if there is nothing in that direction.
const ReadingStop* stop_in_direction(const Stops& stops, const ReadingStop& from, Key key)
{
    const double sign = key == Key::Down ? 1 : -1;
    const auto middle = [](const Rect& rect) {
        return std::pair{(rect.x + rect.width / 2).value(), (rect.y + rect.height / 2).value()};
    };
    const auto [x, y] = middle(from.rect);
    const ReadingStop* best = nullptr;
    double least = 0;
    for (const ReadingStop& stop : stops) {
        const auto [other_x, other_y] = middle(stop.rect);
        const double down = (other_y - y) * sign;
        if (down < from.rect.height.value() * 0.3) {
            continue;
        }
        const double cost = down + std::abs(other_x - x) * 0.6;
        if (best == nullptr || cost < least) {
            best = &stop;
            least = cost;
        }
    }
    return best;
}

} // namespace

std::string region_at(const DisplayList& page, layout::Point at)
{
    const Region* best = nullptr;
    for (const Region& region : page.regions) {
        const Rect& rect = region.rect;
        const bool inside =
            at.x >= rect.x && at.x < rect.right() && at.y >= rect.y && at.y < rect.bottom();
        if (inside && (best == nullptr || area(rect) < area(best->rect))) {
            best = &region;
        }
    }
    return best == nullptr ? "" : best->action;
}

std::optional<layout::Point> place_of(const DisplayList& page, const std::string& action)
{
    for (const Region& region : page.regions) {
        for (const double part : {0.5, 0.1, 0.9}) {
            const layout::Point at{region.rect.x + region.rect.width * part,
                                   region.rect.y + region.rect.height * part};
            if (region.action == action && region_at(page, at) == action) {
                return at;
            }
        }
    }
    return std::nullopt;
}

std::string first_focus(const DisplayList& page)
{
    const Stops stops = reading_stops(page);
    return stops.empty() ? "" : stops.front().action;
}

bool has_stop(const DisplayList& page, const std::string& action)
{
    const Stops stops = reading_stops(page);
    return std::ranges::find(stops, action, &ReadingStop::action) != stops.end();
}

std::string move_focus(const DisplayList& page, const std::string& from, Key key,
                       content::Direction direction)
{
    const Stops stops = reading_stops(page);
    if (stops.empty()) {
        return {};
    }
    const auto found = std::ranges::find(stops, from, &ReadingStop::action);
    if (found == stops.end()) {
        return stops.front().action;
    }
    if (key == Key::Up || key == Key::Down) {
        const ReadingStop* stop = stop_in_direction(stops, *found, key);
        return stop == nullptr ? from : stop->action;
    }
    const Key forward = direction == content::Direction::RightToLeft ? Key::Left : Key::Right;
    const auto count = static_cast<std::ptrdiff_t>(stops.size());
    const auto at = found - stops.begin();
    const auto next = (at + (key == forward || key == Key::Next ? 1 : -1) + count) % count;
    return stops[static_cast<std::size_t>(next)].action;
}

} // namespace kiosk
