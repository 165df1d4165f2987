#pragma once

#include "content/layout/format.hpp"
#include "content/layout/units.hpp"
#include "printer/sheet.hpp"

namespace printer {

/// The margin of a page beyond the bleed, where marks go (PRINT.md 2.5). Lengths in points of the
/// file from the page's top-left corner, y down.
class SlugSpace {
  public:
    SlugSpace(const layout::Format& format, const Sheet& sheet);

    /// Whether marks have their room at all.
    bool has_room() const;
    /// A length of the finished sheet, mm, in the file.
    layout::Points of_sheet(double mm) const;
    /// A place of the finished sheet, mm from its trim's left or top; of a panel it may lie off the
    /// page.
    layout::Points x_of(double mm) const { return origin_.x + of_sheet(mm); }
    layout::Points y_of(double mm) const { return origin_.y + of_sheet(mm); }
    /// A length of the marks: six times as long where the slug is 40 mm or more.
    layout::Points of_mark(double mm) const { return of_sheet(mm * growth_); }
    /// How far the marks begin outside the bleed.
    layout::Points gap() const { return of_sheet(1); }
    double growth() const { return growth_; }
    const layout::Rect& trim() const { return trim_; }
    const layout::Rect& bleed() const { return bleed_; }
    layout::Points slug() const { return of_sheet(slug_mm_); }

  private:
    double scale_;
    double slug_mm_;
    double growth_;
    layout::Point origin_;
    layout::Rect trim_;
    layout::Rect bleed_;
};

} // namespace printer
