#pragma once

#include "content/model/finding.hpp"
#include "content/model/guide.hpp"
#include "fonts/font_catalogue.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace desk {

/// K040, K042-K044 and the sheet's own P23-P25: every poster on each of its formats and every
/// screen of the kiosk at text sizes M and XL, laid out by the code that prints and shows them.
/// One finding a text and cause, with the sheets or screens it is about.
/// @param language empty = all that have a translation; else the source language and that one.
std::vector<content::Finding> fit_findings(const std::shared_ptr<const content::Guide>& guide,
                                           content::Date today, std::string_view language,
                                           const fonts::FontCatalogue& fonts);

} // namespace desk
