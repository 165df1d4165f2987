#include "tests/kiosk/monkey.hpp"

#include "kiosk/replay.hpp"
#include "tests/kiosk/virtual_screen.hpp"
#include "tests/kiosk/visitor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace support {

using namespace std::chrono_literals;
using kiosk::Kiosk;
using kiosk::Moment;
using layout::screens::SlipState;
using Kind = MonkeyEvent::Kind;

namespace {

constexpr int replay_panel = 0;
constexpr std::uint32_t most_fingers = 9;

template <typename What>
std::string name_in(const std::map<std::string, What>& names, What what)
{
    return std::ranges::find(names, what, [](const auto& name) { return name.second; })->first;
}

/// A tile, an answer, the next page, a slip: not the bar, and nothing that only speaks.
bool leads_on(const layout::Region& region)
{
    return region.action.rfind("open:", 0) == 0 || region.action.rfind("answer:", 0) == 0 ||
           region.action == "next" || region.action == "print";
}

int to_pixel_inside(layout::Points length, int pixels)
{
    return std::clamp(static_cast<int>(length.value() * test_pixels_per_point), 0, pixels - 1);
}

} // namespace

std::string to_line(const MonkeyEvent& event)
{
    const std::string time = fmt::format("t={:.3f}", static_cast<double>(event.at.count()) / 1000);
    switch (event.kind) {
    case Kind::Down:
        return fmt::format("{} down {} {} {}", time, event.finger, event.x, event.y);
    case Kind::Move:
        return fmt::format("{} move {} {} {}", time, event.finger, event.x, event.y);
    case Kind::Up:
        return fmt::format("{} up {}", time, event.finger);
    case Kind::Gone:
        return time + " gone";
    case Kind::Slip:
        return time + " slip " + name_in(kiosk::slip_names(), event.slip);
    case Kind::Key:
        break;
    }
    return time + " key " + name_in(kiosk::key_names(), event.key);
}

std::string to_script(const std::deque<MonkeyEvent>& events)
{
    return std::accumulate(events.begin(), events.end(), std::string("printer\n"),
                           [](std::string script, const MonkeyEvent& event) {
                               return std::move(script) + to_line(event) + "\n";
                           });
}

void happen(const MonkeyEvent& event, Kiosk& kiosk)
{
    const kiosk::ContactId contact{kiosk::ContactId::Source::Panel, replay_panel, event.finger};
    const layout::Point at{layout::Points(event.x / test_pixels_per_point),
                           layout::Points(event.y / test_pixels_per_point)};
    switch (event.kind) {
    case Kind::Down:
        kiosk.down(contact, at, event.at);
        break;
    case Kind::Move:
        kiosk.moved(contact, at, event.at);
        break;
    case Kind::Up:
        kiosk.up(contact, event.at);
        break;
    case Kind::Gone:
        kiosk.panel_gone(replay_panel, event.at);
        break;
    case Kind::Key:
        kiosk.key(event.key, event.at);
        break;
    case Kind::Slip:
        kiosk.slip_went(event.slip);
        break;
    }
}

MonkeyEvent Monkey::next(const Kiosk& kiosk)
{
    static constexpr std::array<Choice, 16> choices{{{34, &Monkey::tap_what_is_new},
                                                     {24, &Monkey::tap_some_button},
                                                     {6, &Monkey::tap_anywhere},
                                                     {4, &Monkey::tap_twice},
                                                     {5, &Monkey::drag},
                                                     {3, &Monkey::lay_hand_down},
                                                     {1, &Monkey::rest_palm},
                                                     {3, &Monkey::move_palm},
                                                     {4, &Monkey::lift_palm},
                                                     {1, &Monkey::flood_a_place},
                                                     {1, &Monkey::touch_corners},
                                                     {14, &Monkey::press_keys},
                                                     {5, &Monkey::wait},
                                                     {1, &Monkey::unplug_panel},
                                                     {5, &Monkey::have_patience},
                                                     {3, &Monkey::answer_slip}}};
    static const int weights =
        std::accumulate(choices.begin(), choices.end(), 0,
                        [](int sum, const Choice& choice) { return sum + choice.weight; });
    while (planned_.empty() && patience_ > 0) {
        go_on(kiosk);
    }
    while (planned_.empty()) {
        int at = random(weights);
        const auto chosen = std::ranges::find_if(
            choices, [&](const Choice& choice) { return (at -= choice.weight) < 0; });
        pause_ += Moment(random(4) == 0 ? random(350) : 350 + random(1200));
        (this->*chosen->gesture)(kiosk);
    }
    MonkeyEvent event = planned_.front();
    planned_.pop_front();
    now_ += event.at;
    event.at = now_;
    return event;
}

