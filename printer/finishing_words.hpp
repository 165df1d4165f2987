#pragma once

#include "content/model/formats.hpp"
#include "content/model/paper_words.hpp"

#include <string>
#include <vector>

namespace printer {

/// "6000", "594,5": a length for people who read Indonesian.
std::string shown_mm(double length);

/// Bands that differ in nothing but their side are one: pockets left and right.
std::vector<content::FinishingBand> joined_bands(const content::FormatSpec& format);

/// "30 mm di semua sisi", or each side where they differ.
std::string bleed_words(const content::PaperWords& say, const content::FormatSpec& format);

/// What the shop does to a sheet after printing, a sentence each: hems, pockets, eyelets, folds;
/// cutting alone, at the marks if there are any, if there is nothing else.
std::vector<std::string> finishing_words(const content::PaperWords& say,
                                         const content::FormatSpec& format, bool marked);

} // namespace printer
