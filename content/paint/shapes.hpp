#pragma once

#include "content/layout/display_list.hpp"

typedef struct _cairo cairo_t;

namespace paint {

void set_colour(cairo_t* context, layout::Colour colour);

/// A box with square or rounded corners, filled and then outlined; the line lies half inside.
void draw_box(const layout::BoxItem& box, cairo_t* context);

void draw_path(const layout::PathItem& path, cairo_t* context);

/// White box, then all dark modules as one path: separate fills would leave hairlines between
/// modules that touch.
void draw_qr(const layout::QrItem& qr, cairo_t* context);

} // namespace paint
