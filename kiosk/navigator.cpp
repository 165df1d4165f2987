#include "kiosk/navigator.hpp"

namespace kiosk {

namespace {

/// Longer ways forget their beginning: memory stays flat under any visitor.
constexpr std::size_t longest_way = 64;

} // namespace

Navigator::Navigator()
{
    reset();
}

const ScreenId* Navigator::previous() const
{
    return way_.size() < 2 ? nullptr : &way_[way_.size() - 2].screen;
}

void Navigator::open(const ScreenId& screen)
{
    if (screen == current()) {
        return;
    }
    if (way_.size() >= longest_way) {
        way_.erase(way_.begin() + 1);
    }
    way_.push_back({screen, {}, {}});
}

void Navigator::back()
{
    if (way_.size() > 1) {
        way_.pop_back();
    }
}

void Navigator::home()
{
    way_.assign(1, Stop{{ScreenKind::Home, {}, 0}, {}, {}});
}

void Navigator::leave_out(const std::function<bool(const ScreenId&)>& gone)
{
    const Stop shown = way_.back();
    way_.pop_back();
    std::erase_if(way_, [&](const Stop& stop) { return gone(stop.screen); });
    way_.push_back(shown);
}

void Navigator::set_place(int page, const std::string& anchor, const std::string& cut)
{
    way_.back().screen.page = page;
    way_.back().anchor = anchor;
    way_.back().cut = cut;
    if (previous() != nullptr && *previous() == current()) {
        way_.erase(way_.end() - 2);
    }
}

void Navigator::reset()
{
    way_.assign(1, Stop{{ScreenKind::Attract, {}, 0}, {}, {}});
}

} // namespace kiosk
