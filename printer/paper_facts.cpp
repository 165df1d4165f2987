#include "printer/paper_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace printer {

std::string day_of(std::string_view pdf_date)
{
    return fmt::format("{}-{}-{}", pdf_date.substr(8, 2), pdf_date.substr(6, 2),
                       pdf_date.substr(2, 4));
}

std::string iso_day_of(std::string_view pdf_date)
{
    return fmt::format("{}-{}-{}", pdf_date.substr(2, 4), pdf_date.substr(6, 2),
                       pdf_date.substr(8, 2));
}

std::string title_of(const Composition& sheet)
{
    const auto& blocks = sheet.document.blocks;
    const auto title =
        std::ranges::find(blocks, content::BlockKind::Title, &content::DocumentBlock::kind);
    return title == blocks.end() ? sheet.document.id : content::plain_text(title->lines, " ");
}

std::string language_name(const content::Guide& guide, const std::string& tag)
{
    const content::Language* language = guide.find_language(tag);
    return language == nullptr || language->indonesian_name.empty()
               ? tag
               : fmt::format("{} ({})", language->indonesian_name, tag);
}

std::string language_names(const content::Guide& guide, const Job& job)
{
    std::string names = language_name(guide, job.language);
    if (!job.second.empty()) {
        names += ", " + language_name(guide, job.second);
    }
    return names;
}

bool has_qr(const Composition& sheet)
{
    return std::ranges::any_of(sheet.pages, [](const layout::DisplayList& page) {
        return std::ranges::any_of(page.items, [](const layout::Item& item) {
            return std::holds_alternative<layout::QrItem>(item.what);
        });
    });
}

} // namespace printer
