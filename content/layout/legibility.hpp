#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/format.hpp"
#include "content/layout/text_scratch.hpp"
#include "content/layout/theme.hpp"
#include "content/model/finding.hpp"
#include "content/model/guide.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

/// Words of a text by ICU's word breaks (Thai, Khmer and Burmese have no spaces); a phone number
/// is one word.
int count_words(std::string_view text, const std::string& language, TextScratch& scratch);

/// Cap heights, words, contrast, safe inset and QR code of a sheet against its format: one code for
/// the desk's checks and the printer (PRINT.md P20-P25). Errors refuse a sheet, warnings do not.
std::vector<content::Finding> judge_legibility(const DisplayList& list, const Format& format,
                                               const Theme& theme, TextScratch& scratch);

/// The same in two parts: what stands on one page (or one panel between folds, with the panel's
/// format), and the words of all pages together.
std::vector<content::Finding> judge_page(const DisplayList& list, const Format& format,
                                         const Theme& theme);
std::vector<content::Finding> judge_words(std::span<const DisplayList> pages, const Format& format,
                                          TextScratch& scratch);

/// K006 for a drawing that a page asks for and the guide does not have: a crossed box stands in its
/// place. An empty name is a block without any drawing.
std::vector<content::Finding> missing_drawings(const content::Guide& guide,
                                               const DisplayList& list);

} // namespace layout
