#include "kiosk/loop.hpp"

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
constexpr Moment shortest_picture = 33ms; ///< 30 pictures a second while something moves.
constexpr Moment longest_picture = 30s;   ///< Then it is shown anew: no Expose tells of all.
constexpr Moment output_retry = 1s;
constexpr Moment until_seen = 200ms; ///< What was just drawn need not be on the screen yet.

} // namespace

Loop::Loop(Stage& stage, Window& window, const Options& options, const Machine& machine,
           const PixelRect& place)
    : options_(options), screens_(*stage.opened.screens), machine_(machine),
      day_(machine.caretaker.day()), place_(place),
      map_({place.width, place.height}, options.config.rotation,
           machine.caretaker.calibration().value_or(no_calibration)),
      kiosk_(stage.kiosk), worker_(stage.worker), window_(window), care_(machine.display_care),
      asked_(kiosk_.request())
{
    open_printer(stage.opened);
    kiosk_.set_listener([this](const Happening& happening) { happened(happening); });
    machine_.server.watch(window_.handle());
    // SFML 2.5 centres a window without a frame, by its width in both directions.
    const PixelRect there = machine_.server.move_window(place_);
    if (!(there == place_)) {
        std::cerr << fmt::format("pelita-kiosk: the window stands at {},{} with {}x{} pixels, not "
                                 "at {},{} with {}x{}; is there a window manager?\n",
                                 there.x, there.y, there.width, there.height, place_.x, place_.y,
                                 place_.width, place_.height);
    }
}

/// Offers slips if the config names a printer.
void Loop::open_printer(const Opened& opened)
{
    if (options_.config.printer.empty()) {
        return;
    }
    if (opened.guide->formats.count(layout::slip_format) == 0) {
        std::cerr << "pelita-kiosk: the guide has no format \"" << layout::slip_format
                  << "\": no slips\n";
    } else {
        slips_ =
            std::make_unique<SlipPrinter>(options_.config.printer, opened.guide, *opened.fonts);
        kiosk_.offer_slips();
    }
}

