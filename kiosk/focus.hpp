#pragma once

#include "content/layout/display_list.hpp"
#include "content/model/language.hpp"

#include <optional>
#include <string>

namespace kiosk {

/// The keypad (KIOSK.md 2.7): four arrows and Enter reach everything, and so do two switches, Next
/// and Enter; the others are short ways.
enum class Key {
    Left,
    Right,
    Up,
    Down,
    Enter,
    Next,
    Home,
    Back,
    Replay,
    Louder,
    Softer,
    Picture, ///< Off, and on again.
};

/// The region a point lies in: of several, the smallest (ARCHITECTURE.md, "a region may lie inside
/// another"). Empty: none.
std::string region_at(const layout::DisplayList& page, layout::Point at);

/// A point where a touch does `action`: not every point of a tile does, a speaker may lie in it.
std::optional<layout::Point> place_of(const layout::DisplayList& page, const std::string& action);

/// Where the focus starts: on the page's words, else on the first button. Empty: nowhere.
std::string first_focus(const layout::DisplayList& page);

/// Whether the focus can stand there.
bool has_stop(const layout::DisplayList& page, const std::string& action);

/// Where the focus goes: Next goes on in reading order and round again, left and right go to and
/// fro in it, up and down to what lies there (KIOSK.md 2.7).
/// @param from stop with the focus; empty or gone: the first one.
/// @param direction of the page: on a right-to-left one the way on is to the left.
std::string move_focus(const layout::DisplayList& page, const std::string& from, Key key,
                       content::Direction direction = content::Direction::LeftToRight);

} // namespace kiosk
