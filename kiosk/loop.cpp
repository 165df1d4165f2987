#include "kiosk/loop.hpp"

#include "kiosk/working_sign.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <utility>

namespace kiosk {

namespace {

using namespace std::chrono_literals;

constexpr Moment look_again_after = 10ms; ///< SFML has an event so much later than we, at most.
constexpr int looks = 10;                 ///< A busy machine may need longer.
constexpr Moment output_retry = 1s;
constexpr Moment working_after = 1s; // T20

} // namespace

Loop::Loop(Stage& stage, Window& window, const Options& options, const Machine& machine,
           const PixelRect& place)
    : options_(options), machine_(machine), day_(machine.caretaker.day()), kiosk_(stage.kiosk),
      worker_(stage.worker), window_(window), care_(machine.display_care),
      glass_(machine.server, place,
             PanelMap({place.width, place.height}, options.config.rotation,
                      machine.caretaker.calibration().value_or(no_calibration))),
      errands_(options_, stage.opened, kiosk_, machine_.caretaker, glass_), asked_(kiosk_.request())
{
    kiosk_.set_listener([this](const Happening& happening) { errands_.happened(happening); });
    machine_.server.watch(window_.handle());
    kiosk_.panels_are(machine_.server.touch_panels(), now());
    // SFML 2.5 centres a window without a frame, by its width in both directions.
    const PixelRect there = glass_.move_to(place);
    if (!(there == place)) {
        std::cerr << fmt::format("pelita-kiosk: the window stands at {},{} with {}x{} pixels, not "
                                 "at {},{} with {}x{}; is there a window manager?\n",
                                 there.x, there.y, there.width, there.height, place.x, place.y,
                                 place.width, place.height);
    }
}

End Loop::run()
{
    ask_for_page();
    while (wait()) {
        if (!output_has_our_size()) {
            return End::OtherSize;
        }
        take_touches(); // Before the clock: a finger felt in time keeps the visit.
        take_window_events();
        kiosk_.tick(now());
        errands_.run(now());
        for (const int device : kiosk_.take_restarts()) {
            machine_.server.restart_panel(device);
        }
        take_page();
        ask_for_page();
        show_working();
        care_for_panel();
        present();
        move_hand();
        machine_.caretaker.turn(now(), health_of(kiosk_.touch(), now()));
        if (kiosk_.is_resting() && machine_.caretaker.day() != day_) {
            return End::OtherDay;
        }
        if (!beat()) {
            return End::NotSeen;
        }
    }
    return End::Stopped;
}

std::optional<Moment> Loop::next_due() const
{
    std::optional<Moment> next;
    const auto consider = [&](std::optional<Moment> due) {
        next = due && (!next || *due < *next) ? due : next;
    };
    consider(kiosk_.next_tick(now()));
    consider(machine_.caretaker.next_due());
    consider(care_.next_change(now()));
    consider(beat_due_);
    consider(output_due_);
    if (look_again_ > 0) {
        consider(now() + look_again_after);
    }
    consider(working_due());
    consider(hand_.next_change(now()));
    if (!output_due_) {
        consider(glass_.next_due());
    }
    return next;
}

/// Sleeps until something happens. @return false at the end.
bool Loop::wait()
{
    drained_ = {};
    // Events that Xlib has read already do not wake poll, and neither does what came while the last
    // page was shown: without a look at SFML a finger's lift would be lost.
    machine_.server.drain(drained_);
    machine_.clock.wake_at(next_due());
    std::array<pollfd, 6> watched{{{machine_.server.descriptor(), POLLIN, 0},
                                   {worker_.descriptor(), POLLIN, 0},
                                   {machine_.clock.descriptor(), POLLIN, 0},
                                   {machine_.signals.descriptor(), POLLIN, 0},
                                   {errands_.caretaker_descriptor(), POLLIN, 0},
                                   {errands_.printer_descriptor(), POLLIN, 0}}};
    poll(watched.data(), watched.size(), drained_.any ? 0 : -1);
    machine_.server.drain(drained_);
    if (drained_.exposed) {
        glass_.show_anew();
    }
    look_again_ = drained_.keys_or_mouse ? looks : std::max(look_again_ - 1, 0);
    return (watched[3].revents & POLLIN) == 0;
}

/// A panel that is switched off and on, or plugged in elsewhere, gets its window back.
bool Loop::output_has_our_size()
{
    const bool due = output_due_ && now() >= *output_due_;
    if (options_.window || !(drained_.screen_changed || due)) {
        return true;
    }
    const auto place = machine_.server.output(options_.config.output);
    if (!place) {
        output_due_ = now() + output_retry;
        return true;
    }
    if (place->width != glass_.place().width || place->height != glass_.place().height) {
        return false;
    }
    output_due_.reset();
    glass_.move_to(*place);
    return true;
}

/// The page lies where the panel's care has moved it.
layout::Point Loop::point(const std::array<double, 2>& pixels) const
{
    const double density = options_.panel.pixels_per_point();
    return {layout::Points((pixels[0] - glass_.look().shift_x) / density),
            layout::Points((pixels[1] - glass_.look().shift_y) / density)};
}

layout::Point Loop::place_of(const PanelTouch& touch) const
{
    return point(glass_.map().touch_to_page(touch.x, touch.y));
}

/// Whether a touch or key only wakes the panel: what could not be seen is not chosen.
bool Loop::swallows_touch()
{
    return care_.touched(now());
}

/// Of a masked cell: it is counted, but neither lights the panel nor keeps it bright.
bool Loop::is_ghost(layout::Point at) const
{
    return kiosk_.touch().is_masked(at, machine_.clock.now());
}

/// Whether all that came of late was made by a wet or failing panel.
bool Loop::is_all_ghosts() const
{
    return !drained_.touches.empty() && !drained_.keys_or_mouse &&
           std::ranges::all_of(drained_.touches,
                               [&](const PanelTouch& touch) { return is_ghost(place_of(touch)); });
}

void Loop::care_for_panel()
{
    // The server lights the panel at any input, the kiosk's or not.
    const bool again = care_.take_darkening(now());
    const bool is_lit = glass_.look().panel == Panel::Off && (drained_.any || again) &&
                        machine_.server.panel_power() == Power::On;
    const Believed by = !drained_.any || is_all_ghosts() ? Believed::No : Believed::Yes;
    if (is_lit && care_.lit(by, now()) == Panel::Off) {
        machine_.server.switch_panel(Power::Off);
    }
    const PanelLook look = care_.look(now(), kiosk_.is_resting());
    if (look == glass_.look()) {
        return;
    }
    if ((look.panel == Panel::Off) != (glass_.look().panel == Panel::Off)) {
        machine_.server.switch_panel(look.panel == Panel::Off ? Power::Off : Power::On);
    }
    glass_.set_look(look, now());
}

void Loop::take_touches()
{
    for (const int device : drained_.gone_panels) {
        kiosk_.panel_gone(device, now());
    }
    if (drained_.devices_changed) {
        kiosk_.panels_are(machine_.server.touch_panels(), now());
    }
    for (const PanelTouch& touch : drained_.touches) {
        const ContactId contact{ContactId::Source::Panel, touch.device, touch.number};
        const layout::Point at = place_of(touch);
        const Moment felt = server_clock_.felt(touch.time, now());
        switch (touch.kind) {
        case PanelTouch::Kind::Begin:
            if (is_ghost(at) || !swallows_touch()) {
                kiosk_.down(contact, at, felt);
            }
            break;
        case PanelTouch::Kind::Move:
            kiosk_.moved(contact, at, felt);
            break;
        case PanelTouch::Kind::End:
            kiosk_.moved(contact, at, felt);
            kiosk_.up(contact, felt);
            break;
        }
    }
}

void Loop::take_window_events()
{
    for (const WindowEvent& event : window_.take_events()) {
        if (const auto* key = std::get_if<Key>(&event)) {
            if (!swallows_touch()) {
                kiosk_.key(*key, now());
            }
        } else {
            take_mouse(std::get<MouseDid>(event));
        }
    }
}

void Loop::take_mouse(const MouseDid& mouse)
{
    const layout::Point at = point(glass_.map().mouse_to_page(mouse.x, mouse.y));
    switch (mouse.kind) {
    case MouseDid::Kind::Press:
        if (!swallows_touch()) {
            kiosk_.down(mouse_contact, at, now());
        }
        break;
    case MouseDid::Kind::Move:
        kiosk_.moved(mouse_contact, at, now());
        break;
    case MouseDid::Kind::Release:
        kiosk_.moved(mouse_contact, at, now());
        kiosk_.up(mouse_contact, now());
        break;
    }
}

void Loop::take_page()
{
    // A page that is out of date counts for nothing: the right one is asked for below.
    auto drawn = worker_.take();
    if (drawn && answers(drawn->page.request, kiosk_.request())) {
        kiosk_.take(std::move(drawn->page), now());
        machine_.caretaker.page_drawn();
        under_sign_.reset();
        asked_since_.reset();
        glass_.show(std::move(drawn->pixmap), now());
    }
}

void Loop::ask_for_page()
{
    if (!kiosk_.wants_page()) {
        asked_.reset();
        asked_since_.reset();
        return;
    }
    asked_since_ = asked_since_.value_or(now());
    const PageRequest wanted = kiosk_.request();
    if (!(asked_ && *asked_ == wanted)) {
        asked_ = wanted;
        worker_.request(wanted);
    }
}

/// None before the first page, on a glass that is dark, and while the sign is there.
std::optional<Moment> Loop::working_due() const
{
    const bool is_seen = kiosk_.page() != nullptr && kiosk_.session().picture == Picture::On;
    return asked_since_ && is_seen && !under_sign_ ? std::optional(*asked_since_ + working_after)
                                                   : std::nullopt;
}

/// A page that takes long is not to look like a kiosk that has not heard.
void Loop::show_working()
{
    const auto due = working_due();
    if (due && now() >= *due) {
        under_sign_ = glass_.picture();
        glass_.show(
            with_working_sign(*under_sign_, options_.panel.size(), kiosk_.session().contrast),
            now());
    } else if (!asked_since_ && under_sign_) { // What is shown is wanted again.
        glass_.show(*std::exchange(under_sign_, std::nullopt), now());
    }
}

/// Who comes by sees that the kiosk wants to be touched; the first touch stops it (KIOSK.md T19).
void Loop::move_hand()
{
    if (auto pictures = worker_.take_hand()) {
        hand_.take(*std::move(pictures));
    }
    if (!kiosk_.is_resting()) {
        hand_.begin_anew();
        return;
    }
    const bool is_touched = !kiosk_.request().look.pressed.empty();
    const bool is_seen = ready_ && !kiosk_.wants_page() && glass_.look().panel == Panel::Bright;
    if (const paint::Pixmap* part = is_touched ? hand_.touched()
                                    : is_seen  ? hand_.turn(now())
                                               : hand_.stop()) {
        glass_.show_part(*part, hand_.room(), now());
    }
}

void Loop::present()
{
    if (output_due_ || !glass_.present(now()) || ready_) {
        return;
    }
    ready_ = true;
    machine_.supervisor.tell_ready();
    if (machine_.supervisor.listens()) {
        beat_due_ = now() + machine_.supervisor.beat();
    }
}

/// @return false if what is drawn is not what is seen, whatever was tried.
bool Loop::beat()
{
    if (!beat_due_ || now() < *beat_due_) {
        return true;
    }
    beat_due_ = now() + machine_.supervisor.beat();
    // A panel that is off is no fault of ours.
    const Seen seen = output_due_ ? Seen::Unknown : glass_.look_at_screen(now());
    switch (watchdog_.beat(worker_.beat(), seen)) {
    case Watchdog::Verdict::Alive:
        machine_.supervisor.tell_alive();
        break;
    case Watchdog::Verdict::Silent:
        glass_.show_anew(); // Perhaps it helps to show it once more.
        break;
    case Watchdog::Verdict::Broken:
        return false;
    }
    return true;
}

} // namespace kiosk
