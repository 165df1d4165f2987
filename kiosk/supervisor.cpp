#include "kiosk/supervisor.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace kiosk {

namespace {

std::string_view environment(const char* name)
{
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

} // namespace

Supervisor Supervisor::from_environment()
{
    const std::string_view text = environment("WATCHDOG_USEC");
    std::int64_t microseconds = 0;
    std::from_chars(text.data(), text.data() + text.size(), microseconds);
    return {std::string(environment("NOTIFY_SOCKET")),
            Moment(std::max<std::int64_t>(microseconds, 0) / 1000)};
}

Supervisor::Supervisor(std::string socket, Moment patience)
    : socket_(std::move(socket)), patience_(patience)
{}

Moment Supervisor::beat() const
{
    constexpr Moment usual{5000};
    constexpr Moment shortest{50};
    return patience_ > Moment(0) ? std::clamp(patience_ / 3, shortest, usual) : usual;
}

void Supervisor::tell_ready()
{
    tell("READY=1");
    ready_ = true;
}

void Supervisor::tell_alive() const
{
    tell(ready_ ? "WATCHDOG=1" : "EXTEND_TIMEOUT_USEC=60000000"); // As much as the unit gives.
}

void Supervisor::tell(std::string_view state) const
{
    sockaddr_un address{};
    if (!listens() || socket_.size() >= sizeof address.sun_path) {
        return;
    }
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, socket_.data(), socket_.size());
    if (address.sun_path[0] == '@') {
        address.sun_path[0] = '\0';
    }
    const int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) {
        return;
    }
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket_.size());
    [[maybe_unused]] const auto sent =
        sendto(descriptor, state.data(), state.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
               reinterpret_cast<const sockaddr*>(&address), length);
    close(descriptor);
}

Watchdog::Verdict Watchdog::beat(Worker worker, Seen seen)
{
    wrong_ = seen == Seen::Wrong ? wrong_ + 1 : 0;
    if (wrong_ >= 2) {
        return Verdict::Broken;
    }
    return wrong_ > 0 || worker == Worker::Silent ? Verdict::Silent : Verdict::Alive;
}

} // namespace kiosk
