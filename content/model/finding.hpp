#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace content {

enum class Severity { Warning, Error };

/// A place in a file. Lines and columns count from 1, columns in code points; 0 = whole file.
struct Place {
    std::string file; ///< Relative to the guide folder, '/' between parts.
    int line = 0;
    int column = 0;

    auto operator<=>(const Place&) const = default;
};

/// Something a person should know about a file. One finding a cause.
struct Finding {
    std::string code; ///< "K023", "P20"; stable, scripts rely on it.
    Severity severity = Severity::Error;
    Place place;
    std::string unit;     ///< Unit id, empty if the finding is about a file.
    std::string language; ///< BCP 47, empty if about the source or no language.
    /// Named arguments of the code's message, e.g. {"name", "pasport_fee"}. `variant` picks one of
    /// several messages of a code.
    std::string variant;
    std::vector<std::pair<std::string, std::string>> arguments;
    int length = 0; ///< Code points at fault from the place on, on one line; 0 = not known.
};

enum class MessageLanguage { English, Indonesian };

/// From LC_ALL, LC_MESSAGES, LANG in that order: `id*` is Indonesian, everything else English.
MessageLanguage message_language_of_environment();

/// The sentence for a finding: what is wrong and what to do.
std::string message(const Finding& finding, MessageLanguage language);

/// `file:line:column: error K023: message`, without the zero parts; before the message stands
/// `unit [language]: ` where the finding has a unit.
std::string format_finding(const Finding& finding, MessageLanguage language);

/// Sorts by file, line, column, code and drops exact repeats.
void sort_findings(std::vector<Finding>& findings);

bool has_errors(const std::vector<Finding>& findings);

/// Closest candidate by edit distance, empty if none is near: for "did you mean".
std::string closest_name(std::string_view name, const std::vector<std::string>& candidates);

} // namespace content
