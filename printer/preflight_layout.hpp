#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/format.hpp"
#include "content/layout/text_scratch.hpp"
#include "content/layout/theme.hpp"
#include "content/model/drawing_faces.hpp"
#include "content/model/guide.hpp"
#include "content/paint/painter.hpp"
#include "printer/preflight.hpp"
#include "printer/preflight_intent.hpp"
#include "printer/seam.hpp"

#include <span>
#include <vector>

namespace printer {

/// A composed sheet and what its colours will be.
struct LaidOutSheet {
    std::span<const layout::DisplayList> pages;
    const layout::Format& format;
    const layout::Theme& theme;
    const content::Guide& guide; ///< Ink recipes, directions of languages.
    const IntentColour& intent;
    const content::GuideFaces& faces;
    std::span<const Seam> seams = {};
};

/// The checks marked L: P08, P17, P20 to P28. P20 to P25 are layout/legibility, as for the desk.
/// `add_layout_checks` puts them into a file's report.
std::vector<Check> preflight_layout(const LaidOutSheet& sheet, paint::Painter& painter,
                                    layout::TextScratch& scratch);

} // namespace printer
