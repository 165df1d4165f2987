#pragma once

#include "content/layout/fit.hpp"
#include "content/layout/sheet_composer.hpp"

#include <optional>
#include <span>
#include <vector>

namespace layout {

/// One text of a sheet; on a sheet in two languages with its partner, which stands below it
/// (DESIGN.md D48): whole texts are paired, never line by line.
struct TextPair {
    ShapedText first;
    std::optional<ShapedText> second;
};

/// How a pair is set. `second` and `gap` mean nothing without a partner.
struct PairSetting {
    Setting first;
    Setting second;
    Points gap; ///< Between the two texts; the rule runs in its middle.
};

/// Room for a pair, one below the other.
struct PairRoom {
    TextRoom first; ///< Its height and width are those of both together.
    int second_lines = 2;
    Points second_least; ///< What the distance asks for (d/300).
};

/// The second text's capitals in those of the first (D48).
inline constexpr double second_ratio = 0.6;

/// Settings with one size for all first texts and one for all second ones, as large as fits; none
/// if one of them does not fit even at the least size.
std::optional<std::vector<PairSetting>> fit_pairs(std::span<const TextPair> pairs,
                                                  const PairRoom& room, TextScratch& scratch);

/// K040 for the text that does not fit: the first if not even it alone does, else its partner.
void report_pair_misfit(SheetComposer& sheet, std::span<const TextPair> pairs,
                        const PairRoom& room);

/// Height of the pair as set.
Points height_of(const TextPair& pair, const PairSetting& setting);

/// What hangs below the pair's last baseline.
Points last_descent(const TextPair& pair, const PairSetting& setting);

/// Sets the pair from the top of `frame` on. Without a partner it is `sheet.text`.
void set_pair(SheetComposer& sheet, const TextPair& pair, const PairSetting& setting,
              const Rect& frame, const TextLook& look);

/// A text in a panel, in the middle of its height: as large as `room` lets it be; a misfit is
/// reported and set as small as it must.
/// @param start_middle where the text begins, in the middle of the panel's height.
void lay_out_panel_text(SheetComposer& sheet, const content::DocumentBlock& block, double leading,
                        const TextRoom& room, Point start_middle, const TextLook& look);

/// The second language's colour on a ground: kunyit on nila, arang on light grounds, else putih.
Colour second_colour(const Theme& theme, Colour ground);

/// A text aligned at its own start, whichever way the sheet runs.
fonts::Align own_start(const SheetComposer& sheet, const ShapedText& text);

} // namespace layout
