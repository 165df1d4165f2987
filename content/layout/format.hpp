#pragma once

#include "content/layout/units.hpp"
#include "content/model/formats.hpp"

#include <string>

namespace layout {

struct Insets {
    Points top;
    Points right;
    Points bottom;
    Points left;
};

/// Cap heights a text must have to be read from where people stand (PRINT.md 2.1).
struct CapLimits {
    Points good;
    Points fail;
};

/// A format as layout uses it: final size, in points. Scale, panels and marks never reach layout.
struct Format {
    content::FormatSpec spec;
    Size trim;
    Insets bleed;
    Insets safe;         ///< No text, QR, logo or face may cross it.
    Points margin;       ///< Text margin of the composition, sides and top (DESIGN.md D36).
    CapLimits far_head;  ///< Headline and number: distance / 200 and / 300.
    CapLimits near_line; ///< Lines read standing in front; never under 2.5 mm.
    Points sheet_side;

    /// The short side of the whole sheet, also for one panel of it: what caps are fractions of.
    Points short_side() const { return sheet_side; }
    Rect trim_box() const { return {Points(0), Points(0), trim.width, trim.height}; }
    Rect bleed_box() const;
    Rect safe_box() const;
    /// A zone of `[compose]`, fractions of the height; {0, 0} if the format has none of that name.
    content::ZoneSpec zone(const std::string& name) const;
    /// A number of `[compose]`, or `otherwise`.
    double number(const std::string& name, double otherwise) const;
};

Format make_format(const content::FormatSpec& spec);

} // namespace layout
