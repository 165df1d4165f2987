#include "content/layout/furniture.hpp"

#include <algorithm>
#include <optional>

namespace layout {

namespace {

/// Oldest confirmation of everything on the sheet; none, which sorts first, if one lacks it.
std::optional<content::Date> oldest(const content::Document& document, const SheetExtras& extras)
{
    auto day = document.checked;
    if (extras.second != nullptr) {
        day = std::min(day, extras.second->checked);
    }
    return extras.office == nullptr ? day : std::min(day, extras.office->checked);
}

} // namespace

Furniture make_furniture(const content::Guide& guide, const content::Document& document,
                         const std::string& format, const std::string& languages, Sash sash,
                         const SheetExtras& extras)
{
    constexpr auto language = "id";
    Furniture furniture;
    furniture.sash = sash;
    furniture.sash_words = content::ui_text(guide, "sash", language);
    const auto checked = oldest(document, extras);
    furniture.checked = checked ? content::ui_text(guide, "checked-on", language,
                                                   {{"date", content::shown_date(*checked)}})
                                : content::ui_text(guide, "not-checked", language);
    furniture.job_code =
        content::job_code({document, format, languages, extras.second, extras.office});
    furniture.label = guide.publish.label;
    furniture.address = guide.address;
    if (extras.office != nullptr) {
        furniture.office = extras.office->name;
        furniture.office_address = extras.office->address;
        furniture.logos = extras.office->logos;
    }
    return furniture;
}

} // namespace layout
