#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// Canonical composition (NFC): how texts are hashed, compared and shaped.
std::string to_nfc(std::string_view text);
bool is_nfc(std::string_view text);

/// Byte where the text stops being UTF-8; none if all of it is.
std::optional<std::size_t> first_invalid_byte(std::string_view text);

/// Number of code points before a byte offset, plus 1: a column as people count.
int column_at(std::string_view line, std::size_t offset);

/// Parts between separators; n separators give n + 1 parts.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Without spaces, tabs and carriage returns at both ends.
std::string_view trimmed(std::string_view text);

/// Spaces at an end of the text, at the end of a line, or two together (K031).
bool has_loose_spaces(std::string_view text);
std::string without_loose_spaces(std::string_view text);

/// A line that git leaves in a file it could not merge (K002).
bool is_conflict_mark(std::string_view line);

} // namespace content
