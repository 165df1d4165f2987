#pragma once

#include "content/model/guide.hpp"
#include "content/model/source.hpp"
#include "content/model/table_reader.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// A name in a file that must name something elsewhere in the guide: looked up at the end, when
/// everything has been read.
struct Reference {
    enum class To {
        Source,
        Contact,
        Pictogram,
        Format,
        Language,
        Ink,
        HomeTile, ///< A topic, or the screen "contacts".
        Block,    ///< "topic.block"
        Role,     ///< Of a person: K004, since roles are a closed set.
    };
    To to = To::Source;
    std::string name;
    Place place;
};

/// The guide while it is read, and what must be remembered until the end.
struct GuideReading {
    Guide guide;
    Date today{}; ///< Reviews are not dated later.
    std::vector<Finding> findings;
    std::vector<Reference> references;
    std::vector<Unit> shared_units; ///< ui, notices, contacts, facts, pictograms in this order.
};

/// Letters an id may be made of (TRANSLATION.md 2).
enum class IdLetters {
    Hyphen,     ///< [a-z0-9-]+: topics, posters, blocks, messages, pictograms, formats, people.
    Underscore, ///< [a-z0-9_]+: facts, contacts.
    Source,     ///< [A-Za-z0-9-]+: sources.
    Token,      ///< [a-z0-9_-]+: inks.
    Tag,        ///< BCP 47: languages.
};

bool is_id(std::string_view id, IdLetters letters);
/// Prefixes of shared units ("ui", "facts" ...): no topic or poster is called so (K019).
bool is_reserved_id(std::string_view id);
/// K019 if `id` has other letters than it may.
void check_id(GuideReading& reading, const std::string& id, IdLetters letters, const Place& place);
/// K005 for an id met before; remembers it otherwise.
void check_new_id(GuideReading& reading, std::map<std::string, Place>& met, const std::string& id,
                  const Place& place);

/// Remembers the texts of `key` (a text or a list) as references.
void refer(GuideReading& reading, TableReader& table, std::string_view key, Reference::To to);

/// A text, or { text =, lines =, max = }; none if the key is left out.
std::optional<SourceText> read_source_text(GuideReading& reading, TableReader& table,
                                           std::string_view key);
std::optional<SourceText> read_source_text(GuideReading& reading, const SourceValue& value,
                                           std::string_view name);

/// A unit for a text that belongs to no topic or poster.
Unit& add_shared_unit(GuideReading& reading, const std::string& id, const std::string& owner,
                      SourceText text);

/// The source language and those of languages.toml.
std::vector<std::string> language_tags(const Guide& guide);

/// Parses a TOML file of the guide. None if it is missing, unsafe or broken (then a finding).
std::optional<SourceValue> read_toml(GuideReading& reading, const std::string& file);
/// Bytes of a file of the guide. None if missing; K072 if it or a folder above it is a link.
std::optional<std::string> read_guide_bytes(GuideReading& reading, const std::string& file);
/// Files of a folder of the guide ending in `extension`, without it, sorted. K019 for a name that
/// is no id, K072 for links.
std::vector<std::string> list_names(GuideReading& reading, const std::string& folder,
                                    std::string_view extension, IdLetters letters);

void read_settings(GuideReading& reading);     ///< guide.toml
void read_languages(GuideReading& reading);    ///< languages.toml
void read_sources(GuideReading& reading);      ///< sources.toml
void read_topics(GuideReading& reading);       ///< topics/*.toml
void read_posters(GuideReading& reading);      ///< posters/*.toml
void read_messages(GuideReading& reading);     ///< ui.toml
void read_notices(GuideReading& reading);      ///< notices.toml
void read_contacts(GuideReading& reading);     ///< contacts.toml
void read_facts(GuideReading& reading);        ///< facts.toml
void read_glossary(GuideReading& reading);     ///< glossary.toml
void read_pictograms(GuideReading& reading);   ///< pictograms/*.svg and alt.toml
void read_formats(GuideReading& reading);      ///< formats/*.toml
void read_agencies(GuideReading& reading);     ///< agencies.toml
void read_map(GuideReading& reading);          ///< map.toml
void read_translations(GuideReading& reading); ///< translations/*.po
void read_reviews(GuideReading& reading);      ///< reviews/*.tsv

/// Puts all units in source order and indexes them; K005 for a unit id met twice.
void collect_units(GuideReading& reading);
/// K006 for every reference that names nothing, K004 for unknown roles and unsafe names.
void check_references(GuideReading& reading);
/// Format load errors that need the inks (PRINT.md 2.1, "Load errors").
void check_inks(GuideReading& reading);

/// `at = [lon, lat]` of an office.
void read_contact_place(GuideReading& reading, TableReader& table, Contact& contact);
/// `at = [lon, lat]` and `islands` of a language: its place on the map.
void read_language_place(GuideReading& reading, TableReader& table, Language& language);

/// The gate of pictograms/*.svg: K001 for a drawing that is no XML, K072 for one that runs, loads
/// or refers to something outside itself.
/// @param file path that findings name.
void check_drawing(std::string_view bytes, const std::string& file, std::vector<Finding>& findings);

/// One formats/<id>.toml.
FormatSpec read_format(const SourceValue& root, const std::string& id,
                       std::vector<Finding>& findings);

} // namespace content
