#pragma once

#include "fonts/font_face.hpp"

#include <map>
#include <memory>

typedef struct _cairo_font_face cairo_font_face_t;

namespace paint {

struct FontFaceDeleter {
    void operator()(cairo_font_face_t* face) const;
};

/// Cairo's faces for the faces of a catalogue, opened when first drawn. For one thread.
class CairoFaces {
  public:
    /// The face to draw `face` with; lives as long as this object.
    /// @throws paint::PaintError if FreeType cannot open the file.
    cairo_font_face_t* find(const std::shared_ptr<const fonts::FontFace>& face);

  private:
    struct Entry {
        std::shared_ptr<const fonts::FontFace> key; ///< Keeps the address from being reused.
        std::unique_ptr<cairo_font_face_t, FontFaceDeleter> face;
    };
    std::map<const fonts::FontFace*, Entry> entries_;
};

} // namespace paint
