#pragma once

#include "content/desk/values.hpp"
#include "content/model/finding.hpp"
#include "content/model/guide.hpp"

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace desk {

/// Texts of one topic or poster in one language.
struct StatusCell {
    int translated = 0;
    int stale =
        0; ///< Translated, but the source text changed since or it is marked as needing work.
    int approved = 0;
    bool open = false; ///< The publish gate, as far as words and values go: layout is not asked.
};

/// A topic with its kiosk texts or a poster with the texts that stand on its formats; last, without
/// an id, the texts of neither.
struct StatusRow {
    std::string id;
    int texts = 0;
    std::vector<StatusCell> cells; ///< By language.
};

/// What keeps a language back. A text counts once for each role it waits for.
struct StatusWaits {
    std::map<std::string, int> roles; ///< Texts that wait for a role of this language.
    int source = 0;                   ///< Texts whose source text is not approved.
    std::map<std::string, int> codes; ///< Other reasons of the gate: "K057" -> how many.
};

struct StatusLanguage {
    std::string tag;
    std::string name;
    StatusWaits waits;
};

/// The whole guide at a glance: all languages that are not hidden.
struct Status {
    std::string guide;
    content::Date today{};
    std::vector<StatusLanguage> languages;
    std::vector<StatusRow> rows; ///< Topics, posters, the rest.
    std::vector<Value> values;   ///< Those that somebody has to look at.
    std::size_t all_values = 0;
};

/// Linear in units x languages, but for the gate: it looks for each text in the whole ledger.
Status compute_status(const content::LoadedGuide& loaded, content::Date today);

/// Tables of at most 100 columns: languages that do not fit side by side follow in another one.
void print_status(const Status& status, content::MessageLanguage language, std::ostream& out);

} // namespace desk
