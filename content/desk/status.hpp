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
    int unfit = 0;     ///< Too long, no glyph or unreadable on a sheet or screen (K040-K044).
    bool open = false; ///< The publish gate.
};

/// A topic with its kiosk texts or a poster with the texts that stand on its formats; last, without
/// an id, the texts of neither.
struct StatusRow {
    std::string id;
    bool poster = false;
    int texts = 0;
    std::vector<StatusCell> cells; ///< By language.
};

/// A reason of the gate that is not about the state of a text, and what it shuts.
struct StatusReason {
    content::Finding finding;
    std::string role;               ///< Who can mend it.
    std::vector<std::string> shuts; ///< Topics and posters.
};

/// What keeps a language back. A text counts once for each role it waits for.
struct StatusWaits {
    std::map<std::string, int> roles; ///< Texts that wait for a role of this language.
    int source = 0;                   ///< Texts whose source text is not approved.
    std::vector<StatusReason> reasons;
};

struct StatusLanguage {
    std::string tag;
    std::string name;
    StatusWaits waits;
    /// By role somebody is waited for: who has it. Empty: nobody is entered in `[people]`.
    std::map<std::string, std::vector<std::string>> people;
};

/// A question of a translator ("# tanya:") that nobody has answered by taking it out.
struct StatusQuestion {
    std::string language;
    std::string unit;
    std::string question; ///< May have several lines.
    std::string source;   ///< The Indonesian it is about.
    content::Place place;
};

/// A value that somebody has to look at, and the topics and posters that show it: what is to be
/// recorded and printed again if it changed.
struct StatusValue {
    Value value;
    bool changed = false; ///< Somebody confirmed what stood there before.
    std::vector<std::string> shown_in;
};

/// The whole guide at a glance: all languages that are not hidden.
struct Status {
    std::string guide;
    content::Date today{};
    std::vector<StatusLanguage> languages;
    std::vector<StatusRow> rows; ///< Topics, posters, the rest.
    std::vector<StatusQuestion> questions;
    std::vector<StatusValue> values; ///< Those that somebody has to look at.
    std::size_t all_values = 0;
};

/// Linear in units x languages, but for the gate: it looks for each text in the whole ledger.
/// @param fit what `fit_findings` found: without it gates are asked about words and values only.
Status compute_status(const content::LoadedGuide& loaded, content::Date today,
                      const std::vector<content::Finding>& fit = {});

/// Questions of all catalogues, by language and in source order.
std::vector<StatusQuestion> questions_of(const content::Guide& guide);

/// People who may do the work of a role in a language; the translator's is nobody's by name.
std::vector<std::string> people_for(const content::Guide& guide, const std::string& role,
                                    const std::string& language);

/// Values to look at with what shows them.
std::vector<StatusValue> due_values(const content::Guide& guide, content::Date today);

/// Tables of at most 100 columns: languages that do not fit side by side follow in another one.
void print_status(const Status& status, content::MessageLanguage language, std::ostream& out);

/// The same as one file for a browser or a printer, with every reason, question and value in full.
/// It holds no script and nothing from outside.
std::string status_page(const Status& status, content::MessageLanguage language);

} // namespace desk
