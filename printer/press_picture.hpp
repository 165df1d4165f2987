#pragma once

#include "printer/press_ink.hpp"

#include <string>

class QPDFObjectHandle;

namespace printer {

/// What came of an image.
struct PictureResult {
    bool converted = false; ///< It was in colour.
    std::string photo = {}; ///< "1200x800": pixels of a JPEG. Empty for what Cairo itself may
                            ///< have turned into pixels.
    std::string fault;      ///< Not empty: what the pass does not know; the image is as it was.
};

/// Turns an image XObject in sRGB, 8 bits, into CMYK in place; JPEG stays JPEG (PRINT.md 2.4, step
/// 8). Stencils and gray images are ink already and stay.
PictureResult convert_picture(QPDFObjectHandle image, const InkTable& inks);

/// What is wrong with an image that must be gray: a soft mask, or one in a luminosity mask.
std::string fault_of_gray_picture(QPDFObjectHandle image);

} // namespace printer
