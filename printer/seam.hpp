#pragma once

#include "content/layout/format.hpp"

namespace printer {

/// Where two panels of a sheet are welded: a strip across the whole sheet, final size, from the
/// trim's left (a vertical seam) or top.
struct Seam {
    enum class Runs { Down, Across };
    Runs runs = Runs::Down;
    layout::Points at;      ///< Middle of the overlap.
    layout::Points overlap; ///< Width of the strip.
};

/// The strip of a seam on its sheet, bleed included.
layout::Rect strip_of(const Seam& seam, const layout::Format& format);

} // namespace printer
