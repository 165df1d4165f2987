#pragma once

#include "content/layout/display_list.hpp"
#include "content/model/files.hpp"
#include "content/paint/painter.hpp"
#include "printer/press_ink.hpp"
#include "printer/press_profile.hpp"

#include <string>

namespace printer {

/// What a TIFF shows.
struct TiffPart {
    const layout::DisplayList& page;
    /// Final size, from the trim's top-left corner, inside trim and bleed; its edges are moved to
    /// whole pixels of the whole sheet (`DisplayList::ink_bounds`), so that a panel has the pixels
    /// that the sheet would have.
    layout::Rect area;
    double ppi = 72; ///< Pixels an inch at final size.
};

/// What a TIFF says of itself.
struct TiffFacts {
    std::string title;
    std::string description;
    std::string date; ///< As in a PDF, "D:20261124000000Z".
};

/// Rows and columns of a part.
struct TiffSize {
    int width = 0;
    int height = 0;
};
TiffSize size_of(const TiffPart& part);

/// Writes a part of a page flattened in the four inks (PRINT.md 2.5): 8 bits each, LZW with the
/// horizontal predictor, the profile inside, resolution at final size. Equal input gives equal
/// bytes.
/// @param file is whole on the disk then and lacks its name.
/// @param band_rows drawn at a time; changes no pixel.
/// @throws content::FileError if the disk refuses, paint::PaintError if a side is too long.
void write_tiff(const TiffPart& part, const InkTable& inks, const OutputProfile& profile,
                const TiffFacts& facts, paint::Painter& painter, content::PartFile& file,
                int band_rows = 256);

} // namespace printer
