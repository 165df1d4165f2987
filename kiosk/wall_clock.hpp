#pragma once

#include "content/model/date.hpp"

#include <chrono>

namespace kiosk {

/// What the machine's clock says now, and whether it was set from somewhere better.
struct WallTime {
    std::chrono::sys_seconds now{};
    bool synchronised = false;
};

/// CLOCK_REALTIME and the kernel's word on it (adjtimex); not synchronised if it gives none.
WallTime read_wall_time();

/// Wall time is trusted only if it is synchronised and not before the build date or the highest
/// time seen (KIOSK.md 2.11): a kiosk without network or battery lives in any year. Timers never
/// ask it.
class TrustedTime {
  public:
    /// @param built day the content was made, from the guide.
    /// @param highest highest time seen before, from the state.
    TrustedTime(content::Date built, std::chrono::sys_seconds highest);

    /// Looks at the clock; a trusted time that is later than all before is the highest from now on.
    void look(const WallTime& wall);

    /// Whether the time looked at last is trusted.
    bool is_trusted() const { return trusted_; }
    std::chrono::sys_seconds highest() const { return highest_; }
    /// The day by which facts expire and notices end: the later of build date and highest time
    /// seen. It never goes back.
    content::Date day() const;

  private:
    std::chrono::sys_seconds built_;
    std::chrono::sys_seconds highest_;
    bool trusted_ = false;
};

} // namespace kiosk
