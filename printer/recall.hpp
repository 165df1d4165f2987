#pragma once

#include "content/model/finding.hpp"
#include "content/model/prints.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace printer {

/// Prints that were found again, for people: job code, sheet, copies, day, place, and what of it no
/// longer holds.
std::string recall_text(const std::vector<content::Recalled>& found, std::string_view key,
                        content::MessageLanguage language);

/// Why nothing can be said of a key.
enum class RecallRefusal {
    BrokenGuide, ///< What a guide with errors lacks would look as if it were gone.
    UnknownKey,  ///< No fact, no contact, and no job code of a registered print.
};

/// The refusal as a line, with its line end.
std::string recall_refusal(RecallRefusal why, std::string_view key,
                           content::MessageLanguage language);

/// What `recall_text` says as JSON: {"key", "prints": [{"job_code", "sha256", "poster", "format",
/// "languages", "place", "copies", "name", "time", "revision", "values": [{"id", "state"}]}]}.
/// States: "holds", "changed", "doubted", "gone".
std::string recall_json(const std::vector<content::Recalled>& found, std::string_view key);

} // namespace printer
