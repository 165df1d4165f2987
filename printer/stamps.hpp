#pragma once

#include "content/paint/write_pdf.hpp"

#include <span>
#include <string>

class QPDF;

namespace printer {

/// Puts every stamp into the form XObject that `paint::keep_place` left for it.
/// @throws paint::PaintError if a place is missing: a sheet without its QR code must not go out.
void fill_stamp_places(QPDF& pdf, std::span<const paint::Stamp> stamps);

/// Every byte a PDF and its stamps are made of, for hashes.
std::string all_bytes(const paint::PdfWithPlaces& pdf);

} // namespace printer
