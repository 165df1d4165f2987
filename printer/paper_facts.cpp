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

std::vector<std::string> qr_texts(const Composition& sheet)
{
    std::vector<std::string> texts;
    for (const layout::DisplayList& page : sheet.pages) {
        for (const layout::Item& item : page.items) {
            const auto* code = std::get_if<layout::QrItem>(&item.what);
            if (code != nullptr && std::ranges::find(texts, code->payload) == texts.end()) {
                texts.push_back(code->payload);
            }
        }
    }
    return texts;
}

std::vector<content::SpanLine> plain_lines(std::string_view text)
{
    std::vector<content::SpanLine> lines;
    while (true) {
        const auto end = text.find('\n');
        content::Span span;
        span.text = std::string(text.substr(0, end));
        lines.push_back({span});
        if (end == std::string_view::npos) {
            return lines;
        }
        text.remove_prefix(end + 1);
    }
}

} // namespace printer
