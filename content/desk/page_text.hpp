#pragma once

#include <string_view>

namespace desk {

/// The files of content/desk/pages, built into the program: it works without its source folder.
extern const std::string_view edit_html;
extern const std::string_view edit_css;
extern const std::string_view edit_checks_js;
extern const std::string_view edit_page_js;
extern const std::string_view status_css;
extern const std::string_view review_html;
extern const std::string_view review_css;

} // namespace desk
