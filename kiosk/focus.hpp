#pragma once

#include "content/layout/display_list.hpp"

#include <optional>
#include <string>

namespace kiosk {

/// The keypad (KIOSK.md 2.7): four arrows and Enter reach everything; H and Backspace are short
/// ways.
enum class Key { Left, Right, Up, Down, Enter, Home, Back, Replay };

/// The region a point lies in: of several, the smallest (ARCHITECTURE.md, "a region may lie inside
/// another"). Empty: none.
std::string region_at(const layout::DisplayList& page, layout::Point at);

/// A point where a touch does `action`: not every point of a tile does, a speaker may lie in it.
std::optional<layout::Point> place_of(const layout::DisplayList& page, const std::string& action);

/// Where the focus goes: left and right in reading order, up and down to what lies there. Speaker
/// squares inside a tile are left out: the focus on the tile says the same.
/// @param from action with the focus; empty or gone: the first one.
std::string move_focus(const layout::DisplayList& page, const std::string& from, Key key);

} // namespace kiosk
