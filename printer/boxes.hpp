#pragma once

#include "printer/sheet.hpp"

#include <string>

namespace printer {

/// Adds what Cairo does not write: TrimBox, BleedBox and MediaBox of every page, dates and an /ID
/// that depend on the content alone.
/// @param date PDF date, "D:20261124000000Z"; never from the clock.
/// @return the PDF rewritten: equal input gives equal bytes.
/// @throws std::exception (of libqpdf) if `pdf` is none.
std::string add_boxes(const std::string& pdf, const Sheet& sheet, const std::string& date);

} // namespace printer
