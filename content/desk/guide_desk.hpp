#pragma once

#include "content/desk/desk.hpp"
#include "content/model/guide.hpp"

#include <memory>
#include <string>
#include <vector>

namespace desk {

/// Loads the guide; findings are printed. What is made from a guide with errors would lack what
/// could not be read: null then.
/// @param language for a command that works on one language's texts alone: what is wrong with the
/// catalogue or the ledger of another is printed, and does not stop it. Empty: every error does.
std::shared_ptr<const content::Guide> load_sound(const Desk& desk,
                                                 const std::string& language = {});

/// The same for commands that write in it: no other program of ours writes there as long as the
/// guide is held. @throws content::FileError if one does.
std::shared_ptr<const content::Guide> load_for_writing(const Desk& desk,
                                                       const std::string& language = {});

/// A person of guide.toml with a role; null after saying what is missing.
const content::Person* find_person(const Desk& desk, const content::Guide& guide,
                                   const std::string& name, const std::string& role);

/// A file to write for people, which must not stand among those of the guide: it would replace a
/// topic, or be read as one. @throws content::UsageError if it does.
void require_outside_guide(const Desk& desk, const std::filesystem::path& file);

/// A name that is to stand in a ledger: [a-z0-9-]+, as in [people].
/// @throws content::UsageError if it has other letters.
void require_person_id(const std::string& name);

/// `check --fix`: mends in the guide's .po and .toml files what needs no judgement and names each
/// file with the number of places. Loose spaces of a source text go only while nobody has reviewed
/// or translated it.
/// @param language empty, or the one whose PO file is mended.
/// @throws content::FileError; each file is then whole, as it was or mended.
void mend_files(const Desk& desk, const std::string& language, std::ostream& out);

/// Appends lines to reviews/<name>.tsv in one write.
void append_lines(const content::Guide& guide, const std::string& name,
                  const std::vector<content::LedgerLine>& lines);

/// @throws content::UsageError with a suggestion if the guide has no such language.
const content::Language& require_language(const content::Guide& guide, const std::string& tag);

} // namespace desk
