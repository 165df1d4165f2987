#pragma once

#include "content/model/finding.hpp"
#include "fonts/font_catalogue.hpp"

#include <string>

namespace layout {

/// What is said of a face that is not the one of the catalogue.
std::string told(const fonts::OtherVersion& face, content::MessageLanguage language);

} // namespace layout
