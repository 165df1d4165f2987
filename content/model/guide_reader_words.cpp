#include "content/model/guide_reader.hpp"

namespace content {

namespace {

constexpr WordTable<LanguageStatus, 3> statuses = {{{"live", LanguageStatus::Live},
                                                    {"preview", LanguageStatus::Preview},
                                                    {"hidden", LanguageStatus::Hidden}}};
constexpr WordTable<Direction, 2> directions = {
    {{"ltr", Direction::LeftToRight}, {"rtl", Direction::RightToLeft}}};

void read_language_name(GuideReading& reading, TableReader& language_table, Language& language)
{
    if (const SourceValue* const name = language_table.require("name", ValueKind::Table)) {
        TableReader table(*name, reading.findings);
        language.endonym = table.text("endonym");
        language.indonesian_name = table.required_text("id");
        table.finish();
    }
}

Language read_language(GuideReading& reading, const SourceEntry& entry)
{
    check_id(reading, entry.key, IdLetters::Tag, entry.place);
    TableReader table(entry.value, reading.findings);
    Language language;
    language.tag = entry.key;
    language.place = entry.place;
    read_language_name(reading, table, language);
    table.require("status", ValueKind::Text);
    language.status = table.word("status", statuses, LanguageStatus::Hidden);
    language.direction = table.word("dir", directions, Direction::LeftToRight);
    language.fallback = table.texts("fallback");
    refer(reading, table, "fallback", Reference::To::Language);
    if (table.find("format_locale") != nullptr) {
        language.format_locale = table.text("format_locale");
    }
    language.letters = table.text("letters");
    language.glottal = table.text("glottal");
    language.negators = table.texts("negators");
    language.number_words = table.texts("number_words");
    read_language_place(reading, table, language);
    table.finish();
    return language;
}

Notice read_notice(GuideReading& reading, const SourceValue& value)
{
    TableReader table(value, reading.findings);
    Notice notice;
    notice.place = value.place;
    notice.id = table.required_text("id");
    check_id(reading, notice.id, IdLetters::Hyphen, table.place_of("id"));
    table.require("text", ValueKind::Text);
    if (auto text = read_source_text(reading, table, "text")) {
        notice.text = std::move(*text);
    }
    notice.source = table.texts("source");
    refer(reading, table, "source", Reference::To::Source);
    notice.from = table.day("from");
    notice.until = table.day("until");
    notice.offices = table.texts("offices");
    refer(reading, table, "offices", Reference::To::Contact);
    table.finish();
    return notice;
}

/// A key of a glossary term that is a language: the words to use and to avoid.
void read_term_words(GuideReading& reading, const SourceEntry& language, GlossaryTerm& term)
{
    reading.references.push_back({Reference::To::Language, language.key, language.place});
    TableReader words(language.value, reading.findings);
    term.use[language.key] = words.texts("use");
    term.never[language.key] = words.texts("never");
    words.finish();
}

GlossaryTerm read_term(GuideReading& reading, const SourceEntry& entry)
{
    GlossaryTerm term;
    term.term = entry.key;
    term.place = entry.place;
    TableReader table(entry.value, reading.findings);
    term.meaning = table.required_text("meaning");
    for (const SourceEntry& child : entry.value.entries) {
        if (child.key != "meaning") { // Any other key is a language tag, so none is unknown.
            read_term_words(reading, child, term);
        }
    }
    return term;
}

void read_message(GuideReading& reading, const SourceValue& value)
{
    TableReader table(value, reading.findings);
    const std::string id = table.required_text("id");
    check_id(reading, id, IdLetters::Hyphen, table.place_of("id"));
    const std::string note = table.text("note");
    if (auto text = read_source_text(reading, table, "text")) {
        add_shared_unit(reading, "ui." + id, "ui", std::move(*text)).note = note;
    } else {
        table.require("text", ValueKind::Text);
    }
    table.finish();
}

} // namespace

void read_languages(GuideReading& reading)
{
    if (const auto root = read_toml(reading, "languages.toml")) {
        for (const SourceEntry& entry : root->entries) {
            reading.guide.languages.push_back(read_language(reading, entry));
        }
    }
}

void read_messages(GuideReading& reading)
{
    if (const auto root = read_toml(reading, "ui.toml")) {
        TableReader table(*root, reading.findings);
        for (const SourceValue& message : table.tables("message")) {
            read_message(reading, message);
        }
        table.find("paper"); // Of the printer alone: `read_paper_words`.
        table.finish();
    }
}

void read_notices(GuideReading& reading)
{
    if (const auto root = read_toml(reading, "notices.toml")) {
        TableReader table(*root, reading.findings);
        for (const SourceValue& value : table.tables("notice")) {
            Notice notice = read_notice(reading, value);
            add_shared_unit(reading, "notices." + notice.id, "notices", notice.text);
            reading.guide.notices.push_back(std::move(notice));
        }
        table.finish();
    }
}

void read_glossary(GuideReading& reading)
{
    if (const auto root = read_toml(reading, "glossary.toml")) {
        for (const SourceEntry& entry : root->entries) {
            reading.guide.glossary.push_back(read_term(reading, entry));
        }
    }
}

} // namespace content
