#pragma once

#include <span>
#include <string_view>

namespace content {

/// What a code says, in both languages; `{x}` is filled from the finding's arguments.
struct MessageText {
    std::string_view code;
    std::string_view variant; ///< Empty = the code's general message.
    std::string_view english;
    std::string_view indonesian;
};

/// The whole table, by code.
std::span<const MessageText> message_texts();

/// Its part about press files.
std::span<const MessageText> print_message_texts();

/// Row for a code and variant; the code's first row if the variant has none; null for no such code.
const MessageText* find_message(std::string_view code, std::string_view variant);

} // namespace content
