#pragma once

#include "content/layout/display_list.hpp"
#include "content/model/drawing_faces.hpp"

#include <string>
#include <vector>

namespace layout {

/// A person's face on a page.
struct Face {
    std::string drawing; ///< The pictogram it is in.
    Rect box;
};

/// Every face on a page, as its drawings mark them: what no seam, fold or hem may cut
/// (PRINT.md P23, P28).
std::vector<Face> faces_on(const DisplayList& page, const content::GuideFaces& faces);

} // namespace layout
