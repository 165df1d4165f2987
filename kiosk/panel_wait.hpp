#pragma once

#include "kiosk/options.hpp"
#include "kiosk/supervisor.hpp"
#include "kiosk/wakers.hpp"
#include "kiosk/x_connection.hpp"

#include <functional>

namespace kiosk {

/// What is waited with.
struct PanelWait {
    XConnection& server;
    const StopSignals& signals;
    AlarmClock& clock;
    const Supervisor& supervisor;
    /// Done each second while there is no panel: whoever looks from afar must see how it is.
    std::function<void(Moment)> meanwhile;
};

/// Where the kiosk is to be shown: the window of --window, else the output of the config. One that
/// is switched off or not there (yet) is waited for, each second and at every change; why is said
/// once.
/// @return none if the kiosk was stopped meanwhile.
std::optional<PixelRect> wait_for_panel(const Options& options, const PanelWait& with);

} // namespace kiosk
