#pragma once

#include "tests/content/layout/sheets.hpp"

namespace support {

/// What must hold for every finished sheet: no error; texts in their margins, sizes and colours;
/// no text over another, over a drawing or a QR code; nothing outside the bleed.
void walk(const LaidOutSheet& sheet);

} // namespace support
