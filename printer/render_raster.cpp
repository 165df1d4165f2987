#include "printer/boxes.hpp"
#include "printer/preflight_layout.hpp"
#include "printer/press_sheet.hpp"
#include "printer/render.hpp"
#include "printer/tiff.hpp"

#include <cstddef>

namespace printer {

namespace {

/// One line, because programs of shops show one.
std::string joined(const std::vector<std::string>& words)
{
    std::string line;
    for (const std::string& word : words) {
        line += (line.empty() ? "" : ", ") + word;
    }
    return line;
}

void remove_pages(const std::filesystem::path& out, std::size_t count, std::size_t pages)
{
    for (std::size_t page = 0; page < count; ++page) {
        std::error_code ignored;
        std::filesystem::remove(page_file(out, page, pages), ignored);
    }
}

} // namespace

bool Renderer::passes_layout_checks(const Composition& sheet, const PressRoom& room,
                                    std::ostream& messages)
{
    const IntentColour* const intent = intents_.find(room.profile.icc);
    if (intent == nullptr) {
        throw ProfileError("the CMYK profile cannot show what it prints");
    }
    const LaidOutSheet judged{sheet.pages,      sheet.format, workshop_.theme,
                              *workshop_.guide, *intent,      {}};
    return print_failed(preflight_layout(judged, painter_, scratch_), messages);
}

void Renderer::write_tiffs(const Composition& composition, const Job& job, const PressRoom& room,
                           const std::filesystem::path& out)
{
    const InkTable inks(room.separation, workshop_.guide->inks,
                        ink_limit(room, composition.format.spec));
    const std::string date = pdf_date(*workshop_.guide);
    Job full_size = job;
    full_size.scale = 1;
    PressIdentity identity = identity_of(composition, full_size, Sheet{}, date);
    identity.revision = room.revision;
    const std::size_t pages = composition.pages.size();
    for (std::size_t page = 0; page < pages; ++page) {
        const layout::DisplayList& list = composition.pages[page];
        const TiffFacts facts{identity.title, joined(slug_words(composition, identity, room, page)),
                              date};
        try {
            write_tiff({list, composition.format.bleed_box(), composition.format.spec.tif_ppi},
                       inks, room.profile, facts, painter_, page_file(out, page, pages));
        } catch (...) {
            remove_pages(out, page, pages);
            throw;
        }
    }
}

std::vector<std::string> Renderer::pngs(const Composition& composition,
                                        const PictureOptions& options,
                                        std::optional<layout::Millimetres> roll)
{
    const auto plan = plan_of(composition, roll);
    const std::vector<Seam> seams = plan ? plan->seams : std::vector<Seam>{};
    const PictureTools tools{painter_, *workshop_.fonts, scratch_};
    std::vector<std::string> pictures;
    for (std::size_t page = 0; page < composition.pages.size(); ++page) {
        const auto bytes = paint::encode_png(draw_picture(
            composition.pages[page], {composition.format, page, seams}, options, tools));
        pictures.emplace_back(bytes.begin(), bytes.end());
    }
    return pictures;
}

} // namespace printer
