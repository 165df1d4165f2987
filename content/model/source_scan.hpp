#pragma once

#include "content/model/finding.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// Where things are in a text: byte offset to line and column, and back.
class LineMap {
  public:
    /// `text` and `file` must outlive the map.
    LineMap(std::string_view text, const std::string& file);

    Place place(std::size_t offset) const;
    /// Byte offset of a place; the end of the text for one behind it.
    std::size_t offset(int line, int column) const;

  private:
    std::string_view text_;
    const std::string& file_;
    std::vector<std::size_t> starts_; ///< Offset of each line's first byte.
};

/// UTF-8 text with plain line ends, and what had to be said about the file.
struct PlainText {
    std::optional<std::string> text; ///< None if it is not worth reading on.
    std::vector<Finding> findings;
};

/// Takes off a byte order mark and CRLF (K003 warnings) and refuses an empty file (K001), conflict
/// markers (K002) and what is not UTF-8 (K003).
PlainText read_plain_text(std::string_view bytes, const std::string& file);

/// Quotes of a TOML text that keep it from being read; the first of each sort.
struct QuoteFaults {
    std::optional<std::size_t> unclosed; ///< Offset of the quote that opens the text.
    std::optional<std::size_t> curly;    ///< Offset of a typographic quote outside texts.
    std::optional<std::size_t> deep;     ///< Offset of a dot of a key with more than 16 of them.
};

QuoteFaults find_quote_faults(std::string_view toml);

} // namespace content
