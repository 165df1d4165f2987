#include "content/desk/desk.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/model/files.hpp"
#include "content/model/markup.hpp"
#include "content/model/text.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <set>

namespace desk {

namespace {

std::string upper_name(content::Variant variant)
{
    switch (variant) {
    case content::Variant::Poster:
        return "POSTER";
    case content::Variant::Billboard:
        return "BALIHO";
    case content::Variant::Kiosk:
        break;
    }
    return "KIOS";
}

/// Values that stand in the text, with what they are now.
std::string value_notes(const content::Guide& guide, const content::Unit& unit)
{
    std::string notes;
    const auto markup = content::read_markup(unit.source.text);
    for (const auto& name : content::placeholders(markup)) {
        std::string now;
        if (const auto fact = guide.facts.find(name); fact != guide.facts.end()) {
            now = content::format_value(fact->second, "id");
        } else if (const auto contact = guide.contacts.find(name);
                   contact != guide.contacts.end()) {
            now = contact->second.value;
        } else {
            continue;
        }
        notes += " {" + name + "} diisi komputer (sekarang: " + now + ").";
    }
    return notes;
}

/// The `#.` line: where the text appears and what to mind. Always Indonesian: a file never depends
/// on the locale.
std::string note_for(const content::Guide& guide, const content::Unit& unit)
{
    std::string note = upper_name(unit.variant) + " | " + std::string(name_of(unit.kind));
    if (unit.source.lines) {
        note += " | " + std::to_string(*unit.source.lines) + " baris";
    }
    if (unit.source.max) {
        note += " | kira-kira " + std::to_string(*unit.source.max) + " huruf";
    }
    std::string more;
    if (unit.critical) {
        more += " PENTING: dua pemeriksa.";
    }
    if (!unit.note.empty()) {
        more += " " + unit.note;
    }
    more += value_notes(guide, unit);
    return more.empty() ? note : note + " |" + more;
}

/// The entry of a unit after the update: old translation kept, a changed source marked.
content::Message updated(const content::Guide& guide, const content::Unit& unit,
                         const content::Message* old)
{
    content::Message message;
    if (old != nullptr) {
        message = *old;
    }
    message.context = unit.id;
    const std::string source = content::to_nfc(unit.source.text);
    if (old != nullptr && old->source != source) {
        if (!old->translation.empty()) {
            // The oldest text stays until someone acts: it is what the translation was made from.
            if (!message.previous_source) {
                message.previous_source = old->source;
            }
            message.fuzzy = true;
        }
        message.source = source;
    }
    message.source = source;
    message.previous_context.reset();
    message.notes = {note_for(guide, unit)};
    message.references = {"content/guide/" + unit.place.file};
    return message;
}

content::Catalog updated_catalog(const content::Guide& guide, const std::string& language)
{
    content::Catalog catalog;
    const auto found = guide.catalogs.find(language);
    if (found != guide.catalogs.end()) {
        catalog = found->second;
    }
    std::map<std::string, const content::Message*> old;
    for (const auto* list : {&catalog.obsolete, &catalog.messages}) {
        for (const auto& message : *list) {
            old[message.context] = &message;
        }
    }
    std::vector<content::Message> messages;
    std::set<std::string> ids;
    for (const auto& unit : guide.units) {
        ids.insert(unit.id);
        const auto entry = old.find(unit.id);
        messages.push_back(updated(guide, unit, entry == old.end() ? nullptr : entry->second));
    }
    std::vector<content::Message> obsolete;
    for (const auto& [id, message] : old) {
        if (!ids.contains(id) && !message->translation.empty()) {
            obsolete.push_back(*message);
        }
    }
    catalog.language = language;
    catalog.messages = std::move(messages);
    catalog.obsolete = std::move(obsolete);
    return catalog;
}

/// `made` lines for texts that have none at their present hash.
std::vector<content::LedgerLine> made_lines(const Desk& desk, const content::Guide& guide,
                                            const content::Catalog& catalog,
                                            const std::string& name)
{
    std::set<std::pair<std::string, std::string>> known;
    if (const auto ledger = guide.ledgers.find(catalog.language); ledger != guide.ledgers.end()) {
        for (const auto& line : ledger->second.lines) {
            if (line.verdict == "made") {
                known.emplace(line.unit, line.hash);
            }
        }
    }
    std::vector<content::LedgerLine> lines;
    for (const auto& message : catalog.messages) {
        if (message.translation.empty() || message.fuzzy) {
            continue;
        }
        const auto hash = content::text_hash(catalog.language, message.context, message.source,
                                             message.translation);
        if (!known.contains({message.context, hash})) {
            lines.push_back(
                {message.context, hash, "made", "translator", name, desk.now(), "", "", {}});
        }
    }
    return lines;
}

} // namespace

content::Exit update(const Desk& desk, const std::string& language, const std::string& name)
{
    const auto guide = load_for_writing(desk);
    if (!guide) {
        return content::Exit::ContentAtFault;
    }
    require_language(*guide, language);
    if (language == guide->source_language) {
        throw content::UsageError(
            "\"" + language + "\" is the source language; its texts are in topics/ and posters/");
    }
    const auto catalog = updated_catalog(*guide, language);
    const std::string text = content::write_catalog(catalog);
    const auto file = guide->folder / "translations" / (language + ".po");
    std::filesystem::create_directories(file.parent_path());
    const bool same = std::filesystem::exists(file) && content::read_file(file) == text;
    if (!same) {
        content::write_file(file, text);
    }
    const auto lines = made_lines(desk, *guide, catalog, name);
    append_lines(*guide, language, lines);
    const auto todo = std::ranges::count_if(catalog.messages, [](const content::Message& message) {
        return message.fuzzy || message.translation.empty();
    });
    desk.out << file.string() << (same ? ": unchanged, " : ": updated, ") << todo << " of "
             << catalog.messages.size() << " texts need work\n";
    return content::Exit::Done;
}

} // namespace desk
