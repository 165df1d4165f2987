#include "kiosk/output_picture.hpp"

#include <algorithm>

namespace kiosk {

namespace {

/// Begin and end of a box in one direction.
struct Span {
    int begin = 0;
    int end = 0;
};

/// A span of the page on the panel. One that reaches the page's edge reaches the panel's: there the
/// edge is repeated.
Span moved(const Span& span, int shift, int size)
{
    const int begin = span.begin == 0 ? 0 : span.begin + shift;
    const int end = span.end == size ? size : span.end + shift;
    return {std::clamp(begin, 0, size), std::clamp(end, 0, size)};
}

/// The box of the output that shows a box of the panel before it is turned.
PixelRect turned(const PixelRect& box, const PanelMap& map)
{
    const PixelPoint one = map.page_to_output({box.x, box.y});
    const PixelPoint other = map.page_to_output({box.x + box.width - 1, box.y + box.height - 1});
    return {std::min(one.x, other.x), std::min(one.y, other.y), std::abs(one.x - other.x) + 1,
            std::abs(one.y - other.y) + 1};
}

} // namespace

OutputPicture output_picture(const paint::Pixmap& page, const PixelRect& box, const PanelLook& look,
                             const PanelMap& map)
{
    const Span across = moved({box.x, box.x + box.width}, look.shift_x, page.width);
    const Span down = moved({box.y, box.y + box.height}, look.shift_y, page.height);
    if (across.begin >= across.end || down.begin >= down.end) {
        return {};
    }
    OutputPicture picture;
    picture.place =
        turned({across.begin, down.begin, across.end - across.begin, down.end - down.begin}, map);
    const auto width = static_cast<std::size_t>(picture.place.width);
    picture.pixels.resize(width * static_cast<std::size_t>(picture.place.height));
    const PixelPoint first = map.page_to_output({across.begin, down.begin});
    const PixelPoint right = map.page_to_output({across.begin + 1, down.begin});
    const std::ptrdiff_t step = (right.x - first.x) + (right.y - first.y) * picture.place.width;
    for (int y = down.begin; y < down.end; ++y) {
        const auto row = std::clamp(y - look.shift_y, 0, page.height - 1);
        const auto* const from = page.pixels.data() + static_cast<std::ptrdiff_t>(row) * page.width;
        const PixelPoint at = map.page_to_output({across.begin, y});
        auto* to = picture.pixels.data() +
                   static_cast<std::ptrdiff_t>(at.y - picture.place.y) * picture.place.width +
                   (at.x - picture.place.x);
        for (int x = across.begin; x < across.end; ++x, to += step) {
            const auto pixel = from[std::clamp(x - look.shift_x, 0, page.width - 1)];
            *to = look.panel == Panel::Bright ? pixel : dimmed(pixel);
        }
    }
    return picture;
}

} // namespace kiosk
