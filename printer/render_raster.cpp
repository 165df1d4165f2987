#include "printer/boxes.hpp"
#include "printer/file_pages.hpp"
#include "printer/file_set.hpp"
#include "printer/preflight_layout.hpp"
#include "printer/press_sheet.hpp"
#include "printer/render.hpp"
#include "printer/tiff.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <memory>
#include <optional>

namespace printer {

namespace {

/// A panel's or a page's.
std::filesystem::path raster_file(const std::filesystem::path& out, std::size_t page,
                                  const FilePages& pages)
{
    return pages.panels ? panel_file(out, page, pages.lists.size())
                        : page_file(out, page, pages.lists.size());
}

} // namespace

std::vector<Check> Renderer::layout_checks(const Composition& sheet, const PressRoom& room,
                                           std::span<const Seam> seams)
{
    const IntentColour* const intent = intents_.find(room.profile.icc);
    if (intent == nullptr) {
        throw ProfileError("the CMYK profile cannot show what it prints");
    }
    const LaidOutSheet judged{
        sheet.pages,     sheet.format, workshop_.theme, *workshop_.guide, *intent,
        workshop_.faces, seams};
    return preflight_layout(judged, painter_, scratch_);
}

std::vector<std::filesystem::path> Renderer::write_tiffs(const Composition& composition,
                                                         const Job& job, const PressRoom& room,
                                                         const std::optional<PanelPlan>& plan,
                                                         const std::filesystem::path& out,
                                                         std::vector<std::filesystem::path> old)
{
    const FilePages pages = raster_pages(composition, plan);
    const InkTable inks(room.separation, workshop_.guide->inks,
                        ink_limit(room, composition.format.spec));
    const std::string date = pdf_date(*workshop_.guide);
    PressIdentity identity = identity_of(composition, job, pages, date);
    identity.revision = room.revision;
    FileSet made;
    for (std::size_t page = 0; page < pages.lists.size(); ++page) {
        const TiffFacts facts{identity.title,
                              fmt::format("{}", fmt::join(slug_words(composition, pages, identity,
                                                                     room, page, workshop_.words),
                                                          ", ")),
                              date};
        const layout::Rect area = pages.part(page).value_or(composition.format.bleed_box());
        made.push_back(std::make_unique<content::PartFile>(raster_file(out, page, pages)));
        write_tiff({pages.lists[page], area, composition.format.spec.tif_ppi}, inks, room.profile,
                   facts, painter_, *made.back());
    }
    std::vector<std::filesystem::path> written;
    for (const auto& file : made) {
        written.push_back(file->file());
    }
    if (made.size() > 1) { // One takes the place of its elder at once.
        old.insert(old.end(), written.begin(), written.end());
    }
    put_in_place(made, old);
    return written;
}

std::vector<std::string> Renderer::pngs(const Composition& composition,
                                        const PictureOptions& options, const ProofRoom* room,
                                        std::optional<layout::Millimetres> roll)
{
    const auto plan = plan_of(composition, workshop_.faces, roll);
    const std::vector<Seam> seams = plan ? plan->seams : std::vector<Seam>{};
    const PictureTools tools{painter_, *workshop_.fonts, workshop_.words, scratch_};
    std::optional<InkTable> inks;
    std::optional<SoftProof> proof;
    std::optional<ProofColours> colours;
    if (room != nullptr && composition.format.spec.press) {
        inks.emplace(room->press->separation, workshop_.guide->inks,
                     ink_limit(*room->press, composition.format.spec));
        proof.emplace(*room->intent);
        colours.emplace(ProofColours{*inks, *proof});
    }
    std::vector<std::string> pictures;
    for (std::size_t page = 0; page < composition.pages.size(); ++page) {
        const auto bytes = paint::encode_png(
            draw_picture(composition.pages[page], {composition.format, page, seams}, options, tools,
                         colours ? &*colours : nullptr));
        pictures.emplace_back(bytes.begin(), bytes.end());
    }
    return pictures;
}

} // namespace printer
