#pragma once

#include "content/layout/poster.hpp"
#include "content/model/document.hpp"
#include "content/model/guide.hpp"
#include "content/model/sheet_office.hpp"

#include <string>

namespace layout {

/// What a sheet may have besides its poster; null = it has none.
struct SheetExtras {
    const content::Document* second = nullptr; ///< The poster in the second language.
    const content::SheetOffice* office = nullptr;
};

/// The words of a sheet that are no text of its poster: Indonesian on every sheet (PRINT.md 2.2),
/// from ui.toml; date, job code and label from the document and the guide.
/// @param languages as in the job code: "id", "mkn,id".
/// @param extras second language and office; both are part of the job code.
Furniture make_furniture(const content::Guide& guide, const content::Document& document,
                         const std::string& format, const std::string& languages, Sash sash,
                         const SheetExtras& extras = {});

} // namespace layout
