#pragma once

#include "content/model/finding.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace content {

enum class Variant { Kiosk, Poster, Billboard };

/// Lengths of the four sides, mm.
struct Sides {
    double top = 0;
    double right = 0;
    double bottom = 0;
    double left = 0;
};

/// A finishing strip: `lipat` (welded hem), `selongsong` (pole pocket), `leader` (roll-up
/// cassette).
struct FinishingBand {
    std::string kind;
    std::vector<std::string> sides; ///< top right bottom left; empty = all.
    double width = 0;               ///< mm
    bool inside = false;            ///< Inside shrinks the safe area, outside needs bleed.
    Place place;
};

/// Distances a good and a failing value of one size, mm (or px for screen formats).
struct Range {
    double good = 0;
    double fail = 0;
};

/// A zone of a sheet, fractions of the trim height from the top.
struct ZoneSpec {
    double top = 0;
    double bottom = 0;
};

/// `[compose]`: how layout fills the format (DESIGN.md 8 and 9). x is in fractions of the width,
/// y of the height, caps, drawings and marks of the short side.
struct ComposeSpec {
    std::string kind;  ///< board | steps | banner | list | flip | slip
    double margin = 0; ///< Text margin at the sides and the top, mm.
    std::map<std::string, ZoneSpec>
        zones; ///< headline, message, picture, rows, danger, band, block, ...
    std::map<std::string, double> numbers;    ///< "headline.cap" -> 0.0476 and so on, flattened.
    std::map<std::string, std::string> words; ///< "block.align" -> "centre" and so on.
    Place place;

    std::optional<double> number(const std::string& name) const
    {
        const auto found = numbers.find(name);
        return found == numbers.end() ? std::nullopt : std::optional(found->second);
    }
};

/// One file of formats/<id>.toml, PRINT.md 2.1: plain numbers, mm at final size.
struct FormatSpec {
    std::string id;
    std::string title_id; ///< Indonesian name of the format, for tickets and lists.
    Variant variant = Variant::Poster;
    double width = 0; ///< Trim.
    double height = 0;
    Sides bleed;
    double slug = 0;
    Sides safe; ///< Inset no text, QR, logo or face may cross.
    std::vector<FinishingBand> bands;
    double eyelet_inset = 0; ///< 0 = no eyelets.
    double eyelet_spacing = 0;
    double far_m = 0;
    double near_m = 0;
    Range headline_cap; ///< mm, good/fail; from the table, else far_m/200 and far_m/300.
    Range near_cap;
    int words_head = 0;
    int words_far = 0; ///< 0 = no limit of its own.
    int words_all = 0;
    double warn_ppi = 0;
    double fail_ppi = 0;
    double tif_ppi = 0;
    double qr_side = 0; ///< mm with the quiet zone; 0 = never a QR.
    double qr_scan_m = 0;
    double qr_min_module = 0.7;
    double panel_overlap = 20;
    double tac = 300;
    int scale = 1; ///< Pages are written at 1:scale.
    std::string material;
    bool marks = true;
    bool press = true;
    int headline_lines = 3;
    int pages = 1;             ///< 0: as many as the blocks need (kind `flip`).
    std::vector<double> folds; ///< Widths between the folds of page 1, mm; mirrored on page 2.
    double fold_safe = 3;      ///< Inset on both sides of a fold, mm.
    double pixels_per_mm = 0;  ///< Of a picture for a screen; 0 = paper.
    ComposeSpec compose;
    Place place;
};

} // namespace content
