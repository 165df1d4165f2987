#pragma once

#include "content/model/text_place.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// One entry of a PO file. The key is `context` (the unit id), never the Indonesian text.
struct Message {
    std::string context;     ///< msgctxt: "passport.fee@poster"; empty = another program's entry.
    std::string source;      ///< msgid, NFC.
    std::string translation; ///< msgstr as written (not NFC: K028); empty = not translated.
    bool fuzzy = false;      ///< "#, fuzzy": needs work.
    std::optional<std::string> previous_source; ///< "#| msgid": text the translation was made from.
    std::optional<std::string> previous_context; ///< "#| msgctxt": another program moved the text.
    std::vector<std::string> comments;           ///< Translator comments "# ...", without the mark.
    std::vector<std::string> notes;              ///< Extracted comments "#. ...".
    std::vector<std::string> references;         ///< "#: ...".
    std::vector<std::string> flags;              ///< Other flags of "#,".
    bool plural = false;                         ///< msgid_plural seen: not ours (K008).
    std::string plural_source;                   ///< msgid_plural.
    std::vector<std::string> other_forms;        ///< msgstr[1] and on: kept, never used.
    Place place;                                 ///< Of the msgctxt line.
    Place translation_place;                     ///< Of the first msgstr character.
    std::vector<TextJump> translation_jumps;     ///< Where its writing leaves the text behind.
};

/// Whether it is translated: blanks or signs alone are no text, and nothing blank may be approved.
bool has_text(const Message& message);

/// A translations/<lang>.po file.
struct Catalog {
    std::string language;
    std::string file;
    std::vector<std::pair<std::string, std::string>> header; ///< In file order.
    std::vector<std::string> header_comments;
    std::vector<Message> messages;
    std::vector<Message> obsolete; ///< "#~" entries: kept, never used.

    const Message* find(std::string_view context) const;
};

struct ParsedCatalog {
    Catalog catalog;
    std::vector<Finding> findings;
};

/// Reads any PO (wrapped, reordered, CRLF, BOM). What is broken is a Finding and the other entries
/// are kept; only a file that is not UTF-8 yields no entries at all.
/// @param file path that findings name, relative to the guide.
ParsedCatalog parse_catalog(std::string_view text, const std::string& file,
                            const std::string& language);

/// Canonical form: entries as ordered, one line a string unless it has \n, no line numbers, dates
/// or names (TRANSLATION.md 2, "PO").
std::string write_catalog(const Catalog& catalog);

} // namespace content
