#include "content/paint/pixmap.hpp"

#include "content/paint/cairo_handles.hpp"
#include "content/paint/paint_error.hpp"

#include <cairo.h>
#include <png.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace paint {

namespace {

int whole_pixels(layout::Points length, double pixels_per_point)
{
    return std::max(1, static_cast<int>(std::lround(length.value() * pixels_per_point)));
}

/// Cairo draws straight into `pixels`; rows of 32-bit pixels need no padding.
Surface surface_over(std::uint32_t* pixels, int width, int height)
{
    Surface surface(cairo_image_surface_create_for_data(
        reinterpret_cast<unsigned char*>(pixels), CAIRO_FORMAT_RGB24, width, height, width * 4));
    require_good(surface.get(), "cannot draw " + std::to_string(width) + " x " +
                                    std::to_string(height) + " pixels");
    return surface;
}

/// Red, green, blue of every pixel.
std::vector<std::uint8_t> rgb_bytes(const Pixmap& pixmap)
{
    std::vector<std::uint8_t> bytes;
    bytes.reserve(pixmap.pixels.size() * 3);
    for (const std::uint32_t pixel : pixmap.pixels) {
        bytes.push_back(static_cast<std::uint8_t>(pixel >> 16U));
        bytes.push_back(static_cast<std::uint8_t>(pixel >> 8U));
        bytes.push_back(static_cast<std::uint8_t>(pixel));
    }
    return bytes;
}

} // namespace

Pixmap blank_pixmap(int width, int height, std::uint32_t rgb)
{
    constexpr int longest = 32767; // Of Cairo's image surfaces.
    if (width < 1 || height < 1 || width > longest || height > longest) {
        throw PaintError("cannot draw " + std::to_string(width) + " x " + std::to_string(height) +
                         " pixels");
    }
    Pixmap pixmap{width, height, {}};
    pixmap.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), rgb);
    return pixmap;
}

void paint_over(Pixmap& pixmap, const layout::DisplayList& list, const View& view, Painter& painter)
{
    const Surface surface = surface_over(pixmap.pixels.data(), pixmap.width, pixmap.height);
    const Context context = make_context(surface);
    cairo_scale(context.get(), view.pixels_per_point, view.pixels_per_point);
    cairo_translate(context.get(), -view.corner.x.value(), -view.corner.y.value());
    painter.paint(list, context.get());
    cairo_surface_flush(surface.get());
}

Pixmap rasterise(const layout::DisplayList& list, double pixels_per_point, Painter& painter)
{
    Pixmap pixmap = blank_pixmap(whole_pixels(list.size.width, pixels_per_point),
                                 whole_pixels(list.size.height, pixels_per_point));
    paint_over(pixmap, list, {{}, pixels_per_point}, painter);
    return pixmap;
}

std::vector<std::uint8_t> encode_png(const Pixmap& pixmap)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(pixmap.width);
    image.height = static_cast<png_uint_32>(pixmap.height);
    image.format = PNG_FORMAT_RGB;
    image.flags =
        PNG_IMAGE_FLAG_FAST; // No filter: flat art packs better without, four times as fast.
    std::vector<std::uint8_t> bytes(PNG_IMAGE_PNG_SIZE_MAX(image));
    png_alloc_size_t size = bytes.size();
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, rgb_bytes(pixmap).data(), 0,
                                  nullptr) == 0) {
        throw PaintError(std::string("cannot encode a PNG: ") + image.message);
    }
    bytes.resize(size);
    bytes.shrink_to_fit();
    return bytes;
}

} // namespace paint
