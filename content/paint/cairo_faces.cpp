#include "content/paint/cairo_faces.hpp"

#include "content/paint/paint_error.hpp"

#include <cairo-ft.h>
#include <cairo.h>

#include <ft2build.h>
#include FT_FREETYPE_H

namespace paint {

namespace {

/// A FreeType face with a library of its own. Cairo keeps faces in caches longer than any Painter
/// lives, so nothing may be shared with other faces or threads.
class FreeTypeFace {
  public:
    explicit FreeTypeFace(const fonts::FontFace& face)
    {
        const std::string file = face.file().string();
        if (FT_Init_FreeType(&library_) != 0) {
            throw PaintError("FreeType cannot be started");
        }
        if (FT_New_Face(library_, file.c_str(), static_cast<FT_Long>(face.index()), &face_) != 0) {
            FT_Done_FreeType(library_);
            throw PaintError(file + ": FreeType cannot open this font");
        }
    }
    ~FreeTypeFace() { FT_Done_FreeType(library_); } // Closes its faces too.
    FreeTypeFace(const FreeTypeFace&) = delete;
    FreeTypeFace& operator=(const FreeTypeFace&) = delete;

    FT_Face get() const { return face_; }

  private:
    FT_Library library_ = nullptr;
    FT_Face face_ = nullptr;
};

void delete_free_type_face(void* face)
{
    delete static_cast<FreeTypeFace*>(face);
}

cairo_font_face_t* make_cairo_face(const fonts::FontFace& face)
{
    static const cairo_user_data_key_t key{};
    auto free_type = std::make_unique<FreeTypeFace>(face);
    cairo_font_face_t* cairo = cairo_ft_font_face_create_for_ft_face(
        free_type->get(), FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
    if (cairo_font_face_set_user_data(cairo, &key, free_type.get(), delete_free_type_face) !=
        CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(cairo);
        throw PaintError(face.file().string() + ": Cairo cannot use this font");
    }
    static_cast<void>(free_type.release()); // Cairo deletes it with the face.
    return cairo;
}

} // namespace

void FontFaceDeleter::operator()(cairo_font_face_t* face) const
{
    cairo_font_face_destroy(face);
}

cairo_font_face_t* CairoFaces::find(const std::shared_ptr<const fonts::FontFace>& face)
{
    auto found = entries_.find(face.get());
    if (found == entries_.end()) {
        Entry entry{face, {}};
        entry.face.reset(make_cairo_face(*face));
        found = entries_.emplace(face.get(), std::move(entry)).first;
    }
    return found->second.face.get();
}

} // namespace paint
