#include "kiosk/panel_wait.hpp"

#include <fmt/ranges.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <iostream>

namespace kiosk {

namespace {

constexpr Moment retry{1000};

/// Why there is nothing to show the kiosk on.
std::string reason(const XConnection& server, const std::string& name)
{
    const auto outputs = server.outputs();
    if (name.empty() || std::ranges::find(outputs, name) != outputs.end()) {
        return "the panel is switched off; waiting for it";
    }
    return fmt::format("the X server has no output \"{}\" that the config names; it has: {}; "
                       "waiting for it",
                       name, fmt::join(outputs, ", "));
}

/// Until something changes or it is time to look again. @return false at the end.
bool sleep(const PanelWait& with)
{
    Drained drained;
    with.server.drain(drained);
    with.clock.wake_at(with.clock.now() + retry);
    std::array<pollfd, 3> watched{{{with.server.descriptor(), POLLIN, 0},
                                   {with.clock.descriptor(), POLLIN, 0},
                                   {with.signals.descriptor(), POLLIN, 0}}};
    poll(watched.data(), watched.size(), -1);
    return (watched[2].revents & POLLIN) == 0;
}

} // namespace

std::optional<PixelRect> wait_for_panel(const Options& options, const PanelWait& with)
{
    if (options.window) {
        return PixelRect{0, 0, options.panel.pixels.width, options.panel.pixels.height};
    }
    std::string told;
    while (true) {
        if (const auto place = with.server.output(options.config.output)) {
            return place;
        }
        if (std::string why = reason(with.server, options.config.output); why != told) {
            told = std::move(why);
            std::cerr << "pelita-kiosk: " << told << '\n';
        }
        with.supervisor.tell_alive();
        with.meanwhile(with.clock.now());
        if (!sleep(with)) {
            return std::nullopt;
        }
    }
}

} // namespace kiosk
