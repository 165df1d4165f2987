#include "kiosk/touch_grid.hpp"

#include <algorithm>

namespace kiosk {

namespace {

using layout::Points;

/// Row or column of a place; beside the panel counts as its edge.
std::size_t cell_of(Points at, Points length)
{
    const int cell = static_cast<int>(at / length * TouchGrid::side);
    return static_cast<std::size_t>(std::clamp(cell, 0, TouchGrid::side - 1));
}

} // namespace

const TouchGrid::Cell& TouchGrid::cell(layout::Point at) const
{
    return cells_[cell_of(at.y, panel_.height) * side + cell_of(at.x, panel_.width)];
}

TouchGrid::Cell& TouchGrid::cell(layout::Point at)
{
    return cells_[cell_of(at.y, panel_.height) * side + cell_of(at.x, panel_.width)];
}

bool TouchGrid::enter(layout::Point at, Moment now)
{
    Cell& here = cell(at);
    if (here.contacts == 0 && now - here.left >= shortest_pause) {
        here.since = now;
    }
    ++here.contacts;
    const bool floods =
        here.begins.size() == most_begins && now - here.begins.front() < std::chrono::seconds(1);
    here.begins.push_back(now);
    if (here.begins.size() > most_begins) {
        here.begins.pop_front();
    }
    if (floods || now - here.since >= longest_touch) {
        here.masked_until = now + mask_time;
    }
    return now >= here.masked_until;
}

void TouchGrid::leave(layout::Point at, Moment now)
{
    Cell& here = cell(at);
    here.contacts = std::max(here.contacts - 1, 0);
    here.left = now;
    if (now - here.since >= longest_touch) {
        here.masked_until = now + mask_time;
    }
}

bool TouchGrid::is_masked(layout::Point at, Moment now) const
{
    return now < cell(at).masked_until;
}

int TouchGrid::masked_cells(Moment now) const
{
    return static_cast<int>(
        std::ranges::count_if(cells_, [&](const Cell& cell) { return now < cell.masked_until; }));
}

} // namespace kiosk
