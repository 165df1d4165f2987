#pragma once

#include "content/model/guide.hpp"
#include "content/model/review.hpp"

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace desk {

/// Brings one language's catalogue in line with the guide by id, in memory. Texts are never guessed
/// and never lost: what no unit takes goes to the obsolete entries.
class CatalogUpdate {
  public:
    /// @param now time of the ledger lines. The guide must outlive the update.
    CatalogUpdate(const content::Guide& guide, const std::string& language, std::string now);

    /// One message for each unit, in source order.
    const content::Catalog& catalog() const { return catalog_; }

    /// Reviews of texts whose source changed in form only, for their present hashes.
    const std::vector<content::LedgerLine>& carried() const { return carried_; }

    /// Approvals that were not carried over: nobody can sign for another person.
    int unsigned_count() const { return unsigned_count_; }

  private:
    void run();
    std::vector<content::Message> left_over(const std::set<const content::Message*>& used) const;
    content::Message updated(const content::Unit& unit, const content::Message* old);
    bool carry_over(const content::Unit& unit, const content::Message& old);

    const content::Guide& guide_;
    std::string language_;
    std::string now_;
    content::ReviewIndex reviews_;
    content::Catalog catalog_;
    std::vector<content::LedgerLine> carried_;
    int unsigned_count_ = 0;
};

/// msgmerge was here (K008): the entry is evidence until a person has sorted it out.
bool was_moved(const content::Message& message);

/// `made` lines for texts that have none at their present hash.
/// @param carried lines that are about to be written too.
/// @param by who translated, and which texts it is asked for.
struct MadeBy {
    std::string name;
    std::string now;
    std::function<bool(const content::Message&)> counts;
};
std::vector<content::LedgerLine> made_lines(const content::Guide& guide,
                                            const content::Catalog& catalog,
                                            const std::vector<content::LedgerLine>& carried,
                                            const MadeBy& by);

/// The language of a command that works on its PO file.
/// @throws content::UsageError if the guide has no such language or it is the source language.
void require_translation(const content::Guide& guide, const std::string& language);

/// Writes translations/<language>.po if it differs, after the ledger lines that belong to it.
/// @return whether the file changed.
bool write_translation(const content::Guide& guide, const content::Catalog& catalog,
                       const std::vector<content::LedgerLine>& lines);

/// translations/<language>.po of the guide.
std::filesystem::path translation_file(const content::Guide& guide, const std::string& language);

} // namespace desk
