#pragma once

#include "content/model/guide.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fonts {
class FontCatalogue;
}

namespace desk {

/// What a file remembers of a text as it was when the file was written. With it an import knows
/// whose text is newer, and whether somebody moved rows or edited the Indonesian.
struct Stamp {
    std::string source; ///< Hash of the Indonesian, as in reviews/id.tsv.
    std::string text;   ///< Hash of the translation, as in reviews/<language>.tsv.
    bool needs_work = false;
};

/// "pelita <hash> <hash>" and "!" behind it for a text that needed work.
std::string write_stamp(const Stamp& stamp);
std::optional<Stamp> read_stamp(std::string_view words);
Stamp stamp_of(const content::Guide& guide, const std::string& language,
               const content::Message& message);

/// A text on its way to a translator. Borrows guide and catalogue.
struct OutgoingText {
    const content::Unit* unit = nullptr;
    const content::Message* message = nullptr;
    bool approved = false;
};

/// All texts of a language, in source order.
struct Outgoing {
    const content::Guide& guide;
    const content::Language& language;
    const content::Catalog& catalog;
    std::vector<OutgoingText> texts;
};

/// A text on its way back.
struct ReturnedText {
    std::string unit;
    std::string source; ///< The Indonesian as the file has it.
    std::string translation;
    std::optional<bool> needs_work;             ///< None: the file does not say.
    std::optional<std::string> previous_source; ///< Only PO has it.
    std::vector<std::string> comments;          ///< "balik: ...", "tanya: ...", others.
    std::optional<Stamp> stamp;
    std::optional<std::string> moved_from; ///< Another program moved the text (K008).
    content::Place place;
};

/// What could be read of a file. Findings without a unit are about the whole file: if one of them
/// is an error, nothing of the file counts.
struct ReturnedFile {
    std::string language; ///< Empty: the file does not say.
    std::vector<ReturnedText> texts;
    std::vector<content::Finding> findings;
};

/// Bytes of a file for translators. Same guide, same bytes.
std::string write_po(const Outgoing& outgoing);
std::string write_xliff(const Outgoing& outgoing);
std::string
write_xlsx(const Outgoing& outgoing); ///< @throws content::FileError without room in /tmp.

/// The page to translate in, one file without anything beside it.
/// @param fonts for the widths of letters.
/// @throws fonts::FontError if the Latin face cannot be opened.
std::string write_page(const Outgoing& outgoing, const fonts::FontCatalogue& fonts);

/// Readers never throw and never follow anything out of the file. @param name what findings call
/// it.
ReturnedFile read_po(std::string_view bytes, const std::string& name);
ReturnedFile read_xliff(std::string_view bytes, const std::string& name);
ReturnedFile read_xlsx(std::string_view bytes, const std::string& name);

/// A finding about a whole file.
content::Finding file_finding(std::string variant, const std::string& name, std::string found = {});

/// A language that the file names: two that differ make the whole file one to refuse (K006), for
/// nobody can say which texts are whose.
void add_language(ReturnedFile& file, const std::string& name, const std::string& tag);

/// Tags are compared as programs write them: "tet_ID" is "tet-id".
bool is_same_language(std::string_view one, std::string_view other);

/// Takes out texts whose id stands more than once; each repeat is a finding (K005).
void drop_repeats(ReturnedFile& file);

/// A value in one line and without loose blanks, as a comment of a PO file must be.
std::string one_line(std::string_view text);

/// Comments that begin with one of two words, without it, a line each.
std::string comments_of(const content::Message& message, std::string_view word,
                        std::string_view english);

/// For a translator: the Indonesian that a text in need of work was made from; empty if none.
std::string old_source_note(const content::Message& message);

} // namespace desk
