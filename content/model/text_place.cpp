#include "content/model/text_place.hpp"

#include "content/model/text.hpp"

#include <algorithm>

namespace content {

Place place_in_text(const Place& start, std::span<const TextJump> jumps, std::string_view text,
                    std::size_t offset)
{
    offset = std::min(offset, text.size());
    const auto behind = std::ranges::upper_bound(jumps, offset, {}, &TextJump::offset);
    const bool jumped = behind != jumps.begin();
    const TextJump from = jumped ? *std::prev(behind) : TextJump{0, start.line, start.column};
    if (from.column == 0) {
        return start; // the text's place is not known to the character
    }
    const std::size_t begin = std::min(from.offset, offset);
    const int passed = column_at(text.substr(begin), offset - begin) - 1;
    return {start.file, from.line, from.column + passed};
}

} // namespace content
