#pragma once

#include "content/layout/display_list.hpp"
#include "content/paint/pictogram.hpp"
#include "content/paint/tags.hpp"

#include <memory>

typedef struct _cairo cairo_t;

namespace paint {

/// Letters as text that can be read back, where the surface has text at all, or as shapes.
enum class TextAs { Glyphs, Outlines };

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
    /// @param tagger told of each item before it is drawn; may be null.
    void paint(const layout::DisplayList& list, cairo_t* context, Tagger* tagger = nullptr);

  private:
    struct Faces;
    PictogramSet pictograms_;
    std::unique_ptr<Faces> faces_;
};

} // namespace paint
