#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/format.hpp"
#include "content/paint/painter.hpp"
#include "content/paint/pixmap.hpp"
#include "fonts/font_catalogue.hpp"
#include "fonts/text_scratch.hpp"
#include "printer/guides.hpp"
#include "printer/soft_proof.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace printer {

/// The long side of a picture of a sheet of paper, pixels.
inline constexpr int paper_picture_side = 2400;

/// The long side of a picture in this format: its own pixels, if it is one for screens.
int picture_long_side(const content::FormatSpec& format);

/// What the picture of a sheet (.png) shows besides the sheet.
struct PictureOptions {
    bool guides = false;             ///< Bleed, and lines and a legend over all (`draw_guides`).
    std::optional<double> view_from; ///< As it looks from so many metres (`view_from`).

    bool plain() const { return !guides && !view_from; }
    /// One line that differs where the pictures would.
    std::string key() const;
};

/// How a sheet for the press shows its colours as they print.
struct ProofColours {
    const InkTable& inks;
    SoftProof& proof;
};

/// What pictures are drawn with; belongs to one thread.
struct PictureTools {
    paint::Painter& painter;
    const fonts::FontCatalogue& fonts;
    const content::PaperWords& words; ///< Of the guides' legend.
    fonts::TextScratch& scratch;
};

/// A picture of one page: its trim; with guides its bleed and a legend.
/// @param which format, page and seams of `page`.
/// @param colours null = as on a screen; else the pixels a TIFF would have, seen on paper.
paint::Pixmap draw_picture(const layout::DisplayList& page, const GuidedPage& which,
                           const PictureOptions& options, const PictureTools& tools,
                           const ProofColours* colours = nullptr);

} // namespace printer