std::uint32_t Monkey::new_finger()
{
    last_finger_ = last_finger_ % most_fingers + 1; // One that rests may be put down anew.
    return last_finger_;
}

Monkey::Spot Monkey::anywhere()
{
    return {random(Screen::width), random(Screen::height)};
}

Monkey::Spot Monkey::some_button(const Kiosk& kiosk)
{
    const auto& regions = kiosk.page()->regions;
    if (regions.empty()) {
        return anywhere();
    }
    const auto& rect =
        regions[static_cast<std::size_t>(random(static_cast<int>(regions.size())))].rect;
    return {to_pixel_inside(rect.x + rect.width * (random(100) / 100.0), Screen::width),
            to_pixel_inside(rect.y + rect.height * (random(100) / 100.0), Screen::height)};
}

Monkey::Spot Monkey::new_button(const Kiosk& kiosk, Of which)
{
    const std::string screen = to_string(kiosk.request().screen) + " ";
    const layout::Region* best = nullptr;
    int least = 0;
    for (const layout::Region& region : kiosk.page()->regions) {
        if (which == Of::WayOn && !leads_on(region)) {
            continue;
        }
        const auto found = touched_.find(screen + region.action);
        const int times = found == touched_.end() ? 0 : found->second;
        if (best == nullptr || times < least) {
            best = &region;
            least = times;
        }
    }
    if (best == nullptr) {
        return which == Of::All ? anywhere() : new_button(kiosk, Of::All);
    }
    touched_[screen + best->action] += 1 + random(2); // Not the same round for ever.
    const auto place = kiosk::place_of(*kiosk.page(), best->action);
    return place ? Spot{to_pixel_inside(place->x, Screen::width),
                        to_pixel_inside(place->y, Screen::height)}
                 : some_button(kiosk);
}

void Monkey::plan(Kind kind, std::uint32_t id, Spot spot, Moment after)
{
    MonkeyEvent event;
    event.kind = kind;
    event.at = std::exchange(pause_, Moment(0)) + after;
    event.finger = id;
    event.x = spot.x;
    event.y = spot.y;
    planned_.push_back(event);
}

void Monkey::tap(Spot spot, Moment time)
{
    const auto id = new_finger();
    plan(Kind::Down, id, spot, 0ms);
    plan(Kind::Up, id, spot, time);
}

void Monkey::tap_what_is_new(const Kiosk& kiosk)
{
    tap(new_button(kiosk, Of::All), Moment(20 + random(300)));
}

void Monkey::tap_some_button(const Kiosk& kiosk)
{
    tap(some_button(kiosk), Moment(20 + random(300)));
}

/// Enough for nine questions and what follows them.
void Monkey::have_patience(const Kiosk& /*kiosk*/)
{
    patience_ = 4 + random(20);
}

/// Like somebody who reads: not before the page hears.
void Monkey::go_on(const Kiosk& kiosk)
{
    --patience_;
    pause_ += Moment(400 + random(2000));
    tap(new_button(kiosk, Of::WayOn), Moment(40 + random(200)));
}

void Monkey::tap_anywhere(const Kiosk& /*kiosk*/)
{
    const auto id = new_finger();
    const Spot spot = anywhere();
    plan(Kind::Down, id, spot, 0ms);
    plan(Kind::Up, id, spot, Moment(random(2000)));
}

/// An eager finger, or a wire that bounces.
void Monkey::tap_twice(const Kiosk& kiosk)
{
    const Spot spot = some_button(kiosk);
    const int pause = random(2) == 0 ? 30 : 300;
    for (int tap = 0; tap < 2 + random(2); ++tap) {
        const auto id = new_finger();
        plan(Kind::Down, id, spot, Moment(random(pause)));
        plan(Kind::Up, id, spot, Moment(random(pause)));
    }
}

void Monkey::drag(const Kiosk& kiosk)
{
    const auto id = new_finger();
    plan(Kind::Down, id, some_button(kiosk), 0ms);
    for (int moves = 1 + random(4); moves > 0; --moves) {
        const Spot to = random(2) == 0 ? some_button(kiosk) : anywhere();
        plan(Kind::Move, id, to, Moment(random(200)));
    }
    plan(Kind::Up, id, {}, Moment(random(200)));
}

