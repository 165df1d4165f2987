#include "kiosk/wakers.hpp"

#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <system_error>

namespace kiosk {

namespace {

int open_or_throw(int descriptor, const char* what)
{
    if (descriptor < 0) {
        throw std::system_error(errno, std::generic_category(), what);
    }
    return descriptor;
}

Moment monotonic_now()
{
    return std::chrono::duration_cast<Moment>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

StopSignals::StopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    descriptor_ = open_or_throw(signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC), "signalfd");
}

StopSignals::~StopSignals()
{
    close(descriptor_);
}

Bell::Bell() : descriptor_(open_or_throw(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC), "eventfd")) {}

Bell::~Bell()
{
    close(descriptor_);
}

void Bell::ring()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto put = write(descriptor_, &one, sizeof one);
}

void Bell::hush()
{
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = read(descriptor_, &count, sizeof count);
}

AlarmClock::AlarmClock()
    : begin_(monotonic_now()),
      descriptor_(open_or_throw(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC),
                                "timerfd_create"))
{}

AlarmClock::~AlarmClock()
{
    close(descriptor_);
}

Moment AlarmClock::now() const
{
    return monotonic_now() - begin_;
}

void AlarmClock::wake_at(std::optional<Moment> when)
{
    if (when == set_ && (!when || now() < *when)) {
        return;
    }
    set_ = when;
    itimerspec spec{}; // Zero switches it off; setting it anew forgets what went off.
    if (when) {
        // Up to the next millisecond: one too early would only find nothing to do.
        const auto then = std::max(*when + begin_, Moment(0)) + Moment(1);
        spec.it_value.tv_sec = static_cast<time_t>(then / std::chrono::seconds(1));
        spec.it_value.tv_nsec =
            static_cast<long>((then % std::chrono::seconds(1)).count()) * 1'000'000;
    }
    timerfd_settime(descriptor_, TFD_TIMER_ABSTIME, &spec, nullptr);
}

} // namespace kiosk
