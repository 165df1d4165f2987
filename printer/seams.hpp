#pragma once

#include "content/layout/display_list.hpp"
#include "content/model/drawing_faces.hpp"
#include "printer/seam.hpp"

#include <string>
#include <vector>

namespace printer {

/// What a seam should not run through (PRINT.md 2.5).
struct SeamObstacle {
    enum class Kind { Code, Text, Logo, Face }; ///< The heaviest first; the last two weigh alike.
    Kind kind = Kind::Text;
    layout::Rect box;
    std::string name; ///< Unit of a text, file of a logo, drawing of a face.
};

/// QR codes, texts, logos and faces of a page: for the planner of panels and for P28 alike. What
/// else a drawing shows may be welded.
std::vector<SeamObstacle> seam_obstacles(const layout::DisplayList& page,
                                         const content::GuideFaces& faces);

} // namespace printer
