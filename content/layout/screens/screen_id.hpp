#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace layout::screens {

enum class ScreenKind {
    Attract,
    Languages,
    Home,
    List,
    Topic,      ///< argument: topic id
    Checklist,  ///< argument: topic id
    Takeaway,   ///< argument: topic id, or outcome-red, outcome-yellow
    Side,       ///< argument: topic id
    CheckOffer, ///< argument: question id, empty = the first
    Outcome,    ///< argument: red | yellow | green
    Agency,     ///< argument: letters typed so far
    Contacts,
    Help,
    Idle,
    Service, ///< For the technician; visitors have no way to it.
};

/// A screen of the kiosk as the command line names it (ARCHITECTURE.md, "Command lines").
struct ScreenId {
    ScreenKind kind = ScreenKind::Attract;
    std::string argument;
    int page = 0; ///< From 0.

    bool operator==(const ScreenId&) const = default;
};

/// Reads `topic/go-safe/3`, `list/2`, `home#2`, `agency/MAJU`; none for anything else.
std::optional<ScreenId> parse_screen(std::string_view text);

/// Writes what `parse_screen` reads.
std::string to_string(const ScreenId& screen);

} // namespace layout::screens
