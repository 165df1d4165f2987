#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/format.hpp"
#include "content/layout/units.hpp"
#include "printer/seams.hpp"

#include <vector>

namespace printer {

/// Of a roll, both edges together: the machine's grip and a straight cut (PRINT.md 2.5).
inline constexpr layout::Millimetres roll_margin{40};

/// A panel of a board, final size, from the whole board's trim's top-left corner. Its own page ends
/// at the seam's far edge: there trim and bleed are the same.
struct Panel {
    layout::Rect trim;  ///< Its part of the board's trim, overlap included.
    layout::Rect bleed; ///< The same with the outer bleed: all that is printed of it.
};

/// How a board is printed on a roll narrower than it is, in panels that are welded together; not
/// the panels of a folded page (layout::panels_of). One panel: the board fits the roll whole.
struct PanelPlan {
    /// How the seams run, and along the roll the panels: Down = side by side, from the left;
    /// Across = one below the other. A whole board lies with its width (Down) or its height
    /// (Across) across the roll.
    Seam::Runs runs = Seam::Runs::Down;
    layout::Millimetres roll;  ///< Width of the roll, as ordered.
    layout::Points overlap;    ///< Of neighbours, at each seam.
    std::vector<Panel> panels; ///< From the left or the top; at least one.
    std::vector<Seam> seams;   ///< One fewer than panels, in their order.

    bool is_whole() const { return panels.size() == 1; }
    layout::Millimetres usable() const { return roll - roll_margin; }
    /// Of roll for one board: every panel's length.
    layout::Millimetres roll_length() const
    {
        layout::Points length;
        for (const Panel& panel : panels) {
            length += runs == Seam::Runs::Down ? panel.bleed.height : panel.bleed.width;
        }
        return layout::to_millimetres(length);
    }
};

/// Plans the panels of a sheet of one page (PRINT.md 2.5). What must fit the roll, the span, is
/// the trim *with the bleed* of both ends: 6 m with 30 mm of bleed are 2 panels of 3040 mm. Without
/// a whole fit both directions are tried: seams run off codes, then texts, then faces and logos,
/// as far as they can; then the shorter length of roll counts; then vertical seams. Places are
/// whole centimetres from the trim's edge where the roll leaves room, close to even panels.
/// @param obstacles of the sheet as laid out (`seam_obstacles`). Without any, even panels.
/// @throws content::UsageError if the roll is no wider than its margin and two overlaps.
PanelPlan plan_panels(const layout::Format& format, const std::vector<SeamObstacle>& obstacles,
                      layout::Millimetres roll);

} // namespace printer
