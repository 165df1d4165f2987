#include "kiosk/damage.hpp"

#include <algorithm>
#include <cstdlib>

namespace kiosk {

using paint::Pixmap;

std::optional<PixelRect> changed_rect(const Pixmap& before, const Pixmap& after)
{
    if (before.width != after.width || before.height != after.height) {
        return PixelRect{0, 0, after.width, after.height};
    }
    const auto width = static_cast<std::ptrdiff_t>(after.width);
    PixelRect rect{after.width, 0, 0, 0};
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < after.height; ++y) {
        const auto* const a = before.pixels.data() + y * width;
        const auto* const b = after.pixels.data() + y * width;
        const auto first = std::mismatch(a, a + width, b).first - a;
        if (first == width) {
            continue;
        }
        const auto last =
            width - (std::mismatch(std::reverse_iterator(a + width), std::reverse_iterator(a),
                                   std::reverse_iterator(b + width))
                         .first -
                     std::reverse_iterator(a + width));
        rect.y = bottom == 0 ? y : rect.y;
        bottom = y + 1;
        rect.x = std::min(rect.x, static_cast<int>(first));
        right = std::max(right, static_cast<int>(last));
    }
    if (bottom == 0) {
        return std::nullopt;
    }
    rect.width = right - rect.x;
    rect.height = bottom - rect.y;
    return rect;
}

PixelRect united(const PixelRect& one, const PixelRect& other)
{
    const int x = std::min(one.x, other.x);
    const int y = std::min(one.y, other.y);
    return {x, y, std::max(one.x + one.width, other.x + other.width) - x,
            std::max(one.y + one.height, other.y + other.height) - y};
}

int colour_distance(std::uint32_t a, std::uint32_t b)
{
    int most = 0;
    for (const unsigned shift : {0U, 8U, 16U}) {
        const int one = static_cast<int>((a >> shift) & 0xFFU);
        const int other = static_cast<int>((b >> shift) & 0xFFU);
        most = std::max(most, std::abs(one - other));
    }
    return most;
}

std::optional<PixelPoint> most_changed_pixel(const Pixmap& before, const Pixmap& after,
                                             const PixelRect& rect)
{
    constexpr int step = 8;
    constexpr int clear = 32; // Not a shade that an edge has by chance.
    const bool had_one = before.width == after.width && before.height == after.height;
    int most = clear;
    std::optional<PixelPoint> found;
    for (int y = rect.y; y < rect.y + rect.height; y += step) {
        for (int x = rect.x; x < rect.x + rect.width; x += step) {
            const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(after.width) +
                            static_cast<std::size_t>(x);
            const int distance = colour_distance(had_one ? before.pixels[at] : 0, after.pixels[at]);
            if (distance > most) {
                most = distance;
                found = PixelPoint{x, y};
            }
        }
    }
    return found;
}

} // namespace kiosk
