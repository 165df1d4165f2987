#include "fonts/font_face.hpp"

#include <hb-ot.h>

namespace fonts {

namespace {

std::string sentence(const std::filesystem::path& file, const std::string& what_is_wrong,
                     const std::string& package)
{
    const std::string text = file.string() + ": " + what_is_wrong;
    return package.empty() ? text : text + ". Install it with: apt-get install " + package;
}

} // namespace

FontError::FontError(const std::filesystem::path& file, const std::string& what_is_wrong,
                     const std::string& package)
    : std::runtime_error(sentence(file, what_is_wrong, package)), file_(file), package_(package)
{}

std::shared_ptr<const FontFace> FontFace::open(const std::filesystem::path& file, unsigned index,
                                               const std::string& package)
{
    return std::shared_ptr<const FontFace>(new FontFace(file, index, package));
}

FontFace::FontFace(const std::filesystem::path& file, unsigned index, const std::string& package)
    : file_(file), index_(index)
{
    const std::shared_ptr<hb_blob_t> blob(hb_blob_create_from_file_or_fail(file.c_str()),
                                          hb_blob_destroy);
    if (!blob) {
        throw FontError(file, "cannot be read", package);
    }
    const std::shared_ptr<hb_face_t> face(hb_face_create(blob.get(), index), hb_face_destroy);
    if (index >= hb_face_count(blob.get()) || hb_face_get_glyph_count(face.get()) == 0) {
        throw FontError(file, "is not a scalable font", package);
    }
    hb_face_make_immutable(face.get());
    units_per_em_ = static_cast<int>(hb_face_get_upem(face.get()));
    font_.reset(hb_font_create(face.get()), hb_font_destroy);
    hb_font_set_scale(hb_font(), units_per_em_, units_per_em_);
    hb_ot_font_set_funcs(hb_font());
    hb_font_make_immutable(hb_font());
    hb_font_extents_t extents{};
    hb_font_get_h_extents(hb_font(), &extents);
    const auto upem = static_cast<float>(units_per_em_);
    metrics_.ascent_em = static_cast<float>(extents.ascender) / upem;
    metrics_.descent_em = static_cast<float>(-extents.descender) / upem;
    coverage_.reset(hb_set_create(), hb_set_destroy);
    hb_face_collect_unicodes(face.get(), coverage_.get());
    note_coverage();
}

void FontFace::note_coverage()
{
    hb_codepoint_t code_point = HB_SET_VALUE_INVALID;
    while (hb_set_next(coverage_.get(), &code_point) != 0 && code_point < 0x10000) {
        covered_[code_point / 64] |= std::uint64_t{1} << (code_point % 64);
    }
    covers_ascii_ = covered_[0] >> 0x20 == 0xFFFFFFFF && (covered_[1] | 1ULL << 63) == ~0ULL;
    dotted_circle_ = nominal_glyph(0x25CC);
}

bool FontFace::covers_beyond(char32_t code_point) const
{
    return hb_set_has(coverage_.get(), code_point) != 0;
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

float FontFace::top_em(std::uint32_t glyph) const
{
    hb_glyph_extents_t extents{};
    hb_font_get_glyph_extents(hb_font(), glyph, &extents);
    return static_cast<float>(extents.y_bearing) / static_cast<float>(units_per_em_);
}

} // namespace fonts
