#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/screens/look.hpp"

#include <optional>
#include <string>
#include <vector>

namespace support {

/// What is wrong with a page of the kiosk by KIOSK.md T1, T2, T4, T6 and DESIGN.md D46, in words,
/// one line a fault, begun with the number that it breaks ("T1 small target: ..."): texts that
/// leave their box or the screen, meet each other or a drawing, are small or pale; targets that are
/// small, near each other or overlap; boxes that stick out of what they belong to; codes that
/// phones cannot read. Contrast is that of the colours drawn under a text, not of those it says it
/// stands on.
std::vector<std::string> page_faults(const layout::DisplayList& list,
                                     const layout::screens::ScreenLook& look);
/// The outer edge of the focus ring; none on a page without.
std::optional<layout::Rect> focus_ring_of(const layout::DisplayList& list);

} // namespace support
