#pragma once

#include "content/layout/poster_parts.hpp"

#include <vector>

namespace layout {

/// One row of a leaflet: mark and drawing over its text, over the whole width of a panel.
struct Card {
    const content::DocumentBlock* block = nullptr;
    std::size_t number = 0; ///< Of its row, from 1.
    ShapedText text;
    Setting setting;
};

/// Rows dealt to columns of a page, the first columns taking one more where it does not come out
/// even; all texts in one size.
/// @param sheet any panel of the page: it shapes the texts.
/// @param width of the narrowest panel's text; `height` of a column.
std::vector<std::vector<Card>> deal_cards(SheetComposer& sheet,
                                          const std::vector<const content::DocumentBlock*>& rows,
                                          std::size_t columns, Points width, Points height);

/// Cards of a column one below the other, hairlines between.
void lay_out_cards(SheetComposer& sheet, const std::vector<Card>& cards, const Zone& zone);

} // namespace layout
