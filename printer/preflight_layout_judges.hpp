#pragma once

#include "printer/preflight_checks.hpp"
#include "printer/preflight_layout.hpp"
#include "printer/preflight_raster.hpp"

#include <vector>

namespace printer {

SheetBox sheet_box(const layout::Rect& rect);

/// P20 to P25 by layout/legibility; a folded sheet panel by panel.
void judge_legibility(const LaidOutSheet& sheet, layout::TextScratch& scratch,
                      std::vector<Check>& found);

/// P22: characters of a far line on a board that is read in passing.
void judge_line_lengths(const LaidOutSheet& sheet, CheckList& checks);

/// P23 of logos and faces: off the edges and the folds.
void judge_pictures(const LaidOutSheet& sheet, CheckList& checks);

/// P27.
void judge_placing(const LaidOutSheet& sheet, CheckList& checks);

/// P25, what legibility does not see, and P26: codes read back from the printed picture.
void judge_codes(const LaidOutSheet& sheet, PaperColours& colours, paint::Painter& painter,
                 CheckList& checks);

/// P28.
void judge_seams(const LaidOutSheet& sheet, CheckList& checks);

/// P08, P17 and P24: what only the picture of a page shows.
void judge_picture(const LaidOutSheet& sheet, PaperColours& colours, paint::Painter& painter,
                   CheckList& checks);

} // namespace printer
