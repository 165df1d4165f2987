#include "kiosk/wall_clock.hpp"

#include <sys/timex.h>

#include <algorithm>

namespace kiosk {

WallTime read_wall_time()
{
    timex kernel{};
    const int state = adjtimex(&kernel); // Only reads: no mode is set.
    WallTime wall;
    wall.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    wall.synchronised = state >= 0 && state != TIME_ERROR && (kernel.status & STA_UNSYNC) == 0;
    return wall;
}

TrustedTime::TrustedTime(content::Date built, std::chrono::sys_seconds highest)
    : built_(std::chrono::sys_days(built)), highest_(highest)
{}

void TrustedTime::look(const WallTime& wall)
{
    trusted_ = wall.synchronised && wall.now >= std::max(built_, highest_);
    if (trusted_) {
        highest_ = wall.now;
    }
}

content::Date TrustedTime::day() const
{
    return content::Date{std::chrono::floor<std::chrono::days>(std::max(built_, highest_))};
}

} // namespace kiosk
