#pragma once

#include "content/paint/write_pdf.hpp"
#include "printer/sheet.hpp"

#include <string>

namespace printer {

/// Adds what Cairo does not write: TrimBox, BleedBox and MediaBox of every page, the stamps in the
/// places kept for them, dates and an /ID that depend on the content alone.
/// @param date PDF date, "D:20261124000000Z"; never from the clock.
/// @return the PDF rewritten: equal input gives equal bytes.
/// @throws std::exception (of libqpdf) if `pdf` is none, paint::PaintError if it lacks a place.
std::string add_boxes(const paint::PdfWithPlaces& pdf, const Sheet& sheet, const std::string& date);

} // namespace printer
