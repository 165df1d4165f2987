#pragma once

#include "content/layout/display_list.hpp"
#include "content/paint/pixmap.hpp"
#include "kiosk/damage.hpp"
#include "kiosk/idle_timer.hpp"

#include <filesystem>
#include <optional>

namespace kiosk {

/// When the touch hand of a page moves: 6 mm down and up, once every 4 s, three times; then it is
/// still (DESIGN 5; KIOSK.md T19). Time is an argument.
class HandMotion {
  public:
    static constexpr Moment round = std::chrono::seconds(4);
    static constexpr Moment stroke{1200}; ///< At the end of each round.
    static constexpr int rounds = 3;
    static constexpr Moment picture_each{66};

    explicit HandMotion(Moment begin) : begin_(begin) {}

    /// How far down the hand is.
    layout::Points down(Moment now) const;
    /// When that changes next; none once it is still for good.
    std::optional<Moment> next_change(Moment now) const;

  private:
    Moment begin_;
};

/// The picture of a page whose touch hand moves; all else of it is still.
class TouchHand {
  public:
    /// @param page has a hand: `find_hand`.
    /// @param still the page's picture.
    /// @param pictograms the guide's folder of drawings.
    TouchHand(const layout::DisplayList& page, paint::Pixmap still, double pixels_per_point,
              const std::filesystem::path& pictograms, Moment begin);

    const HandMotion& motion() const { return motion_; }
    const paint::Pixmap& still() const { return still_; }
    paint::Pixmap picture(Moment now);

  private:
    HandMotion motion_;
    paint::Pixmap still_;
    double pixels_per_point_;
    paint::Painter painter_;
    layout::DisplayList hand_; ///< Nothing else, where the page has it.
    PixelRect room_;           ///< All that the hand ever covers.
    paint::Pixmap under_;      ///< The page there, without it.
};

/// The touch hand of a page; null where it has none.
const layout::PictureItem* find_hand(const layout::DisplayList& page);

} // namespace kiosk
