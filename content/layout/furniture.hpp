#pragma once

#include "content/layout/poster.hpp"
#include "content/model/document.hpp"
#include "content/model/guide.hpp"

#include <string>

namespace layout {

/// The words of a sheet that are no text of its poster: Indonesian on every sheet (PRINT.md 2.2),
/// from ui.toml; date, job code and label from the document and the guide.
/// @param languages as in the job code: "id", "mkn,id".
Furniture make_furniture(const content::Guide& guide, const content::Document& document,
                         const std::string& format, const std::string& languages, Sash sash);

} // namespace layout
