#include "kiosk/loop.hpp"
#include "kiosk/state_folder.hpp"

#include <fmt/ranges.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <future>
#include <iostream>

namespace kiosk {

using content::Exit;
using layout::screens::PanelPixels;

namespace {

constexpr Moment output_retry{1000};
constexpr int least_depth = 24; // What the picture has.

/// What is waited with for the panel.
struct Waiting {
    XConnection& server;
    const StopSignals& signals;
    AlarmClock& clock;
};

/// Where the kiosk is to be shown. @return none if it was stopped while the panel was off.
std::optional<PixelRect> wait_for_output(const Options& options, const Waiting& machine)
{
    if (options.window) {
        return PixelRect{0, 0, options.panel.pixels.width, options.panel.pixels.height};
    }
    const std::string& name = options.config.output;
    const auto outputs = machine.server.outputs();
    if (!name.empty() && std::ranges::find(outputs, name) == outputs.end()) {
        throw content::UsageError(
            fmt::format("the X server has no output \"{}\" that the config names; it has: {}", name,
                        fmt::join(outputs, ", ")));
    }
    bool told = false;
    while (true) {
        if (const auto place = machine.server.output(name)) {
            return place;
        }
        if (!told) {
            std::cerr << "pelita-kiosk: the panel is switched off; waiting for it\n";
            told = true;
        }
        Drained drained;
        machine.server.drain(drained);
        machine.clock.wake_at(machine.clock.now() + output_retry);
        std::array<pollfd, 3> watched{{{machine.server.descriptor(), POLLIN, 0},
                                       {machine.clock.descriptor(), POLLIN, 0},
                                       {machine.signals.descriptor(), POLLIN, 0}}};
        poll(watched.data(), watched.size(), -1);
        if ((watched[2].revents & POLLIN) != 0) {
            return std::nullopt;
        }
    }
}

/// The guide as of any day: a clock that is years behind must not make its approvals lines of the
/// future. The day that counts is then the caretaker's.
Opened open_guide_whenever_it_is(Options options)
{
    if (!options.common.today_given) {
        options.common.today =
            content::Date{std::chrono::year{9999}, std::chrono::December, std::chrono::day{31}};
    }
    return open_guide(options);
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

} // namespace

Exit show(const Options& options)
{
    const StopSignals signals; // Blocked before the worker's thread begins.
    const auto server = XConnection::open();
    if (!server) {
        std::cerr << "pelita-kiosk: there is no X server; start one and set DISPLAY, or use "
                     "--screenshot\n";
        return Exit::MachineAtFault;
    }
    if (server->depth() < least_depth) {
        std::cerr << "pelita-kiosk: the X server shows " << server->depth() << " bits a pixel; set "
                  << "DefaultDepth " << least_depth << " in its configuration\n";
        return Exit::MachineAtFault;
    }
    server->switch_panel(Power::On); // It may have been left dark by a kiosk that died.
    AlarmClock clock;
    const Supervisor supervisor = Supervisor::from_environment();
    std::optional<Opened> opened;
    std::optional<Caretaker> caretaker;
    std::optional<Window> window;
    DisplayCare display_care;
    while (true) {
        const auto place = wait_for_output(options, {*server, signals, clock});
        if (!place) {
            if (caretaker) {
                caretaker->end();
            }
            return Exit::Done;
        }
        Options shown = options;
        shown.panel.pixels =
            PanelMap({place->width, place->height}, options.config.rotation).page();
        auto prepared = std::async(std::launch::async, [&] {
            if (!opened) {
                opened = open_guide_whenever_it_is(shown);
                caretaker.emplace(caretaker_input(options, *opened));
            }
            opened->show_day(caretaker->day());
            return std::make_unique<Stage>(*opened, shown.panel);
        });
        if (!window) { // It takes as long to open as the guide and its first page together.
            window.emplace(PanelPixels{place->width, place->height},
                           options.window ? Cursor::Shown : Cursor::Hidden);
        }
        const auto stage = prepared.get();
        const Machine machine{*server, signals, clock, supervisor, *caretaker, display_care};
        switch (Loop(*stage, *window, shown, machine, *place).run()) {
        case End::Stopped:
            caretaker->end();
            return Exit::Done;
        case End::NotSeen:
            std::cerr << "pelita-kiosk: the screen does not show what is drawn; is another window "
                         "over it, or the graphics driver gone?\n";
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
