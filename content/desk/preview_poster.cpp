#include "content/desk/preview_page.hpp"
#include "content/layout/furniture.hpp"
#include "content/model/unit_text.hpp"

#include <algorithm>

namespace desk {

namespace {

using content::Guide;
using content::Poster;

/// Long side of a sheet in a preview.
constexpr double preview_pixels = 1200;

bool shows(const Guide& guide, const Poster& poster, const content::Unit& unit)
{
    return std::ranges::any_of(content::blocks_of(guide, poster.id), [&](const auto& block) {
        return std::ranges::any_of(poster.formats, [&](const std::string& format) {
            const auto spec = guide.formats.find(format);
            const auto shown = spec == guide.formats.end()
                                   ? std::nullopt
                                   : content::unit_of(guide, block, spec->second.variant);
            return shown && shown->unit == &unit;
        });
    });
}

const Poster& poster_for(const Guide& guide, const std::string& id)
{
    const auto* unit = guide.find_unit(id);
    if (const auto* named = guide.find_poster(unit != nullptr ? unit->owner : id)) {
        return *named;
    }
    if (unit != nullptr) { // of a topic: posters may use its texts
        const auto found = std::ranges::find_if(
            guide.posters, [&](const Poster& poster) { return shows(guide, poster, *unit); });
        if (found != guide.posters.end()) {
            return *found;
        }
    }
    const bool known = unit != nullptr || guide.find_topic(id) != nullptr;
    throw content::UsageError(known ? "\"" + id + "\" is on no poster; use --on kiosk"
                                    : "no poster, topic, text or screen \"" + id + "\"");
}

const content::FormatSpec& format_for(const Guide& guide, const Poster& poster,
                                      const std::string& asked)
{
    const std::string format =
        asked.empty() && !poster.formats.empty() ? poster.formats.front() : asked;
    const auto found = guide.formats.find(format);
    if (found == guide.formats.end()) {
        throw content::UsageError("no format \"" + format + "\"");
    }
    return found->second;
}

/// The page that shows the text, else the first.
layout::DisplayList& page_with(std::vector<layout::DisplayList>& pages, const std::string& unit)
{
    const auto found = std::ranges::find_if(pages, [&](const layout::DisplayList& page) {
        return std::ranges::find(page.texts, unit, &layout::TextBlock::unit) != page.texts.end();
    });
    return found == pages.end() ? pages.front() : *found;
}

} // namespace

PreviewSource preview_poster(PreviewTools& tools, const PreviewRequest& request)
{
    const Poster& poster = poster_for(*tools.guide, request.id);
    const content::FormatSpec& spec = format_for(*tools.guide, poster, request.format);
    return [&tools, &poster, &spec, id = request.id,
            format = layout::make_format(spec)](const std::string& language) {
        const Guide& guide = *tools.guide;
        auto resolved = content::resolve(guide, poster.id, language, spec.variant,
                                         {tools.today, content::Unconfirmed::Show});
        const auto sash = resolved.document.approved ? layout::Sash::No : layout::Sash::Yes;
        const auto furniture =
            layout::make_furniture(guide, resolved.document, spec.id, language, sash);
        PreviewPage page;
        auto pages = layout::lay_out_sheet(
            {resolved.document, format, layout::Theme{}, *tools.fonts, furniture}, tools.scratch);
        page.findings = std::move(resolved.findings);
        for (layout::DisplayList& list : pages) {
            content::fill_places(guide, resolved.document, list.findings);
            std::ranges::copy(list.findings, std::back_inserter(page.findings));
        }
        page.list = std::move(page_with(pages, id));
        page.pixels_per_point =
            preview_pixels / std::max(page.list.size.width, page.list.size.height).value();
        return page;
    };
}

} // namespace desk
