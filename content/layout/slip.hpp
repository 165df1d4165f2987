#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/take_away.hpp"
#include "content/model/formats.hpp"
#include "content/model/language.hpp"
#include "fonts/font_catalogue.hpp"

#include <string>

namespace layout {

/// What a slip of paper says: the take-away of a topic or an outcome.
struct SlipValues {
    std::string language;
    content::Direction direction = content::Direction::LeftToRight;
    TakeAwayText text;
    content::ShownText need_help; ///< Over the number.
    std::string number;           ///< Empty if none may be shown.
};

/// Name of the format of slips in the guide.
inline constexpr auto slip_format = "slip-80";

/// A slip as long as its text: a plain head, the text, its codes, the number to call. Black on
/// white; modules of whole dots of the printer (KIOSK.md 2.7, "Slip").
/// @param format of the guide's `slip-80`: its width, margins and caps; the height is found here.
DisplayList lay_out_slip(const SlipValues& values, const content::FormatSpec& format,
                         const fonts::FontCatalogue& fonts, TextScratch& scratch);

} // namespace layout
