#include "content/layout/faces.hpp"

namespace layout {

namespace {

constexpr double grid = 96; // Units a drawing is wide and high (DESIGN.md D28).

Rect placed(const content::FaceBox& face, const PictureItem& picture, bool mirrored)
{
    const double x = mirrored ? grid - face.x - face.width : face.x;
    const Points across = picture.box.width / grid;
    const Points down = picture.box.height / grid;
    return {picture.box.x + across * x, picture.box.y + down * face.y, across * face.width,
            down * face.height};
}

} // namespace

std::vector<Face> faces_on(const DisplayList& page, const content::GuideFaces& faces)
{
    std::vector<Face> found;
    for (const Item& item : page.items) {
        const auto* picture = std::get_if<PictureItem>(&item.what);
        if (picture == nullptr) {
            continue;
        }
        const auto drawing = faces.find(picture->name);
        if (drawing == faces.end()) {
            continue;
        }
        for (const content::FaceBox& face : drawing->second.faces) {
            found.push_back({picture->name,
                             placed(face, *picture, picture->mirrored && drawing->second.turns)});
        }
    }
    return found;
}

} // namespace layout
