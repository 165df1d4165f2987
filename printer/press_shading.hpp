#pragma once

#include "printer/press_ink.hpp"

#include <string>

class QPDF;
class QPDFObjectHandle;

namespace printer {

/// Turns an axial or radial shading in sRGB into CMYK in place: its function becomes 256 samples
/// of 16 bits, each converted as a solid is (PRINT.md 2.4, step 7).
/// @return empty, or what the pass does not know; the shading is then as it was.
std::string convert_shading(QPDFObjectHandle shading, const InkTable& inks, QPDF& pdf);

/// What is wrong with a shading of a luminosity mask, which must be gray; empty if nothing.
std::string fault_of_gray_shading(QPDFObjectHandle shading);

} // namespace printer
