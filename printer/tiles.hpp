#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/format.hpp"
#include "printer/compose.hpp"
#include "printer/papers.hpp"
#include "printer/press_room.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace printer {

/// Paper of an office printer.
enum class TilePaper { A4, A3 };

/// Reads "a4" or "a3"; none for anything else.
std::optional<TilePaper> parse_tile_paper(std::string_view text);

/// Edge of a tile's page that stays free of the sheet. Office printers cannot print the outer 5 mm
/// (some need more); cut ticks and the page's name stand in the inner 5 mm of it.
inline constexpr layout::Millimetres tile_margin{10};

/// What a tile shares with its neighbour.
inline constexpr layout::Millimetres tile_overlap{10};

/// A page of a sheet cut into tiles that overlap, row by row.
struct TileGrid {
    layout::Size paper;
    layout::Size area; ///< Of a tile: the paper without its margins.
    std::size_t columns = 0;
    std::size_t rows = 0;

    std::size_t count() const { return columns * rows; }
    /// The tile's part of the trim area, overlap included, in points of the sheet.
    layout::Rect part(std::size_t row, std::size_t column, const layout::Size& trim) const;
};

/// Whether a page of the sheet takes no more tiles than somebody would glue.
bool can_be_tiled(const layout::Format& format, TilePaper paper);

/// The fewest tiles, on upright or lying paper.
/// @throws content::UsageError for a sheet of more tiles than anybody glues.
TileGrid plan_tiles(const layout::Format& format, TilePaper paper);

/// "A1", "B3": rows are letters, columns numbers.
std::string tile_name(std::size_t row, std::size_t column);

/// "a4" or "a3".
std::string_view name_of(TilePaper paper);

/// What tiles, which are of true size and for no press, cannot keep.
/// @throws content::UsageError, also for a sheet of more tiles than anybody glues.
void require_tiles(const layout::Format& format, const Job& job, const PressOptions& press,
                   TilePaper paper);

/// A PDF that prints the sheet at true size on office paper: for each of its pages one that shows
/// which tile goes where, then the tiles. RGB, no press pass; the sheet is under its sash if it has
/// one.
std::string tiled_pdf(const PaperTools& tools, const Composition& sheet, const Job& job,
                      TilePaper paper);

} // namespace printer
