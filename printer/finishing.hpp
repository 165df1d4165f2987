#pragma once

#include "content/layout/format.hpp"
#include "content/layout/units.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace printer {

/// Where eyelets sit along a side, mm from its start: in both corners, and no further apart than
/// the format allows. None if the format has none.
std::vector<double> eyelets_along(double side, const content::FormatSpec& spec);

/// Middles of all eyelets round the sheet, from the trim's top-left corner, final size.
std::vector<layout::Point> eyelets_of(const content::FormatSpec& spec);

/// Folds of a page, mm from its left edge.
/// @param page from 0: the folds of the second page are those of the first seen from behind.
std::vector<double> folds_of(const content::FormatSpec& spec, std::size_t page);

/// The strips of a finishing band on its sheet, final size: one a side, the corners in both.
std::vector<layout::Rect> strips_of(const content::FinishingBand& band,
                                    const layout::Format& format);

} // namespace printer
