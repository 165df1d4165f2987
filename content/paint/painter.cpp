#include "content/paint/painter.hpp"

#include "content/paint/cairo_faces.hpp"
#include "content/paint/cairo_handles.hpp"
#include "content/paint/shapes.hpp"

#include <cairo.h>

#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace paint {

namespace {

std::vector<cairo_glyph_t> cairo_glyphs(const fonts::GlyphRun& run)
{
    std::vector<cairo_glyph_t> glyphs;
    glyphs.reserve(run.glyphs.size());
    for (const auto& glyph : run.glyphs) {
        glyphs.push_back({glyph.id, glyph.x, glyph.y});
    }
    return glyphs;
}

std::vector<cairo_text_cluster_t> cairo_clusters(const fonts::GlyphRun& run)
{
    std::vector<cairo_text_cluster_t> clusters;
    clusters.reserve(run.clusters.size());
    for (const auto& cluster : run.clusters) {
        clusters.push_back({cluster.bytes, cluster.glyphs});
    }
    return clusters;
}

/// Hinting moves glyphs and differs between screen and paper: off everywhere (ARCHITECTURE.md).
void set_unhinted(cairo_t* context)
{
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(context, options);
    cairo_font_options_destroy(options);
}

/// Text that can be read back from the file: glyphs with the characters they stand for.
void show_text(const fonts::GlyphRun& run, const std::vector<cairo_glyph_t>& glyphs,
               cairo_t* context)
{
    const auto clusters = cairo_clusters(run);
    const auto flags = run.backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD
                                    : static_cast<cairo_text_cluster_flags_t>(0);
    cairo_show_text_glyphs(context, run.text.data(), static_cast<int>(run.text.size()),
                           glyphs.data(), static_cast<int>(glyphs.size()), clusters.data(),
                           static_cast<int>(clusters.size()), flags);
}

/// Pixels get outlines: Cairo 1.16 rounds the places of glyph images to whole pixels, which tears
/// joined letters apart.
void fill_outlines(const std::vector<cairo_glyph_t>& glyphs, cairo_t* context)
{
    cairo_new_path(context);
    cairo_glyph_path(context, glyphs.data(), static_cast<int>(glyphs.size()));
    cairo_fill(context);
}

std::optional<Stamp> stamp_of(const layout::Item& item)
{
    if (const auto* qr = std::get_if<layout::QrItem>(&item.what)) {
        return make_stamp(*qr);
    }
    const auto* path = std::get_if<layout::PathItem>(&item.what);
    return path ? make_stamp(*path) : std::nullopt;
}

} // namespace

struct Painter::Faces {
    CairoFaces cairo;
    TextAs text = TextAs::Glyphs;

    void draw(const layout::GlyphRunItem& item, cairo_t* context)
    {
        const fonts::GlyphRun& run = item.run;
        if (run.glyphs.empty() || !run.face) {
            return;
        }
        const auto glyphs = cairo_glyphs(run);
        cairo_set_font_face(context, cairo.find(run.face));
        cairo_set_font_size(context, run.size);
        set_colour(context, item.fill);
        if (text == TextAs::Glyphs &&
            cairo_surface_has_show_text_glyphs(cairo_get_target(context)) != 0) {
            show_text(run, glyphs, context);
        } else {
            fill_outlines(glyphs, context);
        }
    }
};

Painter::Painter(PictogramSet pictograms)
    : pictograms_(std::move(pictograms)), faces_(std::make_unique<Faces>())
{}

Painter::~Painter() = default;

void Painter::draw(const layout::Item& item, cairo_t* context)
{
    std::visit(
        [&](const auto& what) {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, layout::BoxItem>) {
                draw_box(what, context);
            } else if constexpr (std::is_same_v<What, layout::PathItem>) {
                draw_path(what, context);
            } else if constexpr (std::is_same_v<What, layout::GlyphRunItem>) {
                faces_->draw(what, context);
            } else if constexpr (std::is_same_v<What, layout::PictureItem>) {
                pictograms_.draw(what, context);
            } else {
                static_assert(std::is_same_v<What, layout::QrItem>);
                draw_qr(what, context);
            }
        },
        item.what);
}

void Painter::set_text(TextAs how)
{
    faces_->text = how;
}

void Painter::paint(const layout::DisplayList& list, cairo_t* context, const PaintAlso& also)
{
    cairo_save(context);
    set_unhinted(context);
    for (const auto& item : list.items) {
        if (also.tagger != nullptr) {
            also.tagger->before(static_cast<std::size_t>(&item - list.items.data()));
        }
        auto stamp = also.stamps != nullptr ? stamp_of(item) : std::nullopt;
        if (stamp) {
            also.stamps->push_back(std::move(*stamp));
            keep_place(also.stamps->back(), static_cast<int>(also.stamps->size()), context);
        } else {
            draw(item, context);
        }
    }
    if (also.tagger != nullptr) {
        also.tagger->finish();
    }
    cairo_restore(context);
    require_good(context, "cannot draw \"" + list.title + "\"");
}

} // namespace paint
