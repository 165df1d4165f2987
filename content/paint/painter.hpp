#pragma once

#include "content/layout/display_list.hpp"
#include "content/paint/pictogram.hpp"
#include "content/paint/stamp.hpp"
#include "content/paint/tags.hpp"

#include <memory>
#include <vector>

typedef struct _cairo cairo_t;

namespace paint {

/// Letters as text that can be read back, where the surface has text at all, or as shapes.
enum class TextAs { Glyphs, Outlines };

/// What goes with the drawing of a list into a file; null = nothing.
struct PaintAlso {
    Tagger* tagger = nullptr; ///< Told of each item before it is drawn.
    /// Places are kept for what is better stamped, and the stamps added here: the first is
    /// number 1.
    std::vector<Stamp>* stamps = nullptr;
};

/// Draws display lists on Cairo contexts. Holds the cairo faces of fonts it has met and parsed
/// pictograms, so it belongs to one thread.
class Painter {
  public:
    explicit Painter(PictogramSet pictograms);
    ~Painter();
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;

    /// From now on; at first as glyphs.
    void set_text(TextAs how);

    /// Draws the list with its origin at the context's (0, 0), one unit a point.
    void paint(const layout::DisplayList& list, cairo_t* context, const PaintAlso& also = {});

  private:
    struct Faces;
    void draw(const layout::Item& item, cairo_t* context);
    PictogramSet pictograms_;
    std::unique_ptr<Faces> faces_;
};

} // namespace paint
