#pragma once

#include "printer/press.hpp"

class QPDF;

namespace printer {

/// Converts everything the pages of a PDF draw: contents, forms, patterns, shadings, images,
/// groups (PRINT.md 2.4, steps 4 to 8). Faults and counts go into `result`.
/// @param under operators in CMYK that go beneath each page, the last also beneath all after it;
/// they leave the state as it was. At least one.
void convert_pages(QPDF& pdf, const InkTable& inks, const std::vector<std::string>& under,
                   PressResult& result);

} // namespace printer
