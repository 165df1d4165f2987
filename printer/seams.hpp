#pragma once

#include "content/layout/display_list.hpp"

#include <string>
#include <vector>

namespace printer {

/// Where two panels of a sheet are welded: a strip across the whole sheet, final size, from the
/// trim's left (a vertical seam) or top.
struct Seam {
    enum class Runs { Down, Across };
    Runs runs = Runs::Down;
    layout::Points at;      ///< Middle of the overlap.
    layout::Points overlap; ///< Width of the strip.
};

/// The strip as a box of the sheet.
/// @param whole the sheet's bleed box, which it crosses from edge to edge.
layout::Rect strip_of(const Seam& seam, const layout::Rect& whole);

/// What a seam should not run through (PRINT.md 2.5).
struct SeamObstacle {
    /// The heaviest first. Drawings do not say where their faces are: a whole one stands for them.
    enum class Kind { Code, Text, Logo, Drawing };
    Kind kind = Kind::Text;
    layout::Rect box;
    std::string name; ///< Unit of a text, name of a picture.
};

/// QR codes, texts, logos and drawings of a page: for the planner of panels and for P28 alike.
std::vector<SeamObstacle> seam_obstacles(const layout::DisplayList& page);

} // namespace printer
