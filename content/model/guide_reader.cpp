#include "content/model/guide_reader.hpp"

#include "content/model/files.hpp"

#include <algorithm>

namespace content {

namespace {

namespace fs = std::filesystem;

/// No file that people write comes near it; beyond it a guide is broken or meant to break us.
constexpr std::uintmax_t largest_file = 16 * 1024 * 1024;

/// Whether `file` (relative) or a folder on the way to it is a symbolic link.
bool passes_a_link(const fs::path& guide, const fs::path& file)
{
    fs::path way = guide;
    for (const fs::path& part : file) {
        way /= part;
        std::error_code ignored;
        if (fs::is_symlink(fs::symlink_status(way, ignored))) {
            return true;
        }
    }
    return false;
}

void sort_topics(Guide& guide)
{
    const auto rank = [&](const Topic& topic) {
        return std::find(guide.home.begin(), guide.home.end(), topic.id) - guide.home.begin();
    };
    std::sort(guide.topics.begin(), guide.topics.end(), [&](const Topic& a, const Topic& b) {
        return std::pair(rank(a), a.id) < std::pair(rank(b), b.id);
    });
}

bool is_tag(std::string_view tag)
{
    std::size_t part = 0;
    for (const char c : tag) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-' ? part == 0 : !letter && !(c >= '0' && c <= '9')) {
            return false;
        }
        part = c == '-' ? 0 : part + 1;
        if (part > 8) {
            return false;
        }
    }
    return part > 0 && std::min(tag.find('-'), tag.size()) >= 2;
}

} // namespace

bool is_id(std::string_view id, IdLetters letters)
{
    if (letters == IdLetters::Tag) {
        return is_tag(id);
    }
    const bool hyphen = letters != IdLetters::Underscore;
    const bool underscore = letters == IdLetters::Underscore || letters == IdLetters::Token;
    const bool capitals = letters == IdLetters::Source;
    return !id.empty() && std::all_of(id.begin(), id.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && hyphen) ||
               (c == '_' && underscore) || (c >= 'A' && c <= 'Z' && capitals);
    });
}

void check_id(GuideReading& reading, const std::string& id, IdLetters letters, const Place& place)
{
    if (!is_id(id, letters)) {
        reading.findings.push_back(make_finding("K019", place, "id", {{"name", id}}));
    }
}

void check_new_id(GuideReading& reading, std::map<std::string, Place>& met, const std::string& id,
                  const Place& place)
{
    const auto [first, is_new] = met.emplace(id, place);
    if (!is_new) {
        reading.findings.push_back(make_finding(
            "K005", place, "",
            {{"name", id},
             {"file", first->second.file + ":" + std::to_string(first->second.line)}}));
    }
}

void refer(GuideReading& reading, TableReader& table, std::string_view key, Reference::To to)
{
    const SourceValue* const value = table.find(key);
    if (value == nullptr) {
        return;
    }
    const auto remember = [&](const SourceValue& item) {
        if (item.kind == ValueKind::Text && !item.text.empty()) {
            reading.references.push_back({to, item.text, item.place});
        }
    };
    remember(*value);
    std::for_each(value->items.begin(), value->items.end(), remember);
}

std::optional<SourceText> read_source_text(GuideReading& reading, const SourceValue& value,
                                           std::string_view name)
{
    if (value.kind == ValueKind::Text) {
        return SourceText{value.text, std::nullopt, std::nullopt, value.place, value.jumps};
    }
    if (value.kind != ValueKind::Table) {
        reading.findings.push_back(
            make_finding("K004", value.place, "type",
                         {{"name", std::string(name)},
                          {"expected", std::string(name_of(ValueKind::Text))},
                          {"found", std::string(name_of(value.kind))}}));
        return std::nullopt;
    }
    TableReader table(value, reading.findings);
    const SourceValue* const text = table.require("text", ValueKind::Text);
    SourceText read{text == nullptr ? std::string() : text->text, table.integer("lines"),
                    table.integer("max"), text == nullptr ? value.place : text->place,
                    text == nullptr ? std::vector<TextJump>{} : text->jumps};
    table.finish();
    return read;
}

