#pragma once

#include "printer/compose.hpp"
#include "printer/sheet.hpp"
#include "tests/printer/plates.hpp"

#include <functional>
#include <string>
#include <vector>

namespace support {

/// A press file whose plates are judged against the sheet it was made from.
struct PlateSubject {
    const printer::Composition& sheet;
    const std::vector<printer::Sheet>& papers; ///< One a page.
    const std::string& pdf;
    const std::string& without_black_text; ///< The same sheet pressed from `without_black_text`.
    double ink_limit = 0;                  ///< Percent.
};

/// The sheet with none of its text in black: what lies beneath it.
printer::Composition without_black_text(printer::Composition sheet);

/// Separates every page with ghostscript, 600 pixels long, and tells each fault: ink over the
/// limit, black text or a QR code with other inks than its ground's, letters that are not there, a
/// crop mark that is not on all four plates. Without ghostscript it tells nothing.
void judge_plates(const PlateSubject& subject,
                  const std::function<void(const std::string& fault)>& tell);

} // namespace support
