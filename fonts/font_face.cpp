#include "fonts/font_face.hpp"

#include "fonts/font_error.hpp"

#include <hb-ot.h>
#include <hb.h>

#include <array>

namespace fonts {

namespace {

template <class Handle, void (*destroy)(Handle*)>
struct Destroy {
    void operator()(Handle* handle) const { destroy(handle); }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_t, hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroy<hb_face_t, hb_face_destroy>>;
using Font = std::unique_ptr<hb_font_t, Destroy<hb_font_t, hb_font_destroy>>;
using Set = std::unique_ptr<hb_set_t, Destroy<hb_set_t, hb_set_destroy>>;

FaceMetrics read_metrics(hb_font_t* font, float upem)
{
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font, &extents);
    return {static_cast<float>(extents.ascender) / upem,
            static_cast<float>(-extents.descender) / upem,
            static_cast<float>(extents.line_gap) / upem};
}

} // namespace

struct FontFace::Mapped {
    std::filesystem::path file;
    unsigned index = 0;
    Face face;
    Font font;
    Set coverage;
    int units_per_em = 0;
    FaceMetrics metrics;
};

std::shared_ptr<const FontFace> FontFace::open(const std::filesystem::path& file, unsigned index,
                                               const std::string& package)
{
    const Blob blob(hb_blob_create_from_file_or_fail(file.c_str()));
    if (!blob) {
        throw FontError(file, "cannot be read", package);
    }
    auto mapped = std::make_unique<Mapped>();
    mapped->file = file;
    mapped->index = index;
    mapped->face.reset(hb_face_create(blob.get(), index));
    if (index >= hb_face_count(blob.get()) || hb_face_get_glyph_count(mapped->face.get()) == 0) {
        throw FontError(file, "is not a scalable font", package);
    }
    hb_face_make_immutable(mapped->face.get());
    mapped->units_per_em = static_cast<int>(hb_face_get_upem(mapped->face.get()));
    mapped->font.reset(hb_font_create(mapped->face.get()));
    hb_font_set_scale(mapped->font.get(), mapped->units_per_em, mapped->units_per_em);
    hb_ot_font_set_funcs(mapped->font.get());
    hb_font_make_immutable(mapped->font.get());
    mapped->coverage.reset(hb_set_create());
    hb_face_collect_unicodes(mapped->face.get(), mapped->coverage.get());
    mapped->metrics = read_metrics(mapped->font.get(), static_cast<float>(mapped->units_per_em));
    return std::shared_ptr<const FontFace>(new FontFace(std::move(mapped)));
}

FontFace::FontFace(std::unique_ptr<Mapped> mapped) : mapped_(std::move(mapped))
{
    hb_codepoint_t code_point = HB_SET_VALUE_INVALID;
    while (hb_set_next(mapped_->coverage.get(), &code_point) != 0 && code_point < 0x10000) {
        covered_[code_point / 64] |= std::uint64_t{1} << (code_point % 64);
    }
    covers_ascii_ = covered_[0] >> 0x20 == 0xFFFFFFFF && (covered_[1] | 1ULL << 63) == ~0ULL;
    dotted_circle_ = nominal_glyph(0x25CC);
}
FontFace::~FontFace() = default;

const std::filesystem::path& FontFace::file() const
{
    return mapped_->file;
}
unsigned FontFace::index() const
{
    return mapped_->index;
}
int FontFace::units_per_em() const
{
    return mapped_->units_per_em;
}
const FaceMetrics& FontFace::metrics() const
{
    return mapped_->metrics;
}
hb_font_t* FontFace::hb_font() const
{
    return mapped_->font.get();
}

bool FontFace::covers_beyond(char32_t code_point) const
{
    return hb_set_has(mapped_->coverage.get(), code_point) != 0;
}

std::uint32_t FontFace::nominal_glyph(char32_t code_point) const
{
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(hb_font(), code_point, &glyph);
    return glyph;
}

int FontFace::advance(std::uint32_t glyph) const
{
    return hb_font_get_glyph_h_advance(hb_font(), glyph);
}

GlyphInk FontFace::ink(std::uint32_t glyph) const
{
    hb_glyph_extents_t extents{};
    if (hb_font_get_glyph_extents(hb_font(), glyph, &extents) == 0) {
        return {};
    }
    const auto em = [&](int units) {
        return static_cast<float>(units) / static_cast<float>(units_per_em());
    };
    return {em(extents.x_bearing), em(extents.y_bearing + extents.height),
            em(extents.x_bearing + extents.width), em(extents.y_bearing)};
}

} // namespace fonts
