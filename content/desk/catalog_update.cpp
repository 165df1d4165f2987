#include "content/desk/catalog_update.hpp"

#include "content/desk/guide_desk.hpp"
#include "content/model/files.hpp"
#include "content/model/markup.hpp"
#include "content/model/text.hpp"
#include "content/model/waiver.hpp"

#include <algorithm>
#include <map>
#include <utility>

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

} // namespace

CatalogUpdate::CatalogUpdate(const content::Guide& guide, const std::string& language,
                             std::string now)
    : guide_(guide), language_(language), now_(std::move(now)), reviews_(guide, language)
{
    const auto found = guide.catalogs.find(language);
    if (found != guide.catalogs.end()) {
        catalog_ = found->second;
    }
    catalog_.language = language;
    run();
}

void CatalogUpdate::run()
{
    std::map<std::string, const content::Message*> old;
    for (const auto* list : {&catalog_.obsolete, &catalog_.messages}) {
        for (const auto& message : *list) {
            old[message.context] = &message;
        }
    }
    old.erase(""); // entries without msgctxt are another program's
    std::vector<content::Message> messages;
    std::set<const content::Message*> used;
    for (const auto& unit : guide_.units) {
        const auto entry = old.find(unit.id);
        messages.push_back(updated(unit, entry == old.end() ? nullptr : entry->second));
        used.insert(entry == old.end() ? nullptr : entry->second);
    }
    catalog_.obsolete = left_over(used);
    catalog_.messages = std::move(messages);
}

/// Entries no unit took, sorted by id: what is gone and what was never ours. Texts stay.
std::vector<content::Message>
CatalogUpdate::left_over(const std::set<const content::Message*>& used) const
{
    std::vector<content::Message> rest;
    for (const auto* list : {&catalog_.obsolete, &catalog_.messages}) {
        for (const auto& message : *list) {
            const bool worth = !message.translation.empty() || message.context.empty();
            if (worth && !used.contains(&message)) {
                rest.push_back(message);
            }
        }
    }
    std::ranges::stable_sort(rest, {}, &content::Message::context);
    return rest;
}

/// The entry of a unit after the update: old translation kept, a changed source marked.
content::Message CatalogUpdate::updated(const content::Unit& unit, const content::Message* old)
{
    content::Message message;
    if (old != nullptr) {
        message = *old;
    }
    message.context = unit.id;
    message.source = content::to_nfc(unit.source.text);
    message.notes = {note_for(guide_, unit)};
    message.references = {unit.place.file};
    if (old == nullptr) {
        return message;
    }
    if (!was_moved(*old)) {
        message.previous_context.reset();
        if (!old->fuzzy) { // its translator says that the text fits the msgid it had
            message.previous_source.reset();
        }
        // A person who marked the text itself is asked first, whatever the source's form.
        const bool person_doubts = old->fuzzy && !old->previous_source;
        if (!person_doubts && carry_over(unit, *old)) {
            message.previous_source.reset();
            message.fuzzy = false;
            return message;
        }
    }
    if (old->source != message.source && !old->translation.empty()) {
        // The oldest text stays until someone acts: it is what the translation was made from.
        if (!message.previous_source) {
            message.previous_source = old->source;
        }
        message.fuzzy = true;
    }
    return message;
}

/// Hands the reviews of the old text on if the source changed in form only.
bool CatalogUpdate::carry_over(const content::Unit& unit, const content::Message& old)
{
    const std::string source = content::to_nfc(unit.source.text);
    const std::string& base = old.fuzzy && old.previous_source ? *old.previous_source : old.source;
    if (old.translation.empty() || base == source ||
        !content::is_same_meaning(guide_, unit, base)) {
        return false;
    }
    const auto hash = [&](const std::string& text) {
        return content::text_hash(language_, unit.id, text, old.translation);
    };
    const auto reviews =
        content::standing_reviews(guide_, language_, reviews_.lines(unit.id), hash(base));
    for (const auto* review : reviews) {
        if (review->verdict == "ok" && guide_.publish.is_signed) {
            ++unsigned_count_;
            continue;
        }
        const auto waived = content::waiver_part(review->extra);
        std::string extra = hash(base);
        extra += waived.empty() ? "" : " " + std::string(waived);
        carried_.push_back({unit.id,
                            hash(source),
                            review->verdict,
                            review->role,
                            review->name,
                            now_,
                            std::move(extra),
                            "",
                            {}});
    }
    return !reviews.empty();
}

bool was_moved(const content::Message& message)
{
    return message.plural ||
           (message.previous_context && *message.previous_context != message.context);
}

std::vector<content::LedgerLine> made_lines(const content::Guide& guide,
                                            const content::Catalog& catalog,
                                            const std::vector<content::LedgerLine>& carried,
                                            const MadeBy& by)
{
    std::set<std::pair<std::string, std::string>> known;
    const auto remember = [&](const std::vector<content::LedgerLine>& lines) {
        for (const auto& line : lines) {
            if (line.verdict == "made") {
                known.emplace(line.unit, line.hash);
            }
        }
    };
    remember(carried);
    if (const auto ledger = guide.ledgers.find(catalog.language); ledger != guide.ledgers.end()) {
        remember(ledger->second.lines);
    }
    std::vector<content::LedgerLine> lines;
    for (const auto& message : catalog.messages) {
        if (!content::has_text(message) || message.fuzzy || was_moved(message) ||
            !by.counts(message)) {
            continue;
        }
        const auto hash = content::text_hash(catalog.language, message.context, message.source,
                                             message.translation);
        if (!known.contains({message.context, hash})) {
            lines.push_back(
                {message.context, hash, "made", "translator", by.name, by.now, "", "", {}});
        }
    }
    return lines;
}

void require_translation(const content::Guide& guide, const std::string& language)
{
    require_language(guide, language);
    if (language == guide.source_language) {
        throw content::UsageError(
            "\"" + language + "\" is the source language; its texts are in topics/ and posters/");
    }
}

bool write_translation(const content::Guide& guide, const content::Catalog& catalog,
                       const std::vector<content::LedgerLine>& lines)
{
    const std::string text = content::write_catalog(catalog);
    // The ledger first: a line for a text that was not written says nothing, a lost one is work.
    append_lines(guide, catalog.language, lines);
    const auto file = translation_file(guide, catalog.language);
    std::filesystem::create_directories(file.parent_path());
    if (std::filesystem::exists(file) && content::read_file(file) == text) {
        return false;
    }
    content::write_file(file, text);
    return true;
}

std::filesystem::path translation_file(const content::Guide& guide, const std::string& language)
{
    return guide.folder / "translations" / (language + ".po");
}

} // namespace desk
