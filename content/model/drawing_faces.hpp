#pragma once

#include "content/model/finding.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace content {

struct Guide;

/// Where a person's face is in a drawing, in units of the drawing's 96 x 96 grid.
struct FaceBox {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// The people of a drawing.
struct DrawingFaces {
    std::vector<FaceBox> faces;
    bool turns = false; ///< The drawing is mirrored on right-to-left pages (DESIGN.md D32).
};

/// By pictogram; only drawings that show people.
using GuideFaces = std::map<std::string, DrawingFaces, std::less<>>;

/// The faces that a drawing marks: an element with `data-face="x y width height"`. K001 for a mark
/// that is no box inside the drawing; nothing from a drawing that is no XML.
/// @param file path that findings name.
DrawingFaces read_drawing_faces(std::string_view bytes, const std::string& file,
                                std::vector<Finding>& findings);

struct ReadFaces {
    GuideFaces faces;
    std::vector<Finding> findings; ///< K001 for marks that are no boxes.
};

/// Reads the marks of all drawings of a guide: only who prints needs them, so `load_guide` keeps
/// none.
ReadFaces read_faces(const Guide& guide);

} // namespace content
