#pragma once

#include "printer/compose.hpp"
#include "printer/panels.hpp"
#include "printer/press_room.hpp"
#include "printer/sheet.hpp"

#include <optional>
#include <string>
#include <vector>

namespace printer {

/// Pages of a file: those of a sheet, or the panels of a board.
struct FilePages {
    std::vector<layout::DisplayList> lists;
    std::vector<Sheet> papers;       ///< One a list.
    std::optional<PanelPlan> panels; ///< None: every list is a page of the sheet, whole.

    /// What is drawn of a list; none = all of it.
    std::optional<layout::Rect> part(std::size_t page) const;
};

/// The pages as they are laid out. @throws content::UsageError if one would be too long.
FilePages whole_pages(const Composition& composition, const Job& job);

/// The same, or the panels of a plan with more than one.
FilePages file_pages(const Composition& composition, const Job& job,
                     const std::optional<PanelPlan>& plan);

/// The same for pixels, which have no paper and are of final size; a panel's list is the board's.
FilePages raster_pages(const Composition& composition, const std::optional<PanelPlan>& plan);

/// How the sheet goes on the roll that was ordered; none if none was, or if it has many pages,
/// which are never welded.
std::optional<PanelPlan> plan_of(const Composition& composition, const content::GuideFaces& faces,
                                 std::optional<layout::Millimetres> roll);

/// @throws content::UsageError for a format of many pages that the roll does not take whole, and
/// for a page too long for a PDF as far as that is known before the sheet is laid out.
void require_roll_fits(const content::FormatSpec& format, const Job& job,
                       const PressOptions& options);

/// The plan as XMP holds it: "panels=2 runs=down roll=3200 overlap=20 seams=3000", mm of the
/// finished board, seams from the trim's left (down) or top (across) with commas between.
std::string panels_text(const PanelPlan& plan);

} // namespace printer
