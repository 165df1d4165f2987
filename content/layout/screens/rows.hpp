#pragma once

#include "content/layout/screens/screen_parts.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace layout::screens {

/// Whether a row of a list to tick has its tick.
enum class Ticked { No, Yes };

/// A row with a drawing, a word and a speaker: lists of topics and of contacts (DESIGN.md D27).
struct Row {
    std::string action; ///< Empty: nothing to touch but the speaker.
    std::string unit;   ///< What the speaker says.
    std::string picture;
    ShownText who;
    std::string value;                           ///< Number or place, large; may be empty.
    std::vector<content::SpanLine> detail;       ///< Small, beside or under the value.
    fonts::Weight lead = fonts::Weight::Regular; ///< Of the detail's first line.
    int detail_lines = 3;                        ///< At most.
    std::size_t kept_details = 0;    ///< Of the author's lines, on a page too low for all of them.
    bool is_dense = false;           ///< Lines close together, on such a page.
    bool first = false;              ///< On kunyit.
    std::optional<Ticked> tick = {}; ///< A box before the drawing; none: nothing to tick.
    std::string onward; ///< Where nothing else has room: the way on in place of the speaker.
    bool more = false;  ///< The way on to the next page.
};

/// The way on to the next page of rows.
Row more_row(const ShownText& word, const std::string& action);
/// The row of a contact: nothing to touch but its speaker.
Row contact_row(const ContactLine& line);
/// The row of a company: how it stands, then what tells it from one of the same name.
Row company_row(const AgencyLine& line);

/// Least height of a row at the chosen size, so that all rows of a page are alike.
Points row_height(ScreenComposer& composer, const std::vector<Row>& rows, Points width);
/// The same, where every text keeps to its lines; none where one does not.
std::optional<Points> fitting_height(const ScreenContext& context, const std::vector<Row>& rows,
                                     Points width);
/// Whether the words of every row keep to their lines in rows of this width.
bool have_room(ScreenComposer& composer, std::span<const Row> rows, Points width);
/// Puts rows into a room in columns, line by line, as many as fit; the last place is for the way
/// on to the rest. A room for a single row has it at the row's end.
/// @param rows from the page's first one on.
/// @param more the way on; its action leads to the next page. None: it has a place outside the
/// room,
///        and rows take all places.
/// @return how many rows stand in the room, at least one.
std::size_t lay_out_rows(ScreenComposer& composer, std::span<const Row> rows,
                         const std::optional<Row>& more, const Rect& room, int columns);

void lay_out_row(ScreenComposer& composer, const Row& row, const Rect& rect);
/// Whether a row goes into a room, with fewer words and closer lines if it must.
bool goes_into(const ScreenContext& context, const Row& row, const Rect& room);
/// In the middle of a room that has nothing else.
void lay_out_only_row(ScreenComposer& composer, const Row& row, const Rect& room);

} // namespace layout::screens
