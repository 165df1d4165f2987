#pragma once

#include "content/layout/display_list.hpp"
#include "content/paint/pixmap.hpp"
#include "kiosk/damage.hpp"
#include "kiosk/idle_timer.hpp"

#include <optional>
#include <vector>

namespace kiosk {

/// When the touch hand of a page moves: it is raised by 6 mm and comes down again, once every 4 s,
/// three times; then it is still (DESIGN.md 5; KIOSK.md T19). Time is an argument.
class HandMotion {
  public:
    static constexpr Moment round = std::chrono::seconds(4);
    static constexpr Moment stroke{1200}; ///< At the end of each round.
    static constexpr int rounds = 3;
    static constexpr Moment picture_each{66};

    explicit HandMotion(Moment begin) : begin_(begin) {}

    /// How far over its place the hand is.
    layout::Points raised(Moment now) const;
    /// When that changes next; none once it is still for good.
    std::optional<Moment> next_change(Moment now) const;

  private:
    Moment begin_;
};

/// A part of a page: where its hand is, in its place and raised step by step.
struct HandPictures {
    static constexpr layout::Millimetres step{0.5};
    PixelRect room;
    std::vector<paint::Pixmap> raised; ///< By so many steps; the first one is the page itself.
};

/// The hand of a page as it moves. None where the page has no hand, or no bare ground over it.
std::optional<HandPictures> draw_hand(const layout::DisplayList& page, double pixels_per_point,
                                      paint::Painter& painter);

/// The hand of a page at rest: it moves once, whoever comes by, until somebody touches anything.
class TouchHand {
  public:
    /// Of the page at rest that was drawn last; none of a page without a hand that can move.
    void take(HandPictures pictures);
    const PixelRect& room() const { return pictures_.room; }

    /// The page is at rest and seen. @return what its room shows from now on; null: as before.
    const paint::Pixmap* turn(Moment now);
    /// Not seen, or about to change. @return as `turn`.
    const paint::Pixmap* stop();
    /// Somebody touches the page: until the next rest it is still. @return as `turn`.
    const paint::Pixmap* touched();
    /// Another page is there: the next rest begins anew.
    void begin_anew() { *this = {}; }
    /// When `turn` has something to do next.
    std::optional<Moment> next_change(Moment now) const;

  private:
    const paint::Pixmap* show(std::size_t step);

    HandPictures pictures_;
    std::optional<HandMotion> motion_; ///< While it moves.
    bool has_moved_ = false;
    std::size_t shown_ = 0;
};

} // namespace kiosk
