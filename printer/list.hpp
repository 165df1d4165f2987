#pragma once

#include "content/model/guide.hpp"

#include <string>

namespace printer {

/// Posters, formats, languages and topics of a guide, for people.
std::string list_text(const content::Guide& guide);

/// The same as JSON: {"posters": [...], "formats": [...], "languages": [...], "topics": [...]}.
std::string list_json(const content::Guide& guide);

} // namespace printer
