#pragma once

#include <string>
#include <string_view>

namespace content {

/// A text as PO files write it: between quotes, with \n, \t, \r, \" and \\ escaped.
std::string quoted(std::string_view text);

/// A keyword and its text: one line, or an empty first string and a line for each line of the text.
/// @param prefix what each line begins with, "" or "#~ ".
std::string string_lines(const std::string& prefix, std::string_view keyword,
                         std::string_view text);

/// What stands between the quotes with its escapes read; an unknown escape is the character itself.
std::string unescaped(std::string_view text);

/// Whether a string that begins with a quote ends with the one that closes it: `"a\"` does not, nor
/// does `"a" b"`.
bool is_closed(std::string_view string);

} // namespace content
