#pragma once

#include "content/layout/text_scratch.hpp"
#include "content/model/shown_text.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace layout {

/// A topic or an outcome to carry home: the same plain head for every one, then all that it says
/// (KIOSK.md 2.5).
struct TakeAwayText {
    std::string title;
    std::vector<std::string> head;         ///< Under the title: sash, label, date.
    std::vector<content::ShownText> lines; ///< In reading order.
    bool approved = true;                  ///< Every text and value in it.
};

/// Each sentence of the author's lines as a line of its own.
std::vector<content::SpanLine> sentences_of(const std::vector<content::SpanLine>& lines,
                                            const std::string& language, TextScratch& scratch);

/// The whole text, a sentence a line, without an end of line at its end.
std::string whole_text(const TakeAwayText& text, TextScratch& scratch);

/// The whole text in codes of at most so many bytes: one if it goes into one, else "1/3" codes of
/// about the same length, each with title and head, so that each can be read alone. A code ends at
/// the end of a sentence; a sentence that no code takes is cut between words.
/// @param most_bytes of one code, far above those of the head. A title over a third of it is cut.
std::vector<std::string> code_texts(const TakeAwayText& text, std::size_t most_bytes,
                                    TextScratch& scratch);

} // namespace layout
