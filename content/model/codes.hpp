#pragma once

#include "content/model/finding.hpp"

#include <span>
#include <string_view>

namespace content {

/// How heavy a code is (TRANSLATION.md 2, the table of codes).
enum class Weight {
    Error,   ///< `check` fails and paper refuses.
    Warning, ///< A note.
    Gate,    ///< W*: a warning in `check`; paper refuses it.
    Either,  ///< Error or warning, by how far off the text is.
};

/// What a code is about, apart from one finding's own words.
struct CodeText {
    std::string_view code;
    Weight weight = Weight::Error;
    std::string_view english;
    std::string_view indonesian;
};

/// Every code there is, in order.
std::span<const CodeText> code_texts();

/// Null for no such code.
const CodeText* find_code(std::string_view code);

/// Whether `check --fix` mends findings of the code where it can.
bool is_mendable(std::string_view code);

/// Whether a translator's "# waive: CODE - reason" counts.
bool is_waivable(std::string_view code);

} // namespace content
