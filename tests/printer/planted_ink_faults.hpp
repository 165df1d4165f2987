#pragma once

#include "tests/printer/planted_faults.hpp"

#include <span>

namespace support {

/// Ink that hides: in pictures and shadings that cannot be read (P17), in patterns that fill
/// letters (P15).
std::span<const PlantedFault> planted_ink_faults();

/// Fills black letters with a shading from red to yellow, which is no fault.
void fill_letters_with_red(QPDF& pdf);

/// The same with an uncoloured pattern in red.
void fill_letters_with_one_red(QPDF& pdf);

/// A photo in 400 % ink of which two rows of five are there.
void cut_off_dark_photo(QPDF& pdf);

/// A line drawing packed as a fax: not decoded, but black ink alone.
void put_fax_photo(QPDF& pdf);

} // namespace support
