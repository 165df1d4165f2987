#pragma once

#include "content/layout/screens/look.hpp"
#include "content/paint/pixmap.hpp"

namespace kiosk {

/// What stands in the middle of a page whose successor takes more than a second (KIOSK.md T20):
/// three dots, without a word and without movement. The visitor sees that he was heard.
layout::DisplayList lay_out_working_sign(layout::Size panel, layout::screens::Contrast contrast);

/// The picture with that sign over it.
paint::Pixmap with_working_sign(paint::Pixmap picture, layout::Size panel,
                                layout::screens::Contrast contrast);

} // namespace kiosk
