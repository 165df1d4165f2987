#pragma once

#include "kiosk/idle_timer.hpp"

#include <optional>

namespace kiosk {

/// SIGTERM and SIGINT as something to poll: the only ways out of the kiosk.
class StopSignals {
  public:
    /// Blocks both; before any thread begins: all inherit it.
    /// @throws std::system_error
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    int descriptor() const { return descriptor_; }

  private:
    int descriptor_ = -1;
};

/// What one thread rings and another polls.
class Bell {
  public:
    /// @throws std::system_error
    Bell();
    ~Bell();
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;

    void ring();
    /// Not readable until it is rung again.
    void hush();
    int descriptor() const { return descriptor_; }

  private:
    int descriptor_; ///< eventfd
};

/// Time as something to poll. Monotonic: no clock that somebody sets moves it.
class AlarmClock {
  public:
    /// @throws std::system_error
    AlarmClock();
    ~AlarmClock();
    AlarmClock(const AlarmClock&) = delete;
    AlarmClock& operator=(const AlarmClock&) = delete;

    /// Time since the clock was made.
    Moment now() const;
    /// Readable from then on; none: never.
    void wake_at(std::optional<Moment> when);
    int descriptor() const { return descriptor_; }

  private:
    Moment begin_; ///< CLOCK_MONOTONIC
    int descriptor_ = -1;
    std::optional<Moment> set_;
};

} // namespace kiosk
