#pragma once

#include "content/layout/sheet_composer.hpp"

#include <functional>
#include <vector>

namespace layout {

/// A column of a folded page between its folds, laid out as a sheet of its own.
struct Panel {
    Format format; ///< Trim, bleed and safe inset of the panel: less at a fold.
    Points start;  ///< From the side the page is read from.
    Points left;   ///< Where its left edge lies on the page.
};

/// Panels of a page in reading order. The second page is the back of the first: its panels come in
/// the other order.
std::vector<Panel> panels_of(const Format& format, std::size_t page, content::Direction direction);

/// A ground behind one panel, out into the bleed where it touches the sheet's edge.
void lay_out_panel_ground(SheetComposer& page, const Panel& panel, const Zone& where,
                          Colour colour);

/// Lays a panel out with `compose`, judges it against its own safe area, and puts it on the page;
/// under the sash with its words, since a folded sheet shows one panel at a time.
void lay_out_panel(SheetComposer& page, const PosterInput& sheet, const Panel& panel,
                   const std::function<void(SheetComposer&)>& compose);

} // namespace layout
