#include "tests/content/layout/sheets.hpp"

#include "content/layout/furniture.hpp"
#include "tests/support/golden.hpp"

#include <algorithm>
#include <iterator>

namespace support {

namespace {

constexpr content::Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{24}};

} // namespace

SheetMaker::SheetMaker(const std::filesystem::path& guide_folder)
    : guide_(content::load_guide(guide_folder, today).guide),
      fonts_(fonts::FontCatalogue::load(source_dir() / "fonts/catalogue.toml"))
{}

std::vector<SheetCase> SheetMaker::cases(const std::vector<std::string>& languages) const
{
    std::vector<SheetCase> all;
    for (const auto& poster : guide_->posters) {
        for (const auto& format : poster.formats) {
            for (const auto& language : languages) {
                all.push_back({poster.id, format, language});
            }
        }
    }
    return all;
}

LaidOutSheet SheetMaker::lay_out(const SheetCase& sheet, layout::Sash sash,
                                 const content::SheetOffice* office)
{
    LaidOutSheet made;
    made.format = layout::make_format(guide_->formats.at(sheet.format));
    content::ResolveOptions options;
    options.today = today;
    options.unconfirmed = content::Unconfirmed::Show;
    made.document =
        content::resolve(*guide_, sheet.poster, sheet.language, made.format.spec.variant, options)
            .document;
    content::Document second;
    if (!sheet.second.empty()) {
        second =
            content::resolve(*guide_, sheet.poster, sheet.second, made.format.spec.variant, options)
                .document;
    }
    const layout::SheetExtras extras{sheet.second.empty() ? nullptr : &second, office};
    auto furniture = layout::make_furniture(*guide_, made.document, sheet.format, sheet.languages(),
                                            sash, extras);
    furniture.label = "DEMO"; // the longest footer there is
    auto pages = layout::lay_out_sheet({made.document, made.format, theme_, *fonts_, furniture,
                                        layout::Detail::Drawn, extras.second},
                                       scratch_);
    made.list = std::move(pages.front());
    for (auto page = std::next(pages.begin()); page != pages.end(); ++page) {
        std::ranges::copy(page->findings, std::back_inserter(made.list.findings));
        made.more_pages.push_back(std::move(*page));
    }
    return made;
}

} // namespace support
