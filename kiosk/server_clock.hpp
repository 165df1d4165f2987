#pragma once

#include "kiosk/idle_timer.hpp"

#include <cstdint>
#include <optional>

namespace kiosk {

/// When a finger touched, by the kiosk's clock, from the X server's time of the event. What is read
/// late (the machine was busy) keeps its distances: else the taps of some seconds would count as a
/// failing panel's flood, and a double tap as one.
class ServerClock {
  public:
    /// A greater lag is no busy machine but another clock: it is measured anew.
    static constexpr Moment longest_lag = std::chrono::minutes(1);

    /// @param server milliseconds of the server; they begin anew after 49 days.
    /// @param read when the event was read, not before those read earlier.
    /// @return at most `read`.
    Moment felt(std::uint32_t server, Moment read);

  private:
    std::uint32_t last_ = 0;
    Moment server_{0};             ///< The server's time, without beginning anew.
    std::optional<Moment> offset_; ///< Least seen from server to reader: of an event without lag.
};

} // namespace kiosk
