#pragma once

#include "content/layout/screens/screen_page.hpp"

#include <optional>
#include <string>
#include <vector>

namespace layout::screens {

/// Cells of equal size in a room, row by row.
struct Grid {
    int columns = 1;
    int rows = 1;
    int count() const { return columns * rows; }
};
Rect cell_of(const Grid& grid, const Rect& room, Points across, Points down, int index);

/// One cap height for words of the same kind, D45: shrunk together to 0.83, never under the size's
/// own. None if one does not fit.
std::optional<Points> shared_cap(ScreenComposer& composer, const std::vector<ShapedText>& words,
                                 Points cap, Points width, int lines);

/// A primary or second button with a word and a mark at its start or end.
enum class MarkSide { Start, End };
struct WordButton {
    std::string action;
    ShownText word;
    std::string mark;
    MarkSide side = MarkSide::End;
    bool primary = true;
};
/// Width at which the word stands on one line at its full size.
Points natural_width(ScreenComposer& composer, const WordButton& button, Points height);
void lay_out_word_button(ScreenComposer& composer, const WordButton& button, const Rect& rect);

/// Place of the way on to the next page, at the end of a room's foot.
Rect onward_place(ScreenComposer& composer, const WordButton& onward, const Rect& room);
/// What it leaves of the room.
Rect room_over_onward(const Metrics& metrics, const Rect& room);

/// The way on to the next page where a word has no room.
void lay_out_onward_square(ScreenComposer& composer, const std::string& action, const Rect& rect);

/// "Listen": reads a text aloud.
void lay_out_listen(ScreenComposer& composer, const ShownText& play, const std::string& unit,
                    const Rect& rect);

/// Texts of an office on top of the content (notices.toml). @return what is left of the room.
Rect lay_out_notices(ScreenPage& page, const std::vector<ShownText>& notices);

/// A text of several sentences on pages: bold first sentence, regular rest (DESIGN.md D24).
struct TextPart {
    std::vector<content::SpanLine> lines;
    bool starts = true; ///< Has the bold first sentence.
    /// As it fits the room that it was cut to; none = to be set when it is laid out.
    struct Fitted {
        ShapedText text;
        Setting setting;
    };
    std::optional<Fitted> fitted = std::nullopt;
};
/// Cuts so that every part fits the room at no less than 0.9 of the composed size (D45).
std::vector<TextPart> cut_text(ScreenComposer& composer, const content::DocumentBlock& block,
                               Size room);
/// @param room the one it was cut to, if it was.
/// @param align on the page: a text that runs the other way has its start at the page's end.
void lay_out_sentences(ScreenComposer& composer, const content::DocumentBlock& block,
                       const TextPart& part, const Rect& room,
                       fonts::Align align = fonts::Align::Start);

/// A round status sign: octagon with hand, triangle with `!`, disc with check (D10).
void lay_out_status_sign(ScreenComposer& composer, const std::string& colour, Point centre,
                         Points radius);

/// QR code of whole lines, UTF-8. False, and a finding, if they do not go into the box.
bool lay_out_qr(ScreenComposer& composer, const std::vector<std::string>& lines, const Rect& box);

} // namespace layout::screens
