#pragma once

#include "content/layout/units.hpp"
#include "kiosk/idle_timer.hpp"

#include <cstddef>

namespace kiosk {

/// The way to the service screen that nobody finds by chance: the two upper corners, left, right,
/// right, left, left, right, within ten seconds.
class CornerSequence {
  public:
    explicit CornerSequence(layout::Size panel) : panel_(panel) {}

    /// @return whether this touch was the last one of the sequence.
    bool touched(layout::Point at, Moment now);
    void forget() { done_ = 0; }

  private:
    layout::Size panel_;
    std::size_t done_ = 0;
    Moment begun_{0};
};

} // namespace kiosk
