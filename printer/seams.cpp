#include "printer/seams.hpp"

#include "content/layout/faces.hpp"
#include "content/layout/logos.hpp"

#include <variant>

namespace printer {

layout::Rect strip_of(const Seam& seam, const layout::Format& format)
{
    const layout::Rect whole = format.bleed_box();
    const layout::Points start = seam.at - seam.overlap / 2;
    return seam.runs == Seam::Runs::Down ? layout::Rect{start, whole.y, seam.overlap, whole.height}
                                         : layout::Rect{whole.x, start, whole.width, seam.overlap};
}

std::vector<SeamObstacle> seam_obstacles(const layout::DisplayList& page,
                                         const content::GuideFaces& faces)
{
    using Kind = SeamObstacle::Kind;
    std::vector<SeamObstacle> found;
    for (const layout::Item& item : page.items) {
        if (const auto* code = std::get_if<layout::QrItem>(&item.what)) {
            found.push_back({Kind::Code, code->box, {}});
        } else if (const auto* picture = std::get_if<layout::PictureItem>(&item.what);
                   picture != nullptr && layout::is_logo(picture->name)) {
            found.push_back(
                {Kind::Logo, picture->box, picture->name.substr(layout::logo_folder.size())});
        }
    }
    for (const layout::Face& face : layout::faces_on(page, faces)) {
        found.push_back({Kind::Face, face.box, face.drawing});
    }
    for (const layout::TextBlock& text : page.texts) {
        found.push_back({Kind::Text, text.ink, text.unit});
    }
    return found;
}

} // namespace printer
