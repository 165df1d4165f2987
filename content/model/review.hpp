#pragma once

#include "content/model/gate.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace content {

/// Ledger lines of one unit, sorted by time.
using LedgerLines = std::vector<const LedgerLine*>;

/// The ledger of a language by unit, so that judging all units stays linear. Borrows the guide.
class ReviewIndex {
  public:
    ReviewIndex(const Guide& guide, std::string_view language);

    const LedgerLines& lines(std::string_view unit) const;

  private:
    std::unordered_map<std::string_view, LedgerLines> by_unit_;
    LedgerLines none_;
};

/// The ledgers a unit's approval depends on.
struct ReviewLedgers {
    ReviewLedgers(const Guide& guide, std::string_view language)
        : target(guide, language), source(guide, guide.source_language)
    {}

    ReviewIndex target;
    ReviewIndex source;
};

/// How the reviews of one hash stand.
struct Review {
    std::vector<std::string> missing_roles;
    bool made_known = false;     ///< Somebody is entered as translator of this hash.
    bool own_text = false;       ///< A role's only reviewer made the text himself (K015).
    bool one_for_all = false;    ///< One person stands for two roles (K015).
    bool other_approved = false; ///< Another hash of this unit has an `ok`.
};

/// Roles the policy asks for.
enum class TextSide { Source, Translation };
const std::vector<std::string>& roles_asked(const Guide& guide, const Unit& unit, TextSide side);

/// Judges the lines of a unit for one hash (TRANSLATION.md 2, "Approved"). In the source language a
/// `same` line hands the approvals of the earlier text on, all but those of the content role, once
/// the content role has approved the new text.
Review review_hash(const Guide& guide, std::string_view language, const LedgerLines& lines,
                   std::string_view hash, const std::vector<std::string>& roles);

/// What speaks against one more `ok`.
enum class Objection {
    None,
    Said,      ///< This person has said ok to this hash in this role, and it counts.
    OwnText,   ///< This person translated it (K015).
    OneForAll, ///< One person would stand for two roles (K015).
};

/// Judges an `ok` that is to be written by the rule `review_hash` will read it by.
/// @param ok hash, role, name and time count; it need not be signed yet.
Objection objection_to(const Guide& guide, std::string_view language, const LedgerLines& lines,
                       const LedgerLine& ok, const std::vector<std::string>& roles);

/// Whether the source text changed from `old_source` in form only: an editor said so (`same`), and
/// the content role has approved it as it is now (TRANSLATION.md 2, "Same meaning").
bool is_same_meaning(const Guide& guide, const Unit& unit, std::string_view old_source);

/// `made` and `ok` lines that stand for a hash: by entitled people and with no later `no`.
LedgerLines standing_reviews(const Guide& guide, std::string_view language,
                             const LedgerLines& lines, std::string_view hash);

/// `approval_of` with the ledgers at hand.
Approval approval_of(const Guide& guide, const Unit& unit, std::string_view language,
                     const ReviewLedgers& ledgers);

/// The old text of a stale translation was approved as it stood: a kiosk may show it, labelled.
bool old_text_approved(const Guide& guide, const Unit& unit, const Message& message,
                       std::string_view language);

/// Whether the line's Ed25519 signature fits its first seven columns and the key (base64).
bool signature_fits(const LedgerLine& line, const std::string& key);

/// The entry of a unit in a language's catalogue; none in the source language.
const Message* find_translation(const Guide& guide, std::string_view unit,
                                std::string_view language);

/// msgid differs from the present source, or fuzzy with "#| msgid" (TRANSLATION.md 2, "Stale").
bool is_stale(const Unit& unit, const Message& message);

} // namespace content
