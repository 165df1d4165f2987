#pragma once

#include "content/desk/status.hpp"

#include <array>
#include <string_view>

namespace desk {

/// States of a value in words, by `content::ValueState`.
using ValueStateWords = std::array<std::string_view, 6>;

/// What the page says around ids, numbers and findings.
struct StatusPageWords {
    std::string_view tag; ///< BCP 47 of these words.
    std::string_view title, gates_open, matrix, numbers, approved, waiting, stale, not_begun, rest;
    std::string_view language, role, texts, people, anybody, nobody, waits, nothing_waits;
    std::string_view reasons, code, what, shuts;
    std::string_view questions, text, source, question, no_questions;
    std::string_view values, value, state, due, shown_in, changed, all_good;
    ValueStateWords states;
};

const StatusPageWords& status_page_words(content::MessageLanguage language);

/// Mark of the publish gate: "+" open, "-" shut, "!" shut and something does not fit; a row
/// without an id has none.
std::string_view gate_mark(const StatusRow& row, const StatusCell& cell);

} // namespace desk
