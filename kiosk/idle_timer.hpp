#pragma once

#include <chrono>

namespace kiosk {

/// Time since the kiosk started, from a monotonic clock: wall clocks are not trusted.
using Moment = std::chrono::milliseconds;

enum class Idle { No, Ask, Reset };

/// Asks a visitor who has gone quiet, then ends the visit (KIOSK.md T10). Time is an argument.
class IdleTimer {
  public:
    /// @param ask quiet time until the question.
    /// @param reset quiet time until the end of the visit, later than `ask`.
    IdleTimer(std::chrono::milliseconds ask, std::chrono::milliseconds reset);

    void touched(Moment now) { last_ = now; }
    Idle state(Moment now) const;
    /// Whole seconds left of the question's countdown, rounded up; the full countdown before it.
    int seconds_left(Moment now) const;
    /// When something changes next after `now`: the question, a second of its countdown, the end.
    Moment next_change(Moment now) const;

  private:
    std::chrono::milliseconds ask_;
    std::chrono::milliseconds reset_;
    Moment last_{0};
};

} // namespace kiosk
