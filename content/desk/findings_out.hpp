#pragma once

#include "content/model/finding.hpp"

#include <string>
#include <vector>

namespace desk {

/// Findings as `file:line:column: error K023: message` lines and a line with their numbers.
std::string text_of(const std::vector<content::Finding>& findings,
                    content::MessageLanguage language);

/// A JSON array of {file, line, column, code, severity, unit, language, message, help}.
std::string json_of(const std::vector<content::Finding>& findings,
                    content::MessageLanguage language);

/// A SARIF 2.1.0 log: one run, a rule for each code, columns in code points, paths relative to the
/// guide (`uriBaseId` GUIDE). Bytes that are no UTF-8 become U+FFFD, here as in JSON.
std::string sarif_of(const std::vector<content::Finding>& findings,
                     content::MessageLanguage language);

} // namespace desk
