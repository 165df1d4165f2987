#pragma once

#include "content/model/finding.hpp"
#include "printer/panels.hpp"

#include <filesystem>
#include <string>

namespace printer {

/// What is said of a file that an earlier run made and this one did not.
std::string older_file(const std::filesystem::path& file, content::MessageLanguage language);

/// The same of all files of a sheet. @param stem of their names.
std::string older_sheet(const std::string& stem, content::MessageLanguage language);

/// How a board goes on the roll, in a sentence for whoever ordered it.
std::string told(const PanelPlan& plan, content::MessageLanguage language);

/// @param format its id. @param longest_mm of the page. @param denominator 10 at 1:10.
std::string page_too_long(const std::string& format, double longest_mm, int denominator,
                          content::MessageLanguage language);

} // namespace printer
