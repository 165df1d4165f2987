#include "content/desk/catalog_update.hpp"
#include "content/desk/desk.hpp"
#include "content/desk/exchange.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/model/files.hpp"
#include "content/model/review.hpp"
#include "fonts/font_catalogue.hpp"

#include <algorithm>
#include <ostream>

namespace desk {

namespace {

constexpr std::size_t longest_cell = 32767; ///< Letters in a cell of a workbook; here, bytes.

/// XML cannot carry control characters, so such a text would not come back as it was.
bool is_fit(std::string_view text, ExchangeFormat format)
{
    const bool too_long = format == ExchangeFormat::Xlsx && text.size() > longest_cell;
    return !too_long && std::ranges::none_of(text, [](char c) {
        return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t';
    });
}

/// Ids of texts that the format cannot carry.
std::string unfit_texts(const content::Catalog& catalog, ExchangeFormat format)
{
    std::string ids;
    for (const auto& message : catalog.messages) {
        if (!is_fit(message.translation, format) || !is_fit(message.source, format)) {
            ids += ids.empty() ? message.context : ", " + message.context;
        }
    }
    return ids;
}

Outgoing outgoing_texts(const content::Guide& guide, const content::Catalog& catalog)
{
    Outgoing outgoing{guide, *guide.find_language(catalog.language), catalog, {}};
    const content::ReviewLedgers ledgers(guide, catalog.language);
    for (std::size_t i = 0; i < guide.units.size(); ++i) {
        const auto& unit = guide.units[i];
        const auto approval = content::approval_of(guide, unit, catalog.language, ledgers);
        outgoing.texts.push_back({&unit, &catalog.messages[i], approval.approved});
    }
    return outgoing;
}

std::string bytes_of(const Outgoing& outgoing, const Desk& desk, ExchangeFormat format)
{
    switch (format) {
    case ExchangeFormat::Xliff:
        return write_xliff(outgoing);
    case ExchangeFormat::Xlsx:
        return write_xlsx(outgoing);
    case ExchangeFormat::Html:
        return write_page(outgoing, *fonts::FontCatalogue::load(desk.options.fonts));
    case ExchangeFormat::Po:
        break;
    }
    return write_po(outgoing);
}

/// A translator may have worked in a file that was exported before.
void require_free_name(const ExportRequest& request)
{
    std::error_code ignored;
    if (!request.force && std::filesystem::exists(request.file, ignored)) {
        throw content::UsageError(request.file.string() +
                                  " is there already; name another file, or give --force to "
                                  "replace it. Nothing was written");
    }
}

} // namespace

content::Exit export_texts(const Desk& desk, const ExportRequest& request)
{
    require_outside_guide(desk, request.file);
    require_free_name(request);
    const auto guide = load_sound(desk, request.language);
    if (!guide) {
        return content::Exit::ContentAtFault;
    }
    require_translation(*guide, request.language);
    const CatalogUpdate update(*guide, request.language, desk.now());
    if (const std::string ids = unfit_texts(update.catalog(), request.format); !ids.empty()) {
        desk.err << ids
                 << ": control characters in these texts, or too long; mend them first. "
                    "Nothing was written.\n";
        return content::Exit::ContentAtFault;
    }
    const auto outgoing = outgoing_texts(*guide, update.catalog());
    content::write_file(request.file, bytes_of(outgoing, desk, request.format));
    const auto todo = std::ranges::count_if(outgoing.texts, [](const OutgoingText& text) {
        return text.message->fuzzy || !content::has_text(*text.message);
    });
    desk.out << request.file.string() << ": " << outgoing.texts.size() << " texts, " << todo
             << " need work\n";
    return content::Exit::Done;
}

} // namespace desk
