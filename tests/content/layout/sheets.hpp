#pragma once

#include "content/layout/furniture.hpp"
#include "content/model/document.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace support {

/// One sheet to lay out: a poster in a format and language, or two.
struct SheetCase {
    std::string poster;
    std::string format;
    std::string language;
    std::string second = {}; ///< Empty = one language.
    std::string languages() const { return second.empty() ? language : language + "," + second; }
    std::string name() const { return poster + " " + format + " " + languages(); }
};

/// A laid-out sheet with what it was made from.
struct LaidOutSheet {
    content::Document document;
    layout::Format format;
    layout::DisplayList list; ///< The first page, with the findings of all.
    std::vector<layout::DisplayList> more_pages;
};

/// Lays sheets of one guide out, as the printer does: values shown, footer filled.
class SheetMaker {
  public:
    /// @param guide_folder a guide; without formats of its own it takes the real guide's.
    explicit SheetMaker(const std::filesystem::path& guide_folder);

    const content::Guide& guide() const { return *guide_; }
    /// All posters in all formats they name, in the given languages.
    std::vector<SheetCase> cases(const std::vector<std::string>& languages) const;
    /// All pages. @param office that puts the sheet up; null = none.
    LaidOutSheet lay_out(const SheetCase& sheet, layout::Sash sash,
                         const content::SheetOffice* office = nullptr);

  private:
    std::shared_ptr<const content::Guide> guide_;
    std::shared_ptr<fonts::FontCatalogue> fonts_;
    layout::TextScratch scratch_;
    layout::Theme theme_;
};

/// Texts inside their boxes, margins and the safe area, cap heights, colour pairs, nothing
/// overlapping, nothing past the bleed, no error found,
/// on every page. Checks of the running test.
void check_sheet_rules(const LaidOutSheet& sheet);

} // namespace support
