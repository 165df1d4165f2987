#include "content/paint/write_pdf.hpp"

#include "content/paint/cairo_handles.hpp"
#include "content/paint/paint_error.hpp"

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>

namespace paint {

namespace {

constexpr double longest_side =
    14400; // Points; readers refuse more (PRINT.md 2.5), Cairo does not.

cairo_status_t append_bytes(void* out, const unsigned char* data, unsigned length)
{
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

/// "D:20261124000000Z" as Cairo wants it: "2026-11-24T00:00:00Z". Cairo 1.16 then forgets the "D:",
/// which the readers at hand accept; the printer writes the date anew.
std::string iso_time(const std::string& date)
{
    if (date.size() < 16 || date.compare(0, 2, "D:") != 0) {
        return date;
    }
    return fmt::format("{}-{}-{}T{}:{}:{}Z", date.substr(2, 4), date.substr(6, 2),
                       date.substr(8, 2), date.substr(10, 2), date.substr(12, 2),
                       date.substr(14, 2));
}

void require_size(const layout::Size& media)
{
    const double width = media.width.value();
    const double height = media.height.value();
    if (!(width > 0 && height > 0 && width <= longest_side && height <= longest_side)) {
        throw PaintError(fmt::format("a PDF page cannot be {:.0f} x {:.0f} pt: 1 to {:.0f} pt a "
                                     "side; write it at 1:10",
                                     width, height, longest_side));
    }
}

void paint_inset(const PdfInset& inset, cairo_t* context, Painter& painter)
{
    cairo_save(context);
    const layout::Rect& box = inset.box;
    cairo_rectangle(context, box.x.value(), box.y.value(), box.width.value(), box.height.value());
    cairo_clip(context);
    cairo_translate(context, box.x.value(), box.y.value());
    const double scale = box.width / inset.part.width;
    cairo_scale(context, scale, scale);
    cairo_translate(context, -inset.part.x.value(), -inset.part.y.value());
    painter.paint(*inset.list, context);
    cairo_restore(context);
}

void write_page(const PdfPage& page, Tagged tagged, const Surface& surface, Painter& painter,
                std::vector<Stamp>* stamps)
{
    cairo_pdf_surface_set_size(surface.get(), page.media.width.value(), page.media.height.value());
    const Context context = make_context(surface);
    cairo_translate(context.get(), page.origin.x.value(), page.origin.y.value());
    cairo_scale(context.get(), page.scale, page.scale);
    for (const PdfInset& inset : page.insets) {
        paint_inset(inset, context.get(), painter);
    }
    const auto plan = tagged == Tagged::Yes ? plan_tags(*page.list) : std::vector<TagElement>{};
    Tagger tagger(plan, context.get());
    if (page.part) {
        cairo_rectangle(context.get(), page.part->x.value(), page.part->y.value(),
                        page.part->width.value(), page.part->height.value());
        cairo_clip(context.get());
    }
    painter.paint(*page.list, context.get(), {&tagger, stamps});
    if (page.part) {
        cairo_reset_clip(context.get());
    }
    if (page.marks != nullptr) {
        cairo_identity_matrix(context.get());
        painter.paint(*page.marks, context.get(), {nullptr, stamps});
    }
    cairo_show_page(context.get());
    require_good(context.get(), "cannot write a PDF page");
}

std::string write_pages(std::span<const PdfPage> pages, const PdfInfo& info, Painter& painter,
                        std::vector<Stamp>* stamps)
{
    for (const PdfPage& page : pages) {
        require_size(page.media);
    }
    std::string bytes;
    const Surface surface(cairo_pdf_surface_create_for_stream(append_bytes, &bytes, 1, 1));
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, info.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   iso_time(info.creation_date).c_str());
    for (const PdfPage& page : pages) {
        write_page(page, info.tagged, surface, painter, stamps);
    }
    cairo_surface_finish(surface.get()); // Errors of the whole file show only now.
    require_good(surface.get(), "cannot write a PDF");
    return bytes;
}

} // namespace

std::string write_pdf(std::span<const PdfPage> pages, const PdfInfo& info, Painter& painter)
{
    return write_pages(pages, info, painter, nullptr);
}

PdfWithPlaces write_pdf_with_places(std::span<const PdfPage> pages, const PdfInfo& info,
                                    Painter& painter)
{
    PdfWithPlaces pdf;
    pdf.bytes = write_pages(pages, info, painter, &pdf.stamps);
    return pdf;
}

} // namespace paint
