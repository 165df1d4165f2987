#pragma once

#include "content/layout/screens/screen_parts.hpp"

#include <string>
#include <vector>

namespace layout::screens {

/// A row with a drawing, a word and a speaker: lists of topics and of contacts (DESIGN.md D27).
struct Row {
    std::string action; ///< Empty: nothing to touch but the speaker.
    std::string unit;   ///< What the speaker says.
    std::string picture;
    ShownText who;
    std::string value;  ///< Number or place, large; may be empty.
    std::string detail; ///< Small, beside or under the value.
    bool first = false; ///< On kunyit.
    bool more = false;  ///< The row that leads to the next page.
};

/// The row of a contact: nothing to touch but its speaker.
Row contact_row(const ContactLine& line);

/// Least height of a row at the chosen size, so that all rows of a page are alike.
Points row_height(ScreenComposer& composer, const std::vector<Row>& rows, Points width);
void lay_out_row(ScreenComposer& composer, const Row& row, const Rect& rect);

} // namespace layout::screens
