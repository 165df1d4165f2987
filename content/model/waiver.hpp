#pragma once

#include "content/model/finding.hpp"
#include "content/model/review.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace content {

/// A translator's "# waive: K024 - reason" (or "# abaikan:").
struct Waiver {
    std::string code;
    std::string reason;

    /// A code that may be waived, with a reason; else K018.
    bool is_valid() const;
};

std::vector<Waiver> waivers_of(const Message& message);

/// K035 over 25 words is an error that nobody can waive.
bool is_waived(const Finding& finding, const std::vector<Waiver>& waivers);

/// What an `ok` says of the waivers its reviewer saw: "waive:K023,K024" for its `extra`; empty
/// without any.
std::string waiver_mark(const Message& message);

/// That part of a line's `extra`, for a line that is handed on; empty if it has none.
std::string_view waiver_part(std::string_view extra);

/// Whether an `ok` line says everything that `mark` does.
bool knows_waivers(const LedgerLine& ok, std::string_view mark);

/// The waivers that count: known to somebody who approved the text as it is and did not make it.
/// One that a translator adds afterwards waits for a new `ok`.
std::vector<Waiver> accepted_waivers(const Guide& guide, std::string_view language,
                                     const LedgerLines& lines, const Message& message);

} // namespace content
