#include "kiosk/wall_clock.hpp"

#include <sys/timex.h>

#include <algorithm>
#include <functional>
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

TrustedTime::TrustedTime(std::vector<content::Date> made, std::chrono::sys_seconds highest,
                         const std::vector<content::Date>& disbelieved)
    : made_(std::move(made)), highest_(highest)
{
    const content::Date seen = content::local_day(highest_);
    disbelieve([&](content::Date day) {
        return day > seen && std::ranges::find(disbelieved, day) != disbelieved.end();
    });
}

void TrustedTime::disbelieve(const std::function<bool(content::Date)>& is_to_come)
{
    const auto kept = std::ranges::stable_partition(made_, std::not_fn(is_to_come)).begin();
    disbelieved_.insert(disbelieved_.end(), kept, made_.end());
    made_.erase(kept, made_.end());
}

void TrustedTime::look(const WallTime& wall)
{
    const content::Date today = content::local_day(wall.now);
    const bool is_made = made_.empty() || today >= made_.front();
    trusted_ = wall.synchronised && is_made && wall.now >= highest_;
    if (trusted_) {
        highest_ = wall.now;
        std::erase_if(disbelieved_, [&](content::Date day) { return day <= today; });
        disbelieve([&](content::Date day) { return day > today; });
    }
}

content::Date TrustedTime::day() const
{
    const content::Date seen = content::local_day(highest_);
    return made_.empty() ? seen : std::max(seen, made_.back());
}

} // namespace kiosk
