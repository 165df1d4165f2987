#include "content/paint/pixmap.hpp"

#include "content/paint/cairo_handles.hpp"
#include "content/paint/paint_error.hpp"

#include <cairo.h>

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

cairo_status_t append_bytes(void* out, const unsigned char* data, unsigned length)
{
    auto& bytes = *static_cast<std::vector<std::uint8_t>*>(out);
    bytes.insert(bytes.end(), data, data + length);
    return CAIRO_STATUS_SUCCESS;
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
    std::vector<std::uint32_t> pixels = pixmap.pixels; // Cairo takes no const pixels.
    const Surface surface = surface_over(pixels.data(), pixmap.width, pixmap.height);
    std::vector<std::uint8_t> bytes;
    if (cairo_surface_write_to_png_stream(surface.get(), append_bytes, &bytes) !=
        CAIRO_STATUS_SUCCESS) {
        throw PaintError("cannot encode a PNG");
    }
    return bytes;
}

} // namespace paint
