#pragma once

#include "content/paint/write_pdf.hpp"
#include "printer/sheet.hpp"

#include <string>

class QPDFObjectHandle;

namespace printer {

/// How hard zlib tries for page contents: a third of the time of its usual 6 for 1 % more bytes.
/// libqpdf keeps one level for the whole process, so every writer sets its own.
inline constexpr int content_level = 4;

/// TrimBox, BleedBox and MediaBox of a page, and the UserUnit if its sheet has one.
void set_boxes(QPDFObjectHandle page, const Sheet& sheet);

/// Adds what Cairo does not write: TrimBox, BleedBox and MediaBox of every page, the stamps in the
/// places kept for them, dates and an /ID that depend on the content alone.
/// @param date PDF date, "D:20261124000000Z"; never from the clock.
/// @param metadata XMP packet; may be empty.
/// @return the PDF rewritten: equal input gives equal bytes.
/// @throws std::exception (of libqpdf) if `pdf` is none, paint::PaintError if it lacks a place.
std::string add_boxes(const paint::PdfWithPlaces& pdf, const Sheet& sheet, const std::string& date,
                      const std::string& metadata = {});

} // namespace printer
