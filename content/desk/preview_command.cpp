#include "content/desk/desk.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/desk/preview_page.hpp"
#include "content/model/files.hpp"
#include "content/paint/pixmap.hpp"

#include <algorithm>

namespace desk {

namespace {

/// White between source and translation, pixels.
constexpr int gutter = 24;

constexpr std::string_view kiosk = "kiosk";

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

PreviewSource source_for(PreviewTools& tools, const PreviewRequest& request)
{
    const bool on_kiosk =
        request.format.empty() ? is_for_kiosk(*tools.guide, request.id) : request.format == kiosk;
    if (on_kiosk) {
        return preview_kiosk(tools, request);
    }
    if (!request.size.empty() || !request.text.empty()) {
        throw content::UsageError("--size and --text are for --on kiosk; a format has its own");
    }
    return preview_poster(tools, request);
}

} // namespace

void mark_page(PreviewPage& page, const std::string& unit)
{
    layout::DisplayList& list = page.list;
    const layout::Points width = std::min(list.size.width, list.size.height) / 200;
    const auto frame = [&](const layout::Rect& around, layout::Colour colour) {
        const layout::BoxItem box{around, std::nullopt, layout::Stroke{colour, width, true},
                                  layout::Points(0)};
        list.items.push_back({layout::Role::Rule, box, std::nullopt});
    };
    for (const auto& text : list.texts) {
        const bool faulty = std::ranges::any_of(list.findings, [&](const auto& finding) {
            return finding.unit == text.unit && !finding.unit.empty() &&
                   finding.severity == content::Severity::Error;
        });
        if (faulty) {
            frame(text.ink, fault_colour);
        }
        if (!unit.empty() && text.unit == unit) { // outside the other frame, so that both are seen
            frame(text.ink.inset(-width * 1.5), asked_colour);
        }
    }
}

content::Exit preview(const Desk& desk, const PreviewRequest& request)
{
    require_outside_guide(desk, request.out);
    const auto loaded = content::open_guide(desk.options);
    const content::Guide& guide = *loaded.guide;
    content::print_findings(loaded.findings); // what could not be read is missing in the picture
    require_language(guide, request.language);
    PreviewTools tools{
        loaded.guide, desk.options.today, fonts::FontCatalogue::load(desk.options.fonts), {}};
    const PreviewSource source = source_for(tools, request);
    paint::Painter painter(paint::PictogramSet(guide.folder / "pictograms"));
    const auto draw = [&](PreviewPage& page) {
        mark_page(page, request.id);
        return paint::rasterise(page.list, page.pixels_per_point, painter);
    };
    PreviewPage page = source(request.language);
    auto picture = draw(page);
    if (request.language != guide.source_language) {
        PreviewPage original = source(guide.source_language);
        picture = beside(draw(original), picture);
    }
    const auto png = paint::encode_png(picture);
    content::write_file(request.out, {reinterpret_cast<const char*>(png.data()), png.size()});
    content::sort_findings(page.findings);
    content::print_findings(page.findings);
    return content::has_errors(loaded.findings) ? content::Exit::ContentAtFault
                                                : content::Exit::Done;
}

} // namespace desk
