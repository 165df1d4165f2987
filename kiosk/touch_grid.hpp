#pragma once

#include "content/layout/units.hpp"
#include "kiosk/idle_timer.hpp"

#include <array>
#include <deque>

namespace kiosk {

/// Which parts of a panel lie (KIOSK.md 2.2, "Touch faults"). A wet or failing panel reports
/// touches where nobody is: a cell of an 8x8 grid that does so is masked, the rest goes on working.
class TouchGrid {
  public:
    static constexpr int side = 8;
    /// More begins than this within a second are no finger's.
    static constexpr std::size_t most_begins = 20;
    /// A cell that is touched for so long without a pause is broken.
    static constexpr Moment longest_touch = std::chrono::hours(2);
    /// Shorter pauses are none: a device that was restarted reports its ghost anew.
    static constexpr Moment shortest_pause = std::chrono::seconds(5);
    /// A mask is lifted so long after the last proof against the cell: water dries. A visitor's own
    /// taps prove nothing and do not keep it.
    static constexpr Moment mask_time = std::chrono::minutes(10);

    explicit TouchGrid(layout::Size panel) : panel_(panel) {}

    /// Another size of the same glass.
    void resize(layout::Size panel) { panel_ = panel; }

    /// A contact begins there. @return whether the cell may be believed.
    bool enter(layout::Point at, Moment now);
    /// A contact that began there is gone.
    void leave(layout::Point at, Moment now);
    bool is_masked(layout::Point at, Moment now) const;
    int masked_cells(Moment now) const;

  private:
    struct Cell {
        std::deque<Moment> begins; ///< The latest, at most `most_begins`.
        int contacts = 0;
        Moment since{0}; ///< Touched without a pause since then.
        Moment left{-shortest_pause};
        Moment masked_until{0};
    };
    const Cell& cell(layout::Point at) const;
    Cell& cell(layout::Point at);

    layout::Size panel_;
    std::array<Cell, static_cast<std::size_t>(side) * side> cells_;
};

} // namespace kiosk
