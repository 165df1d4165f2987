#pragma once

#include "content/model/document.hpp"
#include "printer/compose.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace printer {

/// "24-11-2026" of "D:20261124000000Z".
std::string day_of(std::string_view pdf_date);

/// "2026-11-24" of it.
std::string iso_day_of(std::string_view pdf_date);

/// The sheet's headline on one line, in its first language; the poster's id if it has none.
std::string title_of(const Composition& sheet);

/// "Melayu Kupang (mkn), Indonesia (id)": languages as the source language calls them.
std::string language_names(const content::Guide& guide, const Job& job);

/// "Melayu Kupang (mkn)"; the tag alone if the guide has no name for it.
std::string language_name(const content::Guide& guide, const std::string& tag);

/// What phones read from the sheet's QR codes, each text once; none without a code.
std::vector<std::string> qr_texts(const Composition& sheet);

/// Lines of a text without markup.
std::vector<content::SpanLine> plain_lines(std::string_view text);

} // namespace printer
