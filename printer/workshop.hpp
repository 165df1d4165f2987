#pragma once

#include "content/layout/theme.hpp"
#include "content/model/drawing_faces.hpp"
#include "content/model/guide.hpp"
#include "content/model/paper_words.hpp"
#include "content/model/program.hpp"
#include "fonts/font_catalogue.hpp"

#include <memory>
#include <string>
#include <vector>

namespace printer {

/// What all sheets share, read once; batch forks its workers after that.
struct Workshop {
    std::shared_ptr<const content::Guide> guide;
    std::vector<content::Finding> findings; ///< Of reading the guide.
    std::shared_ptr<const fonts::FontCatalogue> fonts;
    std::filesystem::path font_file;
    layout::Theme theme;
    content::Date today{};
    content::PaperWords words = {}; ///< For shops and offices; `check` says which lack.
    content::GuideFaces faces = {}; ///< Of the people in its drawings.
};

/// @throws content::UsageError if there is no such guide, fonts::FontError for the catalogue.
Workshop open_workshop(const content::CommonOptions& options);

/// PDF date of everything made from a guide: SOURCE_DATE_EPOCH, else its revision date.
std::string pdf_date(const content::Guide& guide);

} // namespace printer
