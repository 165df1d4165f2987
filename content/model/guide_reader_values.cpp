#include "content/model/guide_reader.hpp"

namespace content {

namespace {

constexpr WordTable<FactType, 5> fact_types = {{{"money", FactType::Money},
                                                {"number", FactType::Number},
                                                {"date", FactType::Day},
                                                {"percent", FactType::Percent},
                                                {"text", FactType::Text}}};
constexpr WordTable<OnExpiry, 2> expiries = {
    {{"label", OnExpiry::Label}, {"hide", OnExpiry::Hide}}};
enum class Status { Usual, Unverified };
constexpr WordTable<Status, 1> statuses = {{{"unverified", Status::Unverified}}};
constexpr WordTable<ContactKind, 5> contact_kinds = {{{"phone", ContactKind::Phone},
                                                      {"whatsapp", ContactKind::Whatsapp},
                                                      {"office", ContactKind::Office},
                                                      {"web", ContactKind::Web},
                                                      {"app", ContactKind::App}}};
constexpr WordTable<Scope, 4> scopes = {{{"home", Scope::Home},
                                         {"abroad", Scope::Abroad},
                                         {"world", Scope::World},
                                         {"flood-only", Scope::FloodOnly}}};
constexpr WordTable<Cost, 3> costs = {
    {{"free", Cost::Free}, {"paid", Cost::Paid}, {"whatsapp", Cost::Whatsapp}}};
constexpr WordTable<OfficeStatus, 3> office_statuses = {{{"active", OfficeStatus::Active},
                                                         {"planned", OfficeStatus::Planned},
                                                         {"inactive", OfficeStatus::Inactive}}};

constexpr int usual_days = 365;        ///< TRANSLATION.md 2, contacts.toml.
constexpr int usual_days_office = 180; ///< Offices move more often.

bool is_unverified(TableReader& table)
{
    return table.word("status", statuses, Status::Usual) == Status::Unverified;
}

/// @returns the text of a fact of type text, else none.
std::optional<SourceText> read_fact_value(GuideReading& reading, TableReader& fact_table,
                                          Fact& fact)
{
    std::optional<SourceText> words;
    if (const SourceValue* const value = fact_table.require("value", ValueKind::Table)) {
        TableReader table(*value, reading.findings);
        table.require("type", ValueKind::Text);
        fact.type = table.word("type", fact_types, FactType::Text);
        const bool counts = fact.type != FactType::Text && fact.type != FactType::Day;
        if (counts) {
            fact.amount = table.number("amount").value_or(0);
        }
        if (fact.type == FactType::Money) {
            fact.currency = table.text("currency");
        }
        if (fact.type == FactType::Number) {
            fact.unit = table.text("unit");
        }
        if (fact.type == FactType::Day) {
            fact.date = table.day("date");
        }
        if (fact.type == FactType::Text) {
            words = read_source_text(reading, table, "text");
        }
        if (counts && !fact.unverified && table.find("amount") == nullptr) {
            table.require("amount", ValueKind::Number);
        }
        table.finish();
    }
    return words;
}

void read_fact(GuideReading& reading, const SourceEntry& entry)
{
    check_id(reading, entry.key, IdLetters::Underscore, entry.place);
    TableReader table(entry.value, reading.findings);
    Fact fact;
    fact.id = entry.key;
    fact.place = entry.place;
    fact.unverified = is_unverified(table);
    if (auto words = read_fact_value(reading, table, fact)) {
        fact.text = words->text;
        add_shared_unit(reading, "facts." + fact.id, "facts", std::move(*words));
    }
    fact.source = table.texts("source");
    refer(reading, table, "source", Reference::To::Source);
    fact.last_seen = table.day("last_seen");
    fact.recheck = table.day("recheck");
    fact.on_expiry = table.word("on_expiry", expiries, OnExpiry::Label);
    table.finish();
    reading.guide.facts.emplace(entry.key, std::move(fact));
}

void read_reach(GuideReading& reading, TableReader& contact_table, Contact& contact)
{
    if (const SourceValue* const reach = contact_table.require("reach", ValueKind::Table)) {
        TableReader table(*reach, reading.findings);
        table.require("kind", ValueKind::Text);
        contact.kind = table.word("kind", contact_kinds, ContactKind::Phone);
        contact.value = contact.unverified ? table.text("value") : table.required_text("value");
        contact.scope = table.word("scope", scopes, Scope::Home);
        contact.cost = table.word("cost", costs, Cost::Unknown);
        table.finish();
    }
}

/// Earlier names of an office: kept for people, only checked here.
void check_aliases(GuideReading& reading, TableReader& contact_table)
{
    for (const SourceValue& alias : contact_table.tables("aliases")) {
        TableReader table(alias, reading.findings);
        table.required_text("name");
        table.day("until");
        table.finish();
    }
}

/// `name = { id = "Pusat bantuan" }`: the key is the source language.
void read_contact_name(GuideReading& reading, TableReader& contact_table, Contact& contact)
{
    if (const SourceValue* const name = contact_table.require("name", ValueKind::Table)) {
        TableReader table(*name, reading.findings);
        table.require(reading.guide.source_language, ValueKind::Text);
        if (auto text = read_source_text(reading, table, reading.guide.source_language)) {
            contact.name = text->text;
            add_shared_unit(reading, "contacts." + contact.id, "contacts", std::move(*text));
        }
        table.finish();
    }
    if (auto hours = read_source_text(reading, contact_table, "hours");
        hours && !hours->text.empty()) {
        contact.hours = hours->text;
        add_shared_unit(reading, "contacts." + contact.id + "/hours", "contacts",
                        std::move(*hours));
    }
}

/// A logo is a file beside the others: its name leads nowhere else.
void check_logos(GuideReading& reading, TableReader& table)
{
    const SourceValue* const logos = table.find("logos", ValueKind::List);
    if (logos == nullptr) {
        return;
    }
    for (const SourceValue& logo : logos->items) {
        if (logo.text.find('/') != std::string::npos || logo.text.starts_with('.')) {
            reading.findings.push_back(
                make_finding("K072", logo.place, "path", {{"file", logo.text}}));
        }
    }
}

void read_contact(GuideReading& reading, const SourceEntry& entry)
{
    check_id(reading, entry.key, IdLetters::Underscore, entry.place);
    TableReader table(entry.value, reading.findings);
    Contact contact;
    contact.id = entry.key;
    contact.place = entry.place;
    contact.unverified = is_unverified(table);
    read_contact_name(reading, table, contact);
    check_aliases(reading, table);
    read_reach(reading, table, contact);
    contact.office = table.word("office", office_statuses, OfficeStatus::None);
    read_contact_place(reading, table, contact);
    contact.pictogram = table.text("pictogram");
    refer(reading, table, "pictogram", Reference::To::Pictogram);
    contact.logos = table.texts("logos");
    check_logos(reading, table);
    contact.source = table.texts("source");
    refer(reading, table, "source", Reference::To::Source);
    contact.last_seen = table.day("last_seen");
    contact.valid_from = table.day("valid_from");
    const bool office = contact.kind == ContactKind::Office;
    contact.stale_after_days =
        table.integer("stale_after_days").value_or(office ? usual_days_office : usual_days);
    contact.replaced_by = table.text("replaced_by");
    refer(reading, table, "replaced_by", Reference::To::Contact);
    table.finish();
    reading.guide.contacts.emplace(entry.key, std::move(contact));
}

void read_source(GuideReading& reading, const SourceEntry& entry)
{
    check_id(reading, entry.key, IdLetters::Source, entry.place);
    TableReader table(entry.value, reading.findings);
    Source source;
    source.id = entry.key;
    source.place = entry.place;
    source.says = table.text("says");
    source.from = table.texts("from");
    refer(reading, table, "from", Reference::To::Source);
    source.title = table.text("title");
    source.address = table.text("address");
    source.date = table.text("date");
    table.finish();
    reading.guide.sources.emplace(entry.key, std::move(source));
}

} // namespace

void read_facts(GuideReading& reading)
{
    if (const auto root = read_toml(reading, "facts.toml")) {
        for (const SourceEntry& entry : root->entries) {
            read_fact(reading, entry);
            if (const auto contact = reading.guide.contacts.find(entry.key);
                contact != reading.guide.contacts.end()) { // One id space.
                reading.findings.push_back(make_finding(
                    "K005", entry.place, "",
                    {{"name", entry.key},
                     {"file", "contacts.toml:" + std::to_string(contact->second.place.line)}}));
            }
        }
    }
}

void read_contacts(GuideReading& reading)
{
    if (const auto root = read_toml(reading, "contacts.toml")) {
        for (const SourceEntry& entry : root->entries) {
            read_contact(reading, entry);
        }
    }
}

void read_sources(GuideReading& reading)
{
    if (const auto root = read_toml(reading, "sources.toml")) {
        for (const SourceEntry& entry : root->entries) {
            read_source(reading, entry);
        }
    }
}

} // namespace content
