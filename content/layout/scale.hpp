#pragma once

#include "content/layout/display_list.hpp"

namespace layout {

/// The list drawn `factor` times as large, its origin at `to`: a sheet inside another drawing. What
/// is known of its texts goes along; regions and findings do not.
DisplayList scaled(const DisplayList& list, double factor, Point to);

} // namespace layout