End Loop::run()
{
    ask_for_page();
    while (wait()) {
        if (!output_has_our_size()) {
            return End::OtherSize;
        }
        kiosk_.tick(now());
        take_touches();
        take_window_events();
        serve();
        print_slips();
        for (const int device : kiosk_.take_restarts()) {
            machine_.server.restart_panel(device);
        }
        take_page();
        ask_for_page();
        care_for_panel();
        present();
        const Touch& touch = kiosk_.touch();
        machine_.caretaker.turn(now(), {touch.counts().still, touch.masked_cells(now())});
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
    if (presented_ && !output_due_) {
        consider(*presented_ + (damage_ ? shortest_picture : longest_picture));
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
    const int slips = slips_ ? slips_->descriptor() : -1; // poll() leaves out what is below 0.
    std::array<pollfd, 6> watched{{{machine_.server.descriptor(), POLLIN, 0},
                                   {worker_.descriptor(), POLLIN, 0},
                                   {machine_.clock.descriptor(), POLLIN, 0},
                                   {machine_.signals.descriptor(), POLLIN, 0},
                                   {machine_.caretaker.descriptor(), POLLIN, 0},
                                   {slips, POLLIN, 0}}};
    poll(watched.data(), watched.size(), drained_.any ? 0 : -1);
    machine_.server.drain(drained_);
    if (drained_.exposed) {
        show_anew();
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
    if (place->width != place_.width || place->height != place_.height) {
        return false;
    }
    place_ = *place;
    output_due_.reset();
    machine_.server.move_window(place_);
    show_anew();
    return true;
}

/// The page lies where the panel's care has moved it.
layout::Point Loop::point(const std::array<double, 2>& pixels) const
{
    const double density = options_.panel.pixels_per_point();
    return {layout::Points((pixels[0] - look_.shift_x) / density),
            layout::Points((pixels[1] - look_.shift_y) / density)};
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

void Loop::happened(const Happening& happening)
{
    corners_touched_ = corners_touched_ || happening.kind == HappeningKind::CornersTouched;
    export_asked_ = export_asked_ || happening.kind == HappeningKind::ExportAsked;
    correction_asked_ = correction_asked_ || happening.kind == HappeningKind::CorrectionAsked;
    slip_asked_ = slip_asked_ || happening.kind == HappeningKind::SlipAsked;
    if (happening.kind == HappeningKind::VisitFinished ||
        happening.kind == HappeningKind::VisitLeft) {
        ++slip_number_; // What is being printed is no longer this visitor's.
        if (slips_) {
            slips_->forget();
        }
        machine_.caretaker.forget_pass();
    }
    machine_.caretaker.happened(happening);
}

/// Asks for what the technician wants; the answers come as news.
void Loop::serve()
{
    if (std::exchange(corners_touched_, false)) {
        machine_.caretaker.ask_pass(options_.config, now());
    }
    if (std::exchange(export_asked_, false)) {
        kiosk_.exported(layout::screens::Export::Working);
        machine_.caretaker.ask_export();
    }
    if (std::exchange(correction_asked_, false)) {
        keep_correction();
    }
    hear_news();
}

void Loop::hear_news()
{
    ServiceNews news = machine_.caretaker.take_news(now());
    if (news.pass && news.pass->refusal.empty()) {
        kiosk_.open_service(machine_.caretaker.service_facts());
    } else if (news.pass) {
        // No hint on the screen: the corners are every visitor's.
        std::cerr << "pelita-kiosk: the service screen stays shut: " << news.pass->refusal << '\n';
    }
    if (news.exported) {
        kiosk_.exported(*news.exported);
    }
    if (news.calibration) {
        map_ = PanelMap(map_.output(), map_.rotation(), *news.calibration);
    }
    if (news.guide_hash) {
        kiosk_.learn_guide_hash(*std::move(news.guide_hash));
    }
}

/// What the touch test measured becomes the panel's calibration, if it is sane.
void Loop::keep_correction()
{
    using layout::screens::Correction;
    const double density = options_.panel.pixels_per_point();
    const auto on_output = [&](const auto& places) {
        std::vector<UnitPoint> points;
        for (const layout::Point& at : places) {
            points.push_back(map_.page_to_unit(at.x.value() * density, at.y.value() * density));
        }
        return points;
    };
    const auto meant = on_output(layout::screens::touch_test_crosses(options_.panel.size()));
    const auto touched = on_output(kiosk_.request().visit.service.touches);
    const Calibration present = machine_.caretaker.calibration().value_or(no_calibration);
    const auto calibration =
        touched.size() == meant.size() ? corrected(present, touched, meant) : std::nullopt;
    if (calibration) {
        machine_.caretaker.keep_calibration(*calibration);
        map_ = PanelMap(map_.output(), map_.rotation(), *calibration);
    }
    kiosk_.corrected(calibration ? Correction::Kept : Correction::Refused);
}

/// Hands slips to the printer and its news to the page.
void Loop::print_slips()
{
    const PageRequest shown = kiosk_.request();
    if (std::exchange(slip_asked_, false) && slips_) {
        if (shown.screen.kind == ScreenKind::Takeaway) {
            slips_->print({++slip_number_, screens_.slip_values(shown.screen, shown.visit)});
        } else { // Left in the same moment.
            kiosk_.slip_went(layout::screens::SlipState::Offered);
        }
    }
    const auto news = slips_ ? slips_->take() : std::nullopt;
    if (news && news->number == slip_number_) {
        kiosk_.slip_went(news->state);
    }
}

void Loop::care_for_panel()
{
    // The server lights the panel at any input, the kiosk's or not.
    if (look_.panel == Panel::Off && drained_.any && machine_.server.panel_power() == Power::On) {
        care_.touched(now());
    }
    const PanelLook look = care_.look(now(), kiosk_.is_resting());
    if (look == look_) {
        return;
    }
    if ((look.panel == Panel::Off) != (look_.panel == Panel::Off)) {
        machine_.server.switch_panel(look.panel == Panel::Off ? Power::Off : Power::On);
    }
    look_ = look;
    changed_ = now();
    show_anew();
}

void Loop::take_touches()
{
    for (const int device : drained_.gone_panels) {
        kiosk_.panel_gone(device, now());
    }
    for (const PanelTouch& touch : drained_.touches) {
        const ContactId contact{ContactId::Source::Panel, touch.device, touch.number};
        const layout::Point at = point(map_.touch_to_page(touch.x, touch.y));
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
    const layout::Point at = point(map_.mouse_to_page(mouse.x, mouse.y));
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
        show(std::move(drawn->pixmap));
    }
}

void Loop::ask_for_page()
{
    if (!kiosk_.wants_page()) {
        asked_.reset();
        return;
    }
    const PageRequest wanted = kiosk_.request();
    if (!(asked_ && *asked_ == wanted)) {
        asked_ = wanted;
        worker_.request(wanted);
    }
}

void Loop::show(paint::Pixmap pixmap)
{
    const auto changed = changed_rect(picture_, pixmap);
    if (!changed) {
        return;
    }
    const auto mark = most_changed_pixel(picture_, pixmap, *changed);
    mark_ = mark ? mark : mark_;
    picture_ = std::move(pixmap);
    changed_ = now();
    damage_ = damage_ ? united(*damage_, *changed) : *changed;
}

/// All of the page, whatever of it changed.
void Loop::show_anew()
{
    damage_ = PixelRect{0, 0, picture_.width, picture_.height};
}

void Loop::present()
{
    const Moment time = now();
    if (picture_.pixels.empty() || output_due_) {
        return;
    }
    const Moment shown_for = presented_ ? time - *presented_ : longest_picture;
    if (shown_for < (damage_ ? shortest_picture : longest_picture)) {
        return;
    }
    if (!damage_) {
        show_anew();
    }
    machine_.server.put(output_picture(picture_, *damage_, look_, map_));
    if (!presented_) {
        machine_.supervisor.tell_ready();
        if (machine_.supervisor.listens()) {
            beat_due_ = time + machine_.supervisor.beat();
        }
    }
    presented_ = time;
    damage_.reset();
}

Seen Loop::look_at_screen() const
{
    if (output_due_ || !mark_ || damage_ || now() - changed_ < until_seen) {
        return Seen::Unknown; // A panel that is off is no fault of ours.
    }
    const auto moved = moved_place(look_, *mark_, map_.page());
    if (!moved) {
        return Seen::Unknown;
    }
    const PixelPoint at = map_.page_to_output(*moved);
    const auto seen = machine_.server.pixel({place_.x + at.x, place_.y + at.y});
    const auto drawn =
        picture_
            .pixels[static_cast<std::size_t>(mark_->y) * static_cast<std::size_t>(picture_.width) +
                    static_cast<std::size_t>(mark_->x)];
    const auto meant = look_.panel == Panel::Bright ? drawn : dimmed(drawn);
    return seen && colour_distance(*seen, meant) == 0 ? Seen::Right : Seen::Wrong;
}

/// @return false if what is drawn is not what is seen, whatever was tried.
bool Loop::beat()
{
    if (!beat_due_ || now() < *beat_due_) {
        return true;
    }
    beat_due_ = now() + machine_.supervisor.beat();
    switch (watchdog_.beat(worker_.beat(), look_at_screen())) {
    case Watchdog::Verdict::Alive:
        machine_.supervisor.tell_alive();
        break;
    case Watchdog::Verdict::Silent:
        show_anew(); // Perhaps it helps to show it once more.
        break;
    case Watchdog::Verdict::Broken:
        return false;
    }
    return true;
}

} // namespace kiosk
