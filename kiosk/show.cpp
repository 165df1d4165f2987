#include "kiosk/loop.hpp"
#include "kiosk/panel_wait.hpp"
#include "kiosk/state_folder.hpp"

#include <future>
#include <iostream>

namespace kiosk {

using content::Exit;
using layout::screens::PanelPixels;

namespace {

constexpr int least_depth = 24; // What the picture has.

/// The options for a panel of this size. One that lacks something is told of and used as well as
/// can be: who would only leave would be started again for ever, before a black screen.
/// @throws content::UsageError if somebody asked for such a window.
Options options_on(const PixelRect& place, const Options& options)
{
    Options shown = options;
    shown.panel.pixels = PanelMap({place.width, place.height}, options.config.rotation).page();
    const std::string fault = panel_fault(shown.panel);
    if (!fault.empty() && options.window) {
        throw content::UsageError(fault);
    }
    if (!fault.empty()) {
        std::cerr << "pelita-kiosk: " << fault << '\n';
        shown.panel = with_room(shown.panel);
    }
    return shown;
}

CaretakerInput caretaker_input(const Options& options, const Opened& opened)
{
    CaretakerInput input;
    input.folder = state_folder(state_folder_names(options.state, options.config.state));
    if (input.folder.empty()) {
        std::cerr << "pelita-kiosk: no folder for the state (--state DIR): nothing is kept\n";
    }
    input.program = program_name();
    input.guide = opened.guide;
    input.fixed_day =
        options.common.today_given ? std::optional(options.common.today) : std::nullopt;
    input.boot_id = boot_id();
    return input;
}

/// A config of another office, or with a slip of the pen: notices and the technician's file would
/// silently be for nobody.
void warn_of_place(const std::string& place, const content::Guide& guide)
{
    if (!is_known_place(place, guide)) {
        std::cerr << "pelita-kiosk: place = \"" << place
                  << "\" is no office of the guide (contacts.toml, notices.toml)\n";
    }
}

/// The X server, if there is one that can show a kiosk; else why not was said.
std::unique_ptr<XConnection> open_server()
{
    auto server = XConnection::open();
    if (!server) {
        std::cerr << "pelita-kiosk: there is no X server; start one and set DISPLAY, or use "
                     "--screenshot\n";
        return nullptr;
    }
    if (server->depth() < least_depth) {
        std::cerr << "pelita-kiosk: the X server shows " << server->depth() << " bits a pixel; set "
                  << "DefaultDepth " << least_depth << " in its configuration\n";
        return nullptr;
    }
    server->switch_panel(Power::On); // It may have been left dark by a kiosk that died.
    return server;
}

/// What lives as long as the program, whatever the panel does.
struct House {
    std::optional<Opened> opened;
    std::optional<Caretaker> caretaker;
    std::optional<Touch> known; ///< Of the glass: faults outlive the day.

    /// Reads the guide and enters the start, once. Neither needs a panel.
    void open(const Options& options)
    {
        if (!opened) {
            opened = read_guide(options);
            warn_of_place(options.config.place, *opened->guide);
            caretaker.emplace(caretaker_input(options, *opened));
        }
    }
    /// On the day that it is, for this panel.
    std::unique_ptr<Stage> make_stage(const Options& options, Moment now)
    {
        open(options);
        opened->show_day(caretaker->day());
        return std::make_unique<Stage>(*opened, options.panel, known, now);
    }
    /// There is no panel: the clock is looked at and health written all the same.
    void look_after(const Options& options, Moment now, int touch_panels)
    {
        open(options);
        TouchHealth touch = known ? health_of(*known, now) : TouchHealth{};
        touch.panels = touch_panels;
        caretaker->turn(now, touch);
    }
    Exit end()
    {
        if (caretaker) {
            caretaker->end();
        }
        return Exit::Done;
    }
};

} // namespace

Exit show(const Options& options)
{
    const StopSignals signals; // Blocked before the worker's thread begins.
    const auto server = open_server();
    if (!server) {
        return Exit::MachineAtFault;
    }
    AlarmClock clock;
    Supervisor supervisor = Supervisor::from_environment();
    House house;
    std::optional<Window> window;
    DisplayCare display_care;
    const PanelWait wait{*server, signals, clock, supervisor, [&](Moment now) {
                             house.look_after(options, now, server->touch_panels());
                         }};
    while (true) {
        const auto place = wait_for_panel(options, wait);
        if (!place) {
            return house.end();
        }
        const Options shown = options_on(*place, options);
        auto prepared =
            std::async(std::launch::async, [&] { return house.make_stage(shown, clock.now()); });
        if (!window) { // It takes as long to open as the guide and its first page together.
            window.emplace(PanelPixels{place->width, place->height},
                           options.window ? Cursor::Shown : Cursor::Hidden);
        }
        const auto stage = prepared.get();
        const Machine machine{*server, signals, clock, supervisor, *house.caretaker, display_care};
        const End end = Loop(*stage, *window, shown, machine, *place).run();
        house.known = stage->kiosk.touch();
        switch (end) {
        case End::Stopped:
            return house.end();
        case End::NotSeen:
            std::cerr << "pelita-kiosk: the screen does not show what is drawn; is another window "
                         "over it?\n";
            return Exit::MachineAtFault;
        case End::OtherSize:
            window.reset();
            break;
        case End::OtherDay:
            break;
        }
    }
}

} // namespace kiosk
