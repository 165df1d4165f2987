#pragma once

#include "tests/bench/kiosk_taps.hpp"

namespace bench {

/// Runs a bare window of SFML until it is killed: what the toolkit alone costs.
int show_bare_window();

struct StartTimes {
    double floor = 0; ///< Seconds from exec to the picture, median.
    double kiosk = 0;
    double floor_pss = 0; ///< MiB
    double kiosk_pss = 0;
};

/// Kiosk and bare window in turns, from exec to the picture.
StartTimes time_starts();

struct BrowserFigures {
    double seconds = 0; ///< From exec to the picture, median.
    double pss = 0;     ///< Of all its processes, MiB.
};

/// The kiosk's first page as one picture in Chromium's kiosk mode; none where that is not
/// installed.
std::optional<BrowserFigures> time_browser();

} // namespace bench
