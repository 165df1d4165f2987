#include "content/paint/cairo_handles.hpp"

#include "content/paint/paint_error.hpp"

#include <cairo.h>

namespace paint {

namespace {

void require_good(cairo_status_t status, const std::string& action)
{
    if (status != CAIRO_STATUS_SUCCESS) {
        throw PaintError(action + ": " + cairo_status_to_string(status));
    }
}

} // namespace

void ContextDeleter::operator()(cairo_t* context) const
{
    cairo_destroy(context);
}

void SurfaceDeleter::operator()(cairo_surface_t* surface) const
{
    cairo_surface_destroy(surface);
}

Context make_context(const Surface& surface)
{
    Context context(cairo_create(surface.get()));
    require_good(context.get(), "cannot draw");
    return context;
}

void require_good(cairo_surface_t* surface, const std::string& action)
{
    require_good(cairo_surface_status(surface), action);
}

void require_good(cairo_t* context, const std::string& action)
{
    require_good(cairo_status(context), action);
}

} // namespace paint
