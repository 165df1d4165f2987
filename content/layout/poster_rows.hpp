#pragma once

#include "content/layout/poster_parts.hpp"

#include <optional>
#include <vector>

namespace layout {

/// How the rows of a sheet are drawn: one drawing and one text a row, all texts in one size.
struct RowStyle {
    Points drawing_x;
    Points drawing;                              ///< Edge of the drawing, before D45 shrinks it.
    Points gap;                                  ///< Between drawing and text.
    Points cap;                                  ///< Nominal cap height.
    fonts::Weight rest = fonts::Weight::Regular; ///< Of the sentences after the first.
    double leading = 1.83;
    std::optional<Colour> ground; ///< Under the text; kapas if not given.
    int lines = 2;
    int reserve = 3;
    double fill = 0.94; ///< Part of a row's height that its text may take.
};

/// Rows that share `zone` in equal heights. Measures of D45 are taken for all rows alike.
void lay_out_rows(SheetComposer& sheet, const std::vector<const content::DocumentBlock*>& blocks,
                  const Zone& zone, const RowStyle& style);

/// Hairlines between the rows of a zone, from `x` to the text margin.
void lay_out_hairlines(SheetComposer& sheet, std::size_t rows, const Zone& zone, Points x);

} // namespace layout
