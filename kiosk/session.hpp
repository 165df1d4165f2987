#pragma once

#include "content/layout/screens/look.hpp"
#include "content/layout/screens/speech_settings.hpp"
#include "content/layout/screens/values.hpp"
#include "content/model/agency_look_up.hpp"

#include <string>
#include <vector>

namespace kiosk {

/// Whether the glass shows the page. Off, the visitor listens and nobody looks over his shoulder
/// (KIOSK.md 2.7).
enum class Picture { On, Off };

/// Settings and traces of one visit. A new Session is the state after a reset (KIOSK.md T11): a
/// reset is an assignment, so that nothing can be forgotten.
struct Session {
    std::string language;
    layout::screens::TextSize text = layout::screens::TextSize::M;
    layout::screens::Contrast contrast = layout::screens::Contrast::Normal;
    layout::screens::SpeechSettings speech;
    Picture picture = Picture::On;
    content::AgencyQuery look_up;   ///< Of companies. What it found counts in the check.
    bool look_up_counted = false;   ///< A check has; nobody has looked at the company since.
    std::vector<std::string> ticks; ///< Units of the papers the visitor has, in order.
    std::string second;             ///< Language beside Indonesian, for a visitor who reads that.
    std::string slip_of;            ///< Whose take-away the last slip is: a screen's argument.
    layout::screens::SlipState slip = layout::screens::SlipState::NoPrinter;
    bool says_no_voice = false;    ///< The title says that there is no clip.
    bool says_touch_fault = false; ///< It says that the panel has begun to fail.
    std::string focus;             ///< Stop with the focus; empty while the visitor uses fingers.
    bool uses_keys = false;

    bool operator==(const Session&) const = default;
};

} // namespace kiosk
