#pragma once

#include <cstddef>
#include <optional>

class QPDFObjectHandle;

namespace printer {

/// How much ink the pixels of a picture lay down.
struct PictureInk {
    double most = 0; ///< Percent.
    double pixels = 0;
    double over = 0; ///< Pixels above the limit.
};

/// Reads every pixel of a picture in CMYK, gray or process spots, also through a palette; RGB has
/// no ink yet and is 0. A JPEG's noise is no fault: its pixels have 10 % more room.
/// @param limit percent
/// @param most_pixels larger pictures are not read.
/// @return none if it cannot be read.
std::optional<PictureInk> measure_picture(QPDFObjectHandle image, double limit, double most_pixels);

} // namespace printer
