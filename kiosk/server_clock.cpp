#include "kiosk/server_clock.hpp"

#include <algorithm>

namespace kiosk {

Moment ServerClock::felt(std::uint32_t server, Moment read)
{
    server_ += Moment(static_cast<std::int32_t>(server - last_)); // By difference: it may wrap.
    last_ = server;
    const Moment offset = read - server_;
    if (!offset_ || offset - *offset_ > longest_lag) {
        offset_ = offset;
    }
    offset_ = std::min(*offset_, offset);
    return server_ + *offset_;
}

} // namespace kiosk
