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

Pixmap rasterise(const layout::DisplayList& list, double pixels_per_point, Painter& painter)
{
    Pixmap pixmap;
    pixmap.width = whole_pixels(list.size.width, pixels_per_point);
    pixmap.height = whole_pixels(list.size.height, pixels_per_point);
    pixmap.pixels.assign(static_cast<std::size_t>(pixmap.width) *
                             static_cast<std::size_t>(pixmap.height),
                         0x00FFFFFFU);
    const Surface surface = surface_over(pixmap.pixels.data(), pixmap.width, pixmap.height);
    const Context context = make_context(surface);
    cairo_scale(context.get(), pixels_per_point, pixels_per_point);
    painter.paint(list, context.get());
    cairo_surface_flush(surface.get());
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
