#pragma once

#include "tests/bench/kiosk_mirror.hpp"
#include "tests/bench/running.hpp"

#include <chrono>
#include <vector>

namespace bench {

using Clock = std::chrono::steady_clock;

/// Waits until the screen shows all marks. @return when it did.
/// @throws std::runtime_error after 20 s, with `what`.
Clock::time_point wait_for(const XScreen& screen, const std::vector<Mark>& marks,
                           const std::string& what);

/// Milliseconds, ascending.
class Times {
  public:
    void add(Clock::duration time);
    double share(double part) const; ///< 0.95: what 95 of 100 do not pass.
    std::size_t count() const { return times_.size(); }

  private:
    std::vector<double> times_;
};

/// A kiosk in a window of its own, and a finger that waits until it sees a page, then touches.
class TimedVisit {
  public:
    explicit TimedVisit(const XScreen& screen);

    /// Touches it and waits for the page that it opens.
    void tap(const std::string& action);
    bool sees(const std::string& action) const { return mirror_.sees(action); }
    const KioskMirror& mirror() const { return mirror_; }
    pid_t program() const { return program_.id(); }
    const Times& pressed() const { return pressed_; } ///< Press until the button looks pressed.
    const Times& pages() const { return pages_; }     ///< Lift until the page is there.

  private:
    const XScreen& screen_;
    Running program_;
    KioskMirror mirror_;
    paint::Pixmap shown_;
    Clock::time_point shown_since_;
    Times pressed_;
    Times pages_;
};

/// What somebody sees who reads everything behind the tiles of home in one language: topics page
/// by page, contacts, sizes and contrasts. From any page with the bar, or the first one.
void read_in(TimedVisit& visit, const std::string& language, std::size_t most_taps);

} // namespace bench
