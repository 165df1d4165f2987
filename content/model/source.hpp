#pragma once

#include "content/model/date.hpp"
#include "content/model/text_place.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

enum class ValueKind { Text, Integer, Number, Truth, Day, List, Table, Other };

/// What a person would call the kind of a value: "text", "whole number", "list" ...
std::string_view name_of(ValueKind kind);

struct SourceEntry;

/// A value of a TOML file with its place. A plain tree, so that only source.cpp knows toml++.
struct SourceValue {
    ValueKind kind = ValueKind::Table;
    std::string text;                 ///< Text, NFC.
    double number = 0;                ///< Integer and Number.
    bool truth = false;               ///< Truth.
    Date day{};                       ///< Day; always a real date.
    std::vector<SourceValue> items;   ///< List.
    std::vector<SourceEntry> entries; ///< Table, in file order.
    Place place;                      ///< First character; of a text, inside the quotes.
    std::vector<TextJump> jumps;      ///< Text: where its writing leaves the text behind.

    const SourceValue* find(std::string_view key) const;
};

/// A key of a table and its value.
struct SourceEntry {
    std::string key;
    Place place; ///< Of the key.
    SourceValue value;
};

struct ParsedSource {
    std::optional<SourceValue> root; ///< None if the file does not parse.
    std::vector<Finding> findings;   ///< K001-K003; K028 for a text that was not NFC.
};

/// Longest text a file may hold, bytes (TRANSLATION.md 2, "Code").
inline constexpr std::size_t longest_text = 64 * 1024;

/// Reads a TOML 1.0 file. A person's mistake is a finding in our words: toml++ stops at the first.
/// @param file path that findings name, relative to the guide.
ParsedSource parse_source(std::string_view bytes, const std::string& file);

} // namespace content
