#pragma once

#include <memory>
#include <string>

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;

namespace paint {

struct ContextDeleter {
    void operator()(cairo_t* context) const;
};
struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const;
};

/// Owning handles of Cairo's reference-counted objects.
using Context = std::unique_ptr<cairo_t, ContextDeleter>;
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;

/// A context that draws on `surface`.
/// @throws paint::PaintError if Cairo refuses.
Context make_context(const Surface& surface);

/// @throws paint::PaintError naming `action` if the surface or context is in an error state.
void require_good(cairo_surface_t* surface, const std::string& action);
void require_good(cairo_t* context, const std::string& action);

} // namespace paint
