#include "kiosk/wall_clock.hpp"

#include <sys/timex.h>

#include <algorithm>
#include <utility>

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

TrustedTime::TrustedTime(std::vector<content::Date> made, std::chrono::sys_seconds highest)
    : made_(std::move(made)), highest_(highest)
{}

void TrustedTime::look(const WallTime& wall)
{
    const content::Date today = content::local_day(wall.now);
    const bool is_made = made_.empty() || today >= made_.front();
    trusted_ = wall.synchronised && is_made && wall.now >= highest_;
    if (trusted_) {
        highest_ = wall.now;
        std::erase_if(made_, [&](content::Date day) { return day > today; });
    }
}

content::Date TrustedTime::day() const
{
    const content::Date seen = content::local_day(highest_);
    return made_.empty() ? seen : std::max(seen, made_.back());
}

} // namespace kiosk
