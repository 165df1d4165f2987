#pragma once

#include "content/layout/screens/screen_parts.hpp"

namespace layout::screens {

/// The number to dial from an outcome, large on the emergency's ground (DESIGN.md D26), and its
/// label over it where the number stays the louder of the two.
void lay_out_digits(ScreenComposer& composer, const ShownText& label, const ContactLine& contact,
                    const Rect& room);

} // namespace layout::screens
