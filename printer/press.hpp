#pragma once

#include "content/paint/write_pdf.hpp"
#include "printer/colour_bar.hpp"
#include "printer/press_identity.hpp"
#include "printer/press_ink.hpp"
#include "printer/sheet.hpp"

#include <set>
#include <string>
#include <vector>

namespace printer {

/// Something in a PDF the pass was not made for: no file is made of it.
struct PressFault {
    std::string where; ///< "page 1, /Resources /XObject /x5"
    std::string what;
};

/// What the pass did; `pdf` is empty if there is a fault.
struct PressResult {
    std::string pdf;
    std::vector<PressFault> faults;
    int operators = 0; ///< Colour operators turned into CMYK.
    int pictures = 0;
    std::set<std::string> photos = {}; ///< "1200x800": pixels of the JPEGs among them.
    int shadings = 0;
    int groups = 0;
};

/// The paper of one page.
struct PressPaper {
    Sheet sheet;
    std::vector<InkPatch> patches = {}; ///< Colour bar.
};

/// What a sheet is pressed with.
struct PressInput {
    const InkTable& inks;
    const OutputProfile& profile;   ///< The one `inks` was made from.
    std::vector<PressPaper> papers; ///< One a page; the last is that of all pages after it.
};

/// From the sRGB PDF of paint::write_pdf_with_places to PDF/X-4 in CMYK (PRINT.md 2.4). Equal input
/// gives equal bytes.
PressResult press(const paint::PdfWithPlaces& painted, const PressIdentity& identity,
                  const PressInput& input);

} // namespace printer
