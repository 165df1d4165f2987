#pragma once

#include "content/model/finding.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace content {

/// Where the writing of a text in its file leaves the text itself behind: an escape, a line break,
/// a PO string that goes on in the next line.
struct TextJump {
    std::size_t offset = 0; ///< Byte of the text.
    int line = 0;           ///< Where that byte stands in the file.
    int column = 0;

    bool operator==(const TextJump&) const = default;
};

/// Place in the file of a byte of a text.
/// @param start place of the text's first character.
/// @param jumps by offset; none for a text that is written as it is.
Place place_in_text(const Place& start, std::span<const TextJump> jumps, std::string_view text,
                    std::size_t offset);

} // namespace content
