#pragma once

#include <string>
#include <string_view>

namespace printer {

/// Text for XML and HTML, between tags or in a quoted attribute: no markup, and a space for each
/// control character that XML forbids.
std::string escape_markup(std::string_view text);

} // namespace printer
