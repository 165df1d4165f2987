#include "content/model/table_reader.hpp"

#include <cmath>
#include <limits>

namespace content {

namespace {

/// A whole number is a number too.
bool fits(ValueKind kind, ValueKind wanted)
{
    return kind == wanted || (wanted == ValueKind::Number && kind == ValueKind::Integer);
}

} // namespace

Finding make_finding(std::string code, Place place, std::string variant,
                     std::vector<std::pair<std::string, std::string>> arguments)
{
    Finding finding;
    finding.code = std::move(code);
    finding.place = std::move(place);
    finding.variant = std::move(variant);
    finding.arguments = std::move(arguments);
    return finding;
}

TableReader::TableReader(const SourceValue& table, std::vector<Finding>& findings)
    : table_(table), findings_(findings)
{
    is_kind(table, {}, ValueKind::Table);
}

bool TableReader::is_kind(const SourceValue& value, std::string_view name, ValueKind kind)
{
    if (fits(value.kind, kind)) {
        return true;
    }
    findings_.push_back(make_finding("K004", value.place, "type",
                                     {{"name", std::string(name)},
                                      {"expected", std::string(name_of(kind))},
                                      {"found", std::string(name_of(value.kind))}}));
    return false;
}

const SourceValue* TableReader::find(std::string_view key)
{
    if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) {
        asked_.emplace_back(key);
    }
    return table_.find(key);
}

const SourceValue* TableReader::find(std::string_view key, ValueKind kind)
{
    const SourceValue* const value = find(key);
    return value != nullptr && is_kind(*value, key, kind) ? value : nullptr;
}

const SourceValue* TableReader::require(std::string_view key, ValueKind kind)
{
    if (table_.find(key) == nullptr) {
        findings_.push_back(
            make_finding("K004", table_.place, "missing", {{"name", std::string(key)}}));
    }
    return find(key, kind);
}

std::string TableReader::text(std::string_view key)
{
    const SourceValue* const value = find(key, ValueKind::Text);
    return value == nullptr ? std::string() : value->text;
}

std::string TableReader::required_text(std::string_view key)
{
    const SourceValue* const value = require(key, ValueKind::Text);
    return value == nullptr ? std::string() : value->text;
}

std::vector<std::string> TableReader::texts(std::string_view key)
{
    std::vector<std::string> all;
    if (const SourceValue* const list = find(key, ValueKind::List)) {
        for (const SourceValue& item : list->items) {
            if (is_kind(item, key, ValueKind::Text)) {
                all.push_back(item.text);
            }
        }
    }
    return all;
}

std::optional<double> TableReader::number(std::string_view key)
{
    const SourceValue* const value = find(key, ValueKind::Number);
    return value == nullptr ? std::nullopt : std::optional(value->number);
}

std::optional<int> TableReader::integer(std::string_view key)
{
    const SourceValue* const value = find(key, ValueKind::Integer);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (std::abs(value->number) > std::numeric_limits<int>::max()) {
        findings_.push_back(make_finding("K004", value->place, "range",
                                         {{"name", std::string(key)}, {"found", value->text}}));
        return std::nullopt;
    }
    return static_cast<int>(value->number);
}

bool TableReader::truth(std::string_view key, bool otherwise)
{
    const SourceValue* const value = find(key, ValueKind::Truth);
    return value == nullptr ? otherwise : value->truth;
}

std::optional<Date> TableReader::day(std::string_view key)
{
    const SourceValue* const value = find(key, ValueKind::Day);
    return value == nullptr ? std::nullopt : std::optional(value->day);
}

const std::vector<SourceValue>& TableReader::tables(std::string_view key)
{
    static const std::vector<SourceValue> none;
    const SourceValue* const list = find(key, ValueKind::List);
    return list == nullptr ? none : list->items;
}

std::string TableReader::word(std::string_view key, const std::vector<std::string>& names)
{
    const SourceValue* const value = find(key, ValueKind::Text);
    if (value == nullptr || std::find(names.begin(), names.end(), value->text) != names.end()) {
        return value == nullptr ? std::string() : value->text;
    }
    report_unknown_word(*value, key, names);
    return {};
}

void TableReader::report_unknown_word(const SourceValue& value, std::string_view key,
                                      const std::vector<std::string>& names)
{
    std::string expected;
    for (const std::string& name : names) {
        expected += (expected.empty() ? "" : ", ") + name;
    }
    findings_.push_back(make_finding("K004", value.place, "value",
                                     {{"name", value.text},
                                      {"key", std::string(key)},
                                      {"expected", expected},
                                      {"suggestion", closest_name(value.text, names)}}));
}

const Place& TableReader::place_of(std::string_view key) const
{
    const SourceValue* const value = table_.find(key);
    return value == nullptr ? table_.place : value->place;
}

/// A misspelt key explains the one that is missing: one cause.
void TableReader::drop_missing(const std::string& key)
{
    std::erase_if(findings_, [&](const Finding& finding) {
        return finding.code == "K004" && finding.variant == "missing" &&
               finding.place == table_.place && !finding.arguments.empty() &&
               finding.arguments.front().second == key;
    });
}

void TableReader::finish()
{
    for (const SourceEntry& entry : table_.entries) {
        if (std::find(asked_.begin(), asked_.end(), entry.key) == asked_.end()) {
            const std::string near = closest_name(entry.key, asked_);
            drop_missing(near);
            findings_.push_back(make_finding("K004", entry.place, "key",
                                             {{"name", entry.key}, {"suggestion", near}}));
        }
    }
}

} // namespace content
