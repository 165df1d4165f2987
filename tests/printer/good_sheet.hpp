#pragma once

#include "content/model/formats.hpp"

#include <string>

namespace support {

/// The ICC profile of package scribus-data.
inline constexpr const char* coated_profile =
    "/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc";

/// An A3 poster: trim 297 x 420, bleed 3, slug 10, 200 and 100 ppi, 300 % ink.
content::FormatSpec good_format();

/// A PDF/X-4 of that format, put together by hand from its objects: process inks, an embedded font,
/// black overprinting text, white text, a picture, a shading, a pattern, a group with alpha, a code
/// of black squares, marks in /All, tags. Nothing of the printer's own writing is in it.
std::string good_sheet();

} // namespace support
