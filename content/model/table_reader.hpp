#pragma once

#include "content/model/source.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace content {

/// An error at a place, with the named arguments of its message.
Finding make_finding(std::string code, Place place, std::string variant = {},
                     std::vector<std::pair<std::string, std::string>> arguments = {});

/// Spelling in the files and value in the program of a closed set of words.
template <class Enum, std::size_t size>
using WordTable = std::array<std::pair<std::string_view, Enum>, size>;

/// Reads a table key by key. What is of the wrong kind is a finding and counts as left out;
/// `finish` reports the keys nobody asked for (K004), with the closest one that was.
class TableReader {
  public:
    /// Both must outlive the reader. A value that is no table is a finding and reads as empty.
    TableReader(const SourceValue& table, std::vector<Finding>& findings);

    const Place& place() const { return table_.place; }
    /// Place of a key's value; the table's own if it is left out.
    const Place& place_of(std::string_view key) const;
    const SourceValue* find(std::string_view key);
    const SourceValue* find(std::string_view key, ValueKind kind);
    /// As `find`, but K004 if it is not there.
    const SourceValue* require(std::string_view key, ValueKind kind);

    std::string text(std::string_view key);
    std::string required_text(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    std::optional<double> number(std::string_view key);
    std::optional<int> integer(std::string_view key);
    bool truth(std::string_view key, bool otherwise);
    std::optional<Date> day(std::string_view key);
    /// Items of a list of tables; empty if left out.
    const std::vector<SourceValue>& tables(std::string_view key);

    /// One of a closed set of words; K004 with the closest one for any other.
    template <class Enum, std::size_t size>
    Enum word(std::string_view key, const WordTable<Enum, size>& table, Enum otherwise)
    {
        const SourceValue* const value = find(key, ValueKind::Text);
        if (value == nullptr) {
            return otherwise;
        }
        for (const auto& [name, meaning] : table) {
            if (value->text == name) {
                return meaning;
            }
        }
        std::vector<std::string> names;
        std::transform(table.begin(), table.end(), std::back_inserter(names),
                       [](const auto& entry) { return std::string(entry.first); });
        report_unknown_word(*value, key, names);
        return otherwise;
    }
    /// The same for words that stay words. @returns empty if left out or unknown.
    std::string word(std::string_view key, const std::vector<std::string>& names);

    /// K004 for each key that was never asked for. Call it last.
    void finish();

  private:
    bool is_kind(const SourceValue& value, std::string_view name, ValueKind kind);
    void report_unknown_word(const SourceValue& value, std::string_view key,
                             const std::vector<std::string>& names);
    void drop_missing(const std::string& key);

    const SourceValue& table_;
    std::vector<Finding>& findings_;
    std::vector<std::string> asked_;
};

} // namespace content
