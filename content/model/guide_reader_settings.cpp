#include "content/model/guide_reader.hpp"

#include <string>

namespace content {

namespace {

const std::vector<std::string> stale_words = {"show-labelled", "next-language"};

std::array<double, 4> read_recipe(GuideReading& reading, TableReader& table, std::string_view key)
{
    std::array<double, 4> recipe{};
    const SourceValue* const list = table.find(key, ValueKind::List);
    if (list == nullptr) {
        return recipe;
    }
    bool good = list->items.size() == recipe.size();
    for (std::size_t i = 0; good && i < recipe.size(); ++i) {
        const SourceValue& part = list->items[i];
        good = (part.kind == ValueKind::Integer || part.kind == ValueKind::Number) &&
               part.number >= 0 && part.number <= 100;
        recipe[i] = part.number;
    }
    if (!good) {
        reading.findings.push_back(
            make_finding("K004", list->place, "recipe", {{"name", std::string(key)}}));
    }
    return recipe;
}

bool is_srgb(std::string_view colour)
{
    return colour.size() == 7 && colour[0] == '#' &&
           colour.substr(1).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

Ink read_ink(GuideReading& reading, const SourceValue& value)
{
    TableReader table(value, reading.findings);
    Ink ink;
    ink.place = value.place;
    ink.name = table.required_text("name");
    check_id(reading, ink.name, IdLetters::Token, ink.place);
    if (const SourceValue* const srgb = table.require("srgb", ValueKind::Text)) {
        ink.srgb = srgb->text;
        if (!is_srgb(ink.srgb)) {
            reading.findings.push_back(
                make_finding("K004", srgb->place, "colour", {{"name", ink.srgb}}));
        }
    }
    table.require("cmyk", ValueKind::List);
    ink.cmyk = read_recipe(reading, table, "cmyk");
    if (table.find("newsprint") != nullptr) {
        ink.newsprint = read_recipe(reading, table, "newsprint");
    }
    table.finish();
    return ink;
}

/// `{ normal = [...], critical = [...] }` of roles. Both lists are there and name somebody: without
/// them nothing would need an approval.
std::map<std::string, std::vector<std::string>>
read_roles(GuideReading& reading, TableReader& publish, std::string_view key)
{
    std::map<std::string, std::vector<std::string>> roles;
    if (const SourceValue* const value = publish.require(key, ValueKind::Table)) {
        TableReader table(*value, reading.findings);
        for (const char* const severity : {"normal", "critical"}) {
            const SourceValue* const list = table.require(severity, ValueKind::List);
            roles[severity] = table.texts(severity);
            refer(reading, table, severity, Reference::To::Role);
            if (list != nullptr && roles[severity].empty()) {
                reading.findings.push_back(
                    make_finding("K004", list->place, "no-roles", {{"name", severity}}));
            }
        }
        table.finish();
    }
    return roles;
}

PublishPolicy read_publish(GuideReading& reading, const SourceValue& value)
{
    TableReader table(value, reading.findings);
    PublishPolicy publish;
    publish.roles = read_roles(reading, table, "roles");
    publish.source_roles = read_roles(reading, table, "source_roles");
    publish.distinct_people = table.truth("distinct_people", true);
    if (const SourceValue* const stale = table.find("stale", ValueKind::Table)) {
        TableReader words(*stale, reading.findings);
        publish.stale["normal"] = words.word("normal", stale_words);
        publish.stale["critical"] = words.word("critical", stale_words);
        words.finish();
    }
    publish.label = table.text("label");
    publish.is_signed = table.truth("signed", false);
    table.finish();
    return publish;
}

void read_people(GuideReading& reading, const SourceValue& people)
{
    for (const SourceEntry& entry : people.entries) {
        check_id(reading, entry.key, IdLetters::Hyphen, entry.place);
        TableReader table(entry.value, reading.findings);
        Person person;
        person.name = entry.key;
        person.roles = table.texts("roles");
        refer(reading, table, "roles", Reference::To::Role);
        person.languages = table.texts("languages");
        refer(reading, table, "languages", Reference::To::Language);
        person.key = table.text("key");
        table.finish();
        reading.guide.people.emplace(entry.key, std::move(person));
    }
}

ScreenPictures read_pictures(GuideReading& reading, const SourceValue& value)
{
    TableReader table(value, reading.findings);
    const auto read = [&](std::string_view key) {
        refer(reading, table, key, Reference::To::Pictogram);
        return table.text(key);
    };
    ScreenPictures pictures;
    pictures.welcome = read("welcome");
    pictures.contacts = read("contacts");
    pictures.office = read("office");
    pictures.licensed = read("licensed");
    pictures.not_licensed = read("not_licensed");
    table.finish();
    return pictures;
}

void read_home(GuideReading& reading, TableReader& table)
{
    reading.guide.home = table.texts("home");
    refer(reading, table, "home", Reference::To::HomeTile);
    reading.guide.short_numbers = table.texts("short_numbers");
    reading.guide.emergency = table.text("emergency");
    refer(reading, table, "emergency", Reference::To::Contact);
    reading.guide.address = table.text("address");
    if (const SourceValue* const pictures = table.find("pictures", ValueKind::Table)) {
        reading.guide.pictures = read_pictures(reading, *pictures);
    }
    if (const SourceValue* const speech = table.find("speech", ValueKind::Table)) {
        TableReader words(*speech, reading.findings);
        reading.guide.computer_voice = words.truth("computer_voice", false);
        words.finish();
    }
}

} // namespace

void read_settings(GuideReading& reading)
{
    const std::string file = "guide.toml";
    const std::size_t before = reading.findings.size();
    const std::optional<SourceValue> root = read_toml(reading, file);
    if (!root) {
        if (reading.findings.size() == before) {
            reading.findings.push_back(
                make_finding("K001", {file, 0, 0}, "missing", {{"file", file}}));
        }
        return;
    }
    TableReader table(*root, reading.findings);
    Guide& guide = reading.guide;
    guide.id = table.required_text("id");
    if (table.find("source_language") != nullptr) {
        guide.source_language = table.text("source_language");
    }
    guide.version = table.integer("version").value_or(0);
    read_home(reading, table);
    for (const SourceValue& ink : table.tables("ink")) {
        guide.inks.push_back(read_ink(reading, ink));
    }
    if (const SourceValue* const publish = table.require("publish", ValueKind::Table)) {
        guide.publish = read_publish(reading, *publish);
    }
    if (const SourceValue* const people = table.find("people", ValueKind::Table)) {
        read_people(reading, *people);
    }
    table.finish();
}

} // namespace content
