#include "content/layout/furniture.hpp"

namespace layout {

Furniture make_furniture(const content::Guide& guide, const content::Document& document,
                         const std::string& format, const std::string& languages, Sash sash)
{
    constexpr auto language = "id";
    Furniture furniture;
    furniture.sash = sash;
    furniture.sash_words = content::ui_text(guide, "sash", language);
    furniture.checked = document.checked
                            ? content::ui_text(guide, "checked-on", language,
                                               {{"date", content::shown_date(*document.checked)}})
                            : content::ui_text(guide, "not-checked", language);
    furniture.job_code = content::job_code(document, format, languages, "");
    furniture.label = guide.publish.label;
    furniture.address = guide.address;
    return furniture;
}

} // namespace layout
