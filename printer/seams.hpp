#pragma once

#include "content/layout/display_list.hpp"
#include "printer/seam.hpp"

#include <string>
#include <vector>

namespace printer {

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
