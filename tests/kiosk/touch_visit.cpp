#include "tests/kiosk/touch_visit.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <thread>

namespace support {

using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t tapping_finger = 4;
constexpr auto tap_time = 60ms;

kiosk::ContactId contact_of(std::uint32_t id)
{
    return {kiosk::ContactId::Source::Panel, 1, id};
}

/// Nobody should believe that fingers were tested where they were not.
bool can_run()
{
    const std::string why_not = TouchScreen::why_not();
    if (!why_not.empty()) {
        WARN("SKIPPED, NO FINGER WAS TESTED: " << why_not);
    }
    return why_not.empty();
}

} // namespace

TouchVisit::TouchVisit(std::unique_ptr<TemporaryFolder> folder, std::unique_ptr<TouchScreen> screen,
                       const Words& options, const Words& environment)
    : WindowVisit(std::move(folder), std::move(screen), options, environment),
      panel_(dynamic_cast<TouchScreen&>(this->screen()))
{}

std::unique_ptr<TouchVisit> TouchVisit::make(const Words& options, const Words& environment)
{
    if (!can_run()) {
        return nullptr;
    }
    auto folder = std::make_unique<TemporaryFolder>();
    auto screen = std::make_unique<TouchScreen>(folder->path());
    return std::unique_ptr<TouchVisit>(
        new TouchVisit(std::move(folder), std::move(screen), options, environment));
}

TouchVisit* TouchVisit::begin()
{
    static const std::unique_ptr<TouchVisit> shared = make();
    if (shared) {
        if (shared->visitor().screen() != "attract") {
            shared->tap("finish");
        }
        INFO(shared->program().said());
        REQUIRE(shared->wrong_pixels() == 0);
    }
    return shared.get();
}

void TouchVisit::down(std::uint32_t id, layout::Point at)
{
    fingers_[id] = at;
    panel_.down(id, to_pixel(at.x), to_pixel(at.y));
    visitor().kiosk().down(contact_of(id), at, visitor().now());
    visitor().settle();
}

void TouchVisit::move(std::uint32_t id, layout::Point at)
{
    fingers_[id] = at;
    panel_.move(id, to_pixel(at.x), to_pixel(at.y));
    visitor().kiosk().moved(contact_of(id), at, visitor().now());
    visitor().settle();
}

void TouchVisit::up(std::uint32_t id)
{
    const layout::Point at = fingers_.at(id);
    fingers_.erase(id);
    panel_.up(id, to_pixel(at.x), to_pixel(at.y));
    visitor().kiosk().up(contact_of(id), visitor().now());
    visitor().settle();
}

void TouchVisit::tap_at(layout::Point at)
{
    panel_.down(tapping_finger, to_pixel(at.x), to_pixel(at.y));
    std::this_thread::sleep_for(tap_time);
    panel_.up(tapping_finger, to_pixel(at.x), to_pixel(at.y));
}

void TouchVisit::tap(const std::string& action)
{
    tap_at(aim_at(action));
    REQUIRE(visitor().tap(action));
    INFO("touched " << action << ", now " << visitor().screen());
    REQUIRE(wrong_pixels() == 0);
}

int TouchVisit::tap_contrasts(int taps)
{
    constexpr std::array contrasts{"contrast:dark", "contrast:light", "contrast:normal"};
    int shown = 0;
    aim_at(contrasts.front());
    for (int i = 0; i < taps; ++i) {
        const std::string action = contrasts[static_cast<std::size_t>(i) % contrasts.size()];
        const auto at = visitor().place_of(action);
        REQUIRE(at);
        tap_at(*at);
        REQUIRE(visitor().tap(action));
        shown += wrong_pixels() == 0 ? 1 : 0;
    }
    return shown;
}

} // namespace support