/// Up to five fingers, lifted in another order.
void Monkey::lay_hand_down(const Kiosk& kiosk)
{
    std::vector<std::uint32_t> fingers(static_cast<std::size_t>(2 + random(4)));
    for (auto& id : fingers) {
        id = new_finger();
        plan(Kind::Down, id, random(2) == 0 ? some_button(kiosk) : anywhere(), Moment(random(60)));
    }
    while (!fingers.empty()) {
        const int at = random(static_cast<int>(fingers.size()));
        plan(Kind::Up, fingers[static_cast<std::size_t>(at)], {}, Moment(random(300)));
        fingers.erase(fingers.begin() + at);
    }
}

void Monkey::rest_palm(const Kiosk& kiosk)
{
    const auto id = new_finger();
    palms_[id] = random(2) == 0 ? some_button(kiosk) : anywhere();
    plan(Kind::Down, id, palms_[id], 0ms);
}

void Monkey::move_palm(const Kiosk& /*kiosk*/)
{
    for (auto& [id, spot] : palms_) {
        spot = {std::clamp(spot.x + random(41) - 20, 0, Screen::width - 1),
                std::clamp(spot.y + random(41) - 20, 0, Screen::height - 1)};
        plan(Kind::Move, id, spot, Moment(random(50)));
    }
}

void Monkey::lift_palm(const Kiosk& /*kiosk*/)
{
    if (!palms_.empty()) {
        plan(Kind::Up, palms_.begin()->first, {}, 0ms);
        palms_.erase(palms_.begin());
    }
}

/// Water on the glass: more touches a second than a finger can.
void Monkey::flood_a_place(const Kiosk& kiosk)
{
    const Spot spot = random(2) == 0 ? some_button(kiosk) : anywhere();
    for (int touch = 0; touch < 25; ++touch) {
        const auto id = new_finger();
        plan(Kind::Down, id, spot, 15ms);
        plan(Kind::Up, id, spot, 5ms);
    }
}

/// The technician's way, by somebody who is none.
void Monkey::touch_corners(const Kiosk& /*kiosk*/)
{
    for (const bool right : {false, true, true, false, false, true}) {
        const auto id = new_finger();
        const Spot spot{right ? Screen::width - 2 : 2, 2};
        plan(Kind::Down, id, spot, 250ms);
        plan(Kind::Up, id, spot, 80ms);
    }
}

void Monkey::press_keys(const Kiosk& /*kiosk*/)
{
    const auto& keys = kiosk::key_names();
    for (int presses = 1 + random(8); presses > 0; --presses) {
        const auto key = std::next(keys.begin(), random(static_cast<int>(keys.size())));
        MonkeyEvent press;
        press.kind = Kind::Key;
        press.at = std::exchange(pause_, Moment(0)) + Moment(random(500));
        press.key = key->second;
        planned_.push_back(press);
    }
}

/// To both sides of what the kiosk waits for: a still hand, the question, the end of a visit.
void Monkey::wait(const Kiosk& /*kiosk*/)
{
    constexpr std::array<Moment, 12> times{0ms,       3s,   19'999ms,  20s,  119'999ms, 120s,
                                           120'001ms, 135s, 149'999ms, 150s, 150'001ms, 5min};
    pause_ += times[static_cast<std::size_t>(random(static_cast<int>(times.size())))];
    if (random(50) == 0) {
        pause_ += 3h;
    }
}

void Monkey::unplug_panel(const Kiosk& /*kiosk*/)
{
    palms_.clear();
    plan(Kind::Gone, 0, {}, 0ms);
}

/// While a slip is waited for; seldom, when none is.
void Monkey::answer_slip(const Kiosk& kiosk)
{
    const auto state = kiosk.session().slip;
    const bool is_waited_for = state == SlipState::Printing || state == SlipState::PaperOut;
    if (!is_waited_for && random(8) != 0) {
        return;
    }
    const auto& names = kiosk::slip_names();
    MonkeyEvent answer;
    answer.kind = Kind::Slip;
    answer.at = std::exchange(pause_, Moment(0)) + Moment(random(20'000));
    answer.slip = std::next(names.begin(), random(static_cast<int>(names.size())))->second;
    planned_.push_back(answer);
}

} // namespace support
