#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/format.hpp"
#include "content/layout/text_scratch.hpp"
#include "content/model/gate.hpp"
#include "content/model/prints.hpp"
#include "content/model/sheet_office.hpp"
#include "printer/job.hpp"
#include "printer/workshop.hpp"

#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace printer {

/// A sheet laid out, and whether it may leave the house.
struct Composition {
    layout::Format format;
    std::vector<layout::DisplayList> pages; ///< At least one.
    content::Gate gate;
    std::string job_code;                            ///< As in the footer.
    std::vector<content::PrintedValue> values;       ///< Facts and contacts on it.
    content::Document document;                      ///< In the first language,
    std::optional<content::Document> second = {};    ///< in the second, if there is one,
    std::optional<content::Document> source = {};    ///< and in the source's, if it is neither.
    std::optional<content::SheetOffice> office = {}; ///< Who puts it up.
};

/// What `content::check` found for a language.
using Checked = std::function<const std::vector<content::Finding>&(const std::string& language)>;

/// Fills, lays out and judges a sheet. In proof mode unconfirmed values are shown under the sash;
/// in press mode there is no sash, because the gate refuses what would need it.
/// @param checked for each of the job's languages.
Composition compose(const Workshop& workshop, const Job& job, content::GateMode mode,
                    const Checked& checked, layout::TextScratch& scratch);

/// Every reason that keeps the gate shut, one a line, with who can mend it.
void print_reasons(const content::Gate& gate, content::MessageLanguage language, std::ostream& out);

/// Faces that are not those of the catalogue, one a line.
void print_font_warnings(const fonts::FontCatalogue& catalogue, content::MessageLanguage language,
                         std::ostream& out);

} // namespace printer