std::optional<SourceText> read_source_text(GuideReading& reading, TableReader& table,
                                           std::string_view key)
{
    const SourceValue* const value = table.find(key);
    return value == nullptr ? std::nullopt : read_source_text(reading, *value, key);
}

std::vector<std::string> language_tags(const Guide& guide)
{
    std::vector<std::string> tags = {guide.source_language};
    for (const Language& language : guide.languages) {
        tags.push_back(language.tag);
    }
    return tags;
}

Unit& add_shared_unit(GuideReading& reading, const std::string& id, const std::string& owner,
                      SourceText text)
{
    Unit unit;
    unit.id = id;
    unit.owner = owner;
    unit.place = text.place;
    unit.source = std::move(text);
    return reading.shared_units.emplace_back(std::move(unit));
}

std::optional<std::string> read_guide_bytes(GuideReading& reading, const std::string& file)
{
    const Place whole_file{file, 0, 0};
    if (passes_a_link(reading.guide.folder, file)) {
        reading.findings.push_back(make_finding("K072", whole_file, "link", {{"file", file}}));
        return std::nullopt;
    }
    const fs::path path = reading.guide.folder / file;
    std::error_code unknown;
    const fs::file_status status = fs::status(path, unknown);
    if (status.type() == fs::file_type::not_found) {
        return std::nullopt;
    }
    if (status.type() != fs::file_type::regular) { // a pipe would be waited for without end
        reading.findings.push_back(
            make_finding("K001", whole_file, "unreadable", {{"found", "no plain file"}}));
        return std::nullopt;
    }
    if (fs::file_size(path, unknown) > largest_file) {
        reading.findings.push_back(make_finding("K001", whole_file, "big"));
        return std::nullopt;
    }
    try {
        return read_file(path);
    } catch (const FileError& error) {
        reading.findings.push_back(
            make_finding("K001", whole_file, "unreadable", {{"found", error.what()}}));
        return std::nullopt;
    }
}

std::optional<SourceValue> read_toml(GuideReading& reading, const std::string& file)
{
    const std::optional<std::string> bytes = read_guide_bytes(reading, file);
    if (!bytes) {
        return std::nullopt;
    }
    ParsedSource parsed = parse_source(*bytes, file);
    std::move(parsed.findings.begin(), parsed.findings.end(), std::back_inserter(reading.findings));
    return std::move(parsed.root);
}

std::vector<std::string> list_names(GuideReading& reading, const std::string& folder,
                                    std::string_view extension, IdLetters letters)
{
    std::vector<std::string> names;
    if (passes_a_link(reading.guide.folder, folder)) {
        reading.findings.push_back(
            make_finding("K072", {folder, 0, 0}, "link", {{"file", folder}}));
        return names;
    }
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(reading.guide.folder / folder, missing)) {
        const fs::path name = entry.path().filename();
        if (name.extension() != extension) {
            continue;
        }
        const std::string stem = name.stem().string();
        if (is_id(stem, letters)) {
            names.push_back(stem);
        } else {
            const std::string file = folder + "/" + name.string();
            reading.findings.push_back(
                make_finding("K019", {file, 0, 0}, "file", {{"file", file}, {"name", stem}}));
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

LoadedGuide load_guide(const fs::path& folder, Date today)
{
    const fs::directory_iterator readable(folder);
    GuideReading reading;
    reading.guide.folder = folder;
    reading.today = today;
    read_settings(reading);
    read_languages(reading);
    read_sources(reading);
    read_topics(reading);
    sort_topics(reading.guide);
    read_posters(reading);
    read_messages(reading);
    read_notices(reading);
    read_contacts(reading);
    read_facts(reading);
    read_glossary(reading);
    read_pictograms(reading);
    read_formats(reading);
    read_agencies(reading);
    read_map(reading);
    read_translations(reading);
    read_reviews(reading);
    collect_units(reading);
    check_references(reading);
    check_inks(reading);
    sort_findings(reading.findings);
    return {std::make_shared<const Guide>(std::move(reading.guide)), std::move(reading.findings)};
}

} // namespace content
