#pragma once

#include "content/paint/pixmap.hpp"
#include "printer/preflight_layout.hpp"

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

namespace printer {

/// Pixels of a part of a sheet, in sRGB.
struct SheetRaster : paint::Pixmap {
    std::uint32_t at(int x, int y) const
    {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)] &
               0xFFFFFFU;
    }
};

/// Draws a part of a list.
/// @throws paint::PaintError
SheetRaster rasterise_part(const layout::DisplayList& list, const layout::Rect& part,
                           double pixels_per_point, paint::Painter& painter);

/// The list without the items that `leave_out` names.
layout::DisplayList without(const layout::DisplayList& list,
                            const std::function<bool(const layout::Item&)>& leave_out);

/// What a screen colour becomes on paper: the guide's recipe if it is one of its inks, else by the
/// intent; where either is over the limit, less of its colours. Remembers what it was asked.
class PaperColours {
  public:
    /// @param ink_limit percent (`printer::ink_limit`)
    PaperColours(const content::Guide& guide, const IntentColour& intent, double ink_limit);

    const CmykParts& ink(std::uint32_t rgb);
    /// All of its parts together, percent.
    double total(std::uint32_t rgb);
    /// The printed colour, as a screen shows it.
    layout::Colour proof(std::uint32_t rgb);

  private:
    struct Printed {
        CmykParts ink{};
        double total = 0;
        layout::Colour proof;
    };
    const Printed& find(std::uint32_t rgb);

    const IntentColour& intent_;
    double ink_limit_;
    std::unordered_map<std::uint32_t, CmykParts> recipes_;
    std::unordered_map<std::uint32_t, Printed> known_;
    std::uint32_t last_rgb_ = 0;
    const Printed* last_ = nullptr; ///< Neighbours are mostly alike.
};

std::uint32_t rgb_of(const layout::Colour& colour);

/// Parts of C, M, Y and K together, percent.
double percent(const CmykParts& ink);

} // namespace printer
