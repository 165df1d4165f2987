#pragma once

#include "content/layout/format.hpp"
#include "content/layout/units.hpp"
#include "content/model/finding.hpp"
#include "content/model/program.hpp"
#include "printer/panels.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace printer {

/// A box of a PDF page in points of the file: left, bottom, right, top; y grows up.
struct PageBox {
    double left = 0;
    double bottom = 0;
    double right = 0;
    double top = 0;
};

/// Scales a sheet may be written at: 1:1, 1:2, 1:4, 1:10 (PRINT.md 2.5).
inline constexpr std::array<int, 4> sheet_scales{1, 2, 4, 10};

/// A format on its paper: trim, bleed and slug as places in the file. The one place that turns
/// final size into page points.
struct Sheet {
    int denominator = 1;  ///< 10 for a page drawn at 1:10.
    int user_unit = 1;    ///< 10 for a page at 1:10 that says it is ten times as large.
    layout::Size media;   ///< Page size in points of the file.
    layout::Point origin; ///< The format's trim's top-left corner on the page, y down.
    PageBox trim;
    PageBox bleed;
    PageBox media_box;

    /// Size in the file divided by final size, in units of the page.
    double scale() const { return 1.0 / denominator; }
    /// "1:10" of what the file says it is: a user unit makes up for a small page.
    std::string scale_name() const;
};

/// Whether a page at 1:10 says that its unit is ten times as large (PRINT.md 2.5). Not every reader
/// heeds it.
enum class UserUnit { No, Yes };

/// A page would be longer than readers take (14,400 pt). Of panels that is known once the sheet is
/// laid out, so it may stand in a batch's log, too.
class PageTooLong : public content::UsageError {
  public:
    PageTooLong(std::string format, double longest_mm, int denominator);

    std::string text(content::MessageLanguage language) const;

  private:
    std::string format_;
    double longest_mm_;
    int denominator_;
};

/// Trim, bleed all round, slug all round that.
/// @param denominator none = the format's own scale.
/// @throws PageTooLong
Sheet make_sheet(const layout::Format& format, std::optional<int> denominator,
                 UserUnit unit = UserUnit::No);

/// The same for one panel of a board: its trim, the bleed where the board ends, none at a seam; the
/// slug all round. `origin` is where the whole board's trim begins, left of or above the page of
/// all but the first.
/// @throws PageTooLong
Sheet make_panel_sheet(const layout::Format& format, const Panel& panel,
                       std::optional<int> denominator, UserUnit unit = UserUnit::No);

/// Reads "1:10"; none if it is not one of `sheet_scales`.
std::optional<int> parse_scale(std::string_view text);

/// Pixels a point that make the trim's long side `long_side` pixels.
double pixels_per_point(const layout::Format& format, int long_side);

} // namespace printer
