#pragma once

#include "content/layout/screens/screen_id.hpp"

#include <functional>
#include <string>
#include <vector>

namespace kiosk {

using layout::screens::ScreenId;
using layout::screens::ScreenKind;

/// A screen on the way, and where on it the visitor was.
struct Stop {
    ScreenId screen;
    std::string anchor; ///< What the page shows first; empty: nothing that has a name.
    std::string cut;    ///< Language and text size its pages were cut for; empty: not yet.
};

/// The screen that is shown and the way back. Pure: no guide, no clock.
class Navigator {
  public:
    Navigator();

    const ScreenId& current() const { return way_.back().screen; }
    const Stop& stop() const { return way_.back(); }
    /// The screen before this one; none on the first.
    const ScreenId* previous() const;
    const std::vector<Stop>& way() const { return way_; }

    /// Opens a screen; opening the one that is shown changes nothing.
    void open(const ScreenId& screen);
    /// One step back; on the first screen nothing happens.
    void back();
    /// Home, with nothing to go back to: the way before belongs to what is done.
    void home();
    /// Takes screens off the way back; the one that is shown stays.
    void leave_out(const std::function<bool(const ScreenId&)>& gone);
    /// Remembers where the visitor is, so that other cuts of the pages keep the place. A step back
    /// that would lead to this very page is none.
    void set_place(int page, const std::string& anchor, const std::string& cut);
    /// End of the visit: `attract`, and no way into it.
    void reset();

  private:
    std::vector<Stop> way_;
};

} // namespace kiosk
