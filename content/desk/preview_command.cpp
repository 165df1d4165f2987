#include "content/desk/desk.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/layout/furniture.hpp"
#include "content/model/files.hpp"
#include "content/paint/pixmap.hpp"

#include <algorithm>
#include <ostream>

namespace desk {

namespace {

/// Long side of one sheet in a preview.
constexpr double preview_pixels = 1200;
/// White between source and translation.
constexpr int gutter = 24;

const content::Poster& poster_for(const content::Guide& guide, const std::string& id)
{
    std::string poster = id;
    if (const auto* unit = guide.find_unit(id)) {
        poster = unit->owner;
    }
    if (const auto* found = guide.find_poster(poster)) {
        return *found;
    }
    if (guide.find_topic(poster) != nullptr) {
        throw content::UsageError(
            "\"" + poster + "\" is a topic; only posters can be previewed until there is a kiosk");
    }
    throw content::UsageError("no unit or poster \"" + id + "\"");
}

/// Red frames round texts that have a finding: too long, too small, a missing sign.
void mark_findings(layout::DisplayList& list)
{
    constexpr layout::Colour red{0xC0, 0x00, 0x00};
    const layout::Points width = list.size.width / 200;
    for (const auto& text : list.texts) {
        const bool faulty = std::ranges::any_of(list.findings, [&](const auto& finding) {
            return finding.unit == text.unit && !finding.unit.empty() &&
                   finding.severity == content::Severity::Error;
        });
        if (faulty) {
            const layout::BoxItem frame{text.ink, std::nullopt, layout::Stroke{red, width, true},
                                        layout::Points(0)};
            list.items.push_back({layout::Role::Rule, frame, std::nullopt});
        }
    }
}

paint::Pixmap beside(const paint::Pixmap& left, const paint::Pixmap& right)
{
    paint::Pixmap both;
    both.width = left.width + gutter + right.width;
    both.height = std::max(left.height, right.height);
    constexpr std::uint32_t white = 0x00FFFFFF;
    both.pixels.assign(static_cast<std::size_t>(both.width) * static_cast<std::size_t>(both.height),
                       white);
    const auto copy = [&](const paint::Pixmap& from, int x) {
        for (int y = 0; y < from.height; ++y) {
            const auto row = from.pixels.begin() + static_cast<std::ptrdiff_t>(y) * from.width;
            std::copy(row, row + from.width,
                      both.pixels.begin() + static_cast<std::ptrdiff_t>(y) * both.width + x);
        }
    };
    copy(left, 0);
    copy(right, left.width + gutter);
    return both;
}

/// Lays sheets of one poster and format out, in any language, values shown.
class Previewer {
  public:
    Previewer(const Desk& desk, const content::Guide& guide, const content::Poster& poster,
              const std::string& format)
        : desk_(desk), guide_(guide), poster_(poster), format_id_(format),
          format_(layout::make_format(guide.formats.at(format))),
          fonts_(fonts::FontCatalogue::load(desk.options.fonts)),
          painter_(paint::PictogramSet(guide.folder / "pictograms"))
    {}

    paint::Pixmap draw(const std::string& language, std::vector<content::Finding>& findings)
    {
        auto resolved = content::resolve(guide_, poster_.id, language, format_.spec.variant,
                                         {desk_.options.today, content::Unconfirmed::Show});
        const auto sash = resolved.document.approved ? layout::Sash::No : layout::Sash::Yes;
        const auto furniture =
            layout::make_furniture(guide_, resolved.document, format_id_, language, sash);
        auto list = layout::lay_out_poster({resolved.document, format_, theme_, *fonts_, furniture},
                                           scratch_);
        mark_findings(list);
        content::fill_places(guide_, resolved.document, list.findings);
        std::ranges::move(resolved.findings, std::back_inserter(findings));
        std::ranges::copy(list.findings, std::back_inserter(findings));
        const auto longest = std::max(list.size.width, list.size.height);
        return paint::rasterise(list, preview_pixels / longest.value(), painter_);
    }

  private:
    const Desk& desk_;
    const content::Guide& guide_;
    const content::Poster& poster_;
    std::string format_id_;
    layout::Format format_;
    layout::Theme theme_;
    std::shared_ptr<const fonts::FontCatalogue> fonts_;
    fonts::TextScratch scratch_;
    paint::Painter painter_;
};

} // namespace

content::Exit preview(const Desk& desk, const PreviewRequest& request)
{
    const auto loaded = content::open_guide(desk.options);
    const content::Guide& guide = *loaded.guide;
    require_language(guide, request.language);
    const auto& poster = poster_for(guide, request.id);
    const std::string format =
        request.format.empty() && !poster.formats.empty() ? poster.formats.front() : request.format;
    if (!guide.formats.contains(format)) {
        throw content::UsageError("no format \"" + format + "\"");
    }
    Previewer previewer(desk, guide, poster, format);
    std::vector<content::Finding> findings;
    auto picture = previewer.draw(guide.source_language, findings);
    if (request.language != guide.source_language) {
        findings.clear();
        picture = beside(picture, previewer.draw(request.language, findings));
    }
    const auto png = paint::encode_png(picture);
    content::write_file(request.out, {reinterpret_cast<const char*>(png.data()), png.size()});
    content::sort_findings(findings);
    content::print_findings(findings);
    return content::Exit::Done;
}

} // namespace desk
