#include "kiosk/idle_timer.hpp"

#include <algorithm>
#include <cassert>

namespace kiosk {

using std::chrono::milliseconds;
using std::chrono::seconds;

IdleTimer::IdleTimer(milliseconds ask, milliseconds reset) : ask_(ask), reset_(reset)
{
    assert(ask_ < reset_);
}

Idle IdleTimer::state(Moment now) const
{
    const auto quiet = now - last_;
    return quiet >= reset_ ? Idle::Reset : quiet >= ask_ ? Idle::Ask : Idle::No;
}

int IdleTimer::seconds_left(Moment now) const
{
    const auto left = std::clamp(last_ + reset_ - now, milliseconds(0), reset_ - ask_);
    return static_cast<int>((left + milliseconds(999)) / seconds(1));
}

Moment IdleTimer::next_change(Moment now) const
{
    if (state(now) == Idle::No) {
        return last_ + ask_;
    }
    const auto left = last_ + reset_ - now;
    return left <= milliseconds(0) ? now
                                   : now + (left - milliseconds(1)) % seconds(1) + milliseconds(1);
}

} // namespace kiosk
