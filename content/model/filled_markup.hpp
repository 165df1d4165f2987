#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace content {

/// A text with markup as plain text, placeholders filled; one without an argument is its own name.
std::string filled_markup(std::string_view text,
                          const std::vector<std::pair<std::string, std::string>>& arguments);

} // namespace content
