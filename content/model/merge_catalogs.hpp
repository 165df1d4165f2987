#pragma once

#include "content/model/catalog.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace content {

/// A three-way merge of PO files and what could not be decided.
struct MergedCatalog {
    Catalog catalog;                    ///< Language, header and order of `ours`.
    std::vector<std::string> conflicts; ///< Ids of texts that both sides changed, in order.
};

/// Merges by id, never by place. What one side changed is taken; what one side removed goes if the
/// other did not touch it. A translation made from an older Indonesian text than the one that
/// stands in the end needs work and keeps that text (`#| msgid`). A text that both sides changed
/// keeps ours, needs work, and carries theirs in a `# tanya:` comment: nothing is lost.
MergedCatalog merge_catalogs(const Catalog& base, const Catalog& ours, const Catalog& theirs);

/// Text that a translation was made from: `#| msgid` of a text that needs work, else its msgid.
const std::string& made_from(const Message& message);

/// The comment that keeps another version of a text: it stands in the inbox of questions.
/// @param why what happened, Indonesian: files never depend on the locale.
std::string other_version(std::string_view why, std::string_view text);

} // namespace content
