#pragma once

#include "content/model/date.hpp"

#include <chrono>
#include <functional>
#include <vector>

namespace kiosk {

/// What the machine's clock says now, and whether it was set from somewhere better.
struct WallTime {
    std::chrono::sys_seconds now{};
    bool synchronised = false;
};

/// CLOCK_REALTIME and the kernel's word on it (adjtimex); not synchronised if it gives none.
WallTime read_wall_time();

/// The day a kiosk lives on is the later of build date and highest time seen (KIOSK.md 2.11):
/// without network or battery the clock may stand in any year. Timers never ask it.
///
/// A guide has many days of making, written by people and their clocks; its build date is the
/// newest of them. A clock that is synchronised is trusted, unless it stands before the highest
/// time seen or before all of these days: then the clock is wrong. If it stands before some, they
/// are: a line that a laptop in the year 2030 wrote must not let every fact expire. It is
/// disbelieved from then on, also by a kiosk that starts anew before its clock is set.
class TrustedTime {
  public:
    /// @param made days of the guide's making, oldest first (content::days_of_making).
    /// @param highest highest time seen before, from the state.
    /// @param disbelieved days that a trusted clock said were to come, from the state too.
    TrustedTime(std::vector<content::Date> made, std::chrono::sys_seconds highest,
                const std::vector<content::Date>& disbelieved = {});

    /// Looks at the clock; a trusted time that is later than all before is the highest from now on.
    void look(const WallTime& wall);

    /// Whether the time looked at last is trusted.
    bool is_trusted() const { return trusted_; }
    std::chrono::sys_seconds highest() const { return highest_; }
    /// Days of the guide's making that have not come yet: for the state.
    const std::vector<content::Date>& disbelieved() const { return disbelieved_; }
    /// The day by which facts expire and notices end. Once a clock was trusted it never goes back.
    content::Date day() const;

  private:
    void disbelieve(const std::function<bool(content::Date)>& is_to_come);

    std::vector<content::Date> made_; ///< Those that are believed.
    std::vector<content::Date> disbelieved_;
    std::chrono::sys_seconds highest_;
    bool trusted_ = false;
};

} // namespace kiosk
