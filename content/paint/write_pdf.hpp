#pragma once

#include "content/layout/display_list.hpp"
#include "content/paint/painter.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace paint {

/// A part of another list, drawn small (or as large as it is) under a page's own items.
struct PdfInset {
    const layout::DisplayList* list = nullptr;
    layout::Rect part; ///< Of that list; nothing outside it is seen.
    layout::Rect box;  ///< Where it lies on the page, of the same shape.
};

/// A page of a PDF: a list and the paper around it.
struct PdfPage {
    const layout::DisplayList* list = nullptr;
    layout::Size media;   ///< Page size in points of the file.
    layout::Point origin; ///< Where the list's origin lies on the page.
    double scale = 1.0;   ///< 0.1 for a page written at 1:10.
    /// The part of the list that is drawn, in the list's points; none = all of it.
    std::optional<layout::Rect> part = std::nullopt;
    /// Marks around the sheet, in points of the file from the page's top-left corner; may be null.
    const layout::DisplayList* marks = nullptr;
    std::vector<PdfInset> insets = {};
};

/// Whether a PDF says what its parts are: headings, steps, figures (`plan_tags`).
enum class Tagged { No, Yes };

struct PdfInfo {
    std::string title;
    std::string creation_date; ///< "D:20261124000000Z" or ISO; never from the clock.
    Tagged tagged = Tagged::No;
};

/// A PDF of true size in memory: vectors, RGB, fonts embedded, text that reads back in order.
/// @throws paint::PaintError if Cairo reports an error or a page is over 14,400 pt.
std::string write_pdf(std::span<const PdfPage> pages, const PdfInfo& info, Painter& painter);

/// A PDF in which places are kept for its stamps (`stamp_place_width`).
struct PdfWithPlaces {
    std::string bytes;
    std::vector<Stamp> stamps; ///< The first is number 1.
};

/// The same as `write_pdf` for a caller who fills the places: much less to write.
/// @throws as `write_pdf`.
PdfWithPlaces write_pdf_with_places(std::span<const PdfPage> pages, const PdfInfo& info,
                                    Painter& painter);

} // namespace paint
