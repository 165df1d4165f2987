#pragma once

#include <map>
#include <string>
#include <string_view>

namespace desk {

/// A text between tags or in double quotes. Control characters but the line end become U+FFFD.
std::string html_escaped(std::string_view text);

/// Fills the marks `@NAME@` of a page in one pass: what is filled in is not looked at again.
std::string filled_page(std::string_view page,
                        const std::map<std::string_view, std::string>& parts);

/// Bytes as standard base64.
std::string base64(std::string_view bytes);

} // namespace desk
