#include "kiosk/display_care.hpp"
#include "kiosk/window.hpp"
#include "kiosk/x_connection.hpp"

#include <array>
#include <iostream>

/// `panel_look`: shows a picture in every look and turn, and looks where each of some pixels is
/// seen. Says what is wrong and leaves with 1.
namespace {

using kiosk::PanelLook;
using kiosk::PanelMap;
using kiosk::PixelPoint;
using kiosk::Rotation;

/// A picture whose pixels all differ.
paint::Pixmap some_picture(int width, int height)
{
    paint::Pixmap picture{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            picture.pixels.push_back(0xFF000000U |
                                     static_cast<std::uint32_t>(x * 255 / width) << 16 |
                                     static_cast<std::uint32_t>(y * 255 / height) << 8 |
                                     static_cast<std::uint32_t>((x + y) % 256));
        }
    }
    return picture;
}

int wrong_pixels(kiosk::XConnection& server, const PanelMap& map, const PanelLook& look)
{
    const auto size = map.page();
    const auto picture = some_picture(size.width, size.height);
    kiosk::Window window(map.output(), kiosk::Cursor::Hidden);
    server.watch(window.handle());
    server.move_window({0, 0, map.output().width, map.output().height});
    server.put(output_picture(picture, {0, 0, size.width, size.height}, look, map));
    int wrong = 0;
    for (int y = 0; y < size.height; y += 13) {
        for (int x = 0; x < size.width; x += 17) {
            const auto moved = moved_place(look, {x, y}, size);
            if (!moved) {
                continue;
            }
            const auto seen = server.pixel(map.page_to_output(*moved));
            const auto drawn = picture.pixels[static_cast<std::size_t>(y * size.width + x)];
            const auto meant = look.panel == kiosk::Panel::Bright ? drawn : kiosk::dimmed(drawn);
            wrong += seen && kiosk::colour_distance(*seen, meant) == 0 ? 0 : 1;
        }
    }
    return wrong;
}

} // namespace

int main()
{
    const auto server = kiosk::XConnection::open();
    if (!server) {
        return 3;
    }
    int all_wrong = 0;
    for (const Rotation rotation :
         {Rotation::None, Rotation::Quarter, Rotation::Half, Rotation::ThreeQuarters}) {
        for (const PanelLook& look : std::array<PanelLook, 4>{{{kiosk::Panel::Bright, 0, 0},
                                                               {kiosk::Panel::Bright, 4, -4},
                                                               {kiosk::Panel::Dim, -4, 0},
                                                               {kiosk::Panel::Dim, 0, 4}}}) {
            const int wrong = wrong_pixels(*server, PanelMap({640, 400}, rotation), look);
            if (wrong > 0) {
                std::cerr << "turned by " << static_cast<int>(rotation) * 90 << ", moved by "
                          << look.shift_x << "," << look.shift_y << ": " << wrong
                          << " pixels are not where they should be\n";
            }
            all_wrong += wrong;
        }
    }
    return all_wrong == 0 ? 0 : 1;
}
