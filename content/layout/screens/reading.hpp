#pragma once

#include "content/layout/display_list.hpp"

#include <string>
#include <vector>

namespace layout::screens {

/// The stop that is no button: the page's own words (KIOSK.md 2.7, "focus starts at the text").
inline constexpr const char* text_stop = "text";

/// Something that the focus of a keypad stands on, and whose words are spoken there.
struct ReadingStop {
    std::string action; ///< Of the region, or `text_stop`.
    Rect rect;          ///< What the ring goes round.
    /// Its words, as indexes into the page's texts, in reading order; none if it has a label.
    std::vector<std::size_t> texts;
    RegionLabel label;
};

/// Stops of a page in reading order: its words first, if it has any that are no button's, then what
/// can be touched, the bar last. A speaker square inside a tile is none: the focus on the tile says
/// the same. Two buttons that do the same are one.
std::vector<ReadingStop> reading_stops(const DisplayList& page);

/// Words of what is touched, also of a speaker square inside a tile: those of the tile.
ReadingStop stop_of_region(const DisplayList& page, const std::string& action);

} // namespace layout::screens
