#pragma once

class QPDFObjectHandle;

namespace printer {

/// How much ink the pixels of a picture lay down, as far as they could be read.
struct PictureInk {
    enum class Read {
        Whole,
        Damaged, ///< Its data end early or make no sense: it does not print as it is meant.
        Unknown, ///< Of a kind that is not read: what it lays down is not known.
    };
    Read read = Read::Whole;
    double most = 0; ///< Percent.
    double pixels = 0;
    double over = 0; ///< Pixels above the limit.
};

/// Reads every pixel of a picture in CMYK, gray or process spots, also through a palette; RGB has
/// no ink yet and is 0. A JPEG's noise is no fault: its pixels have 10 % more room. A picture that
/// cannot be decoded, but has no sample that could be over the limit, counts as read.
/// @param limit percent
/// @param most_pixels larger pictures are not read.
PictureInk measure_picture(QPDFObjectHandle image, double limit, double most_pixels);

} // namespace printer
