#pragma once

#include "kiosk/idle_timer.hpp"
#include "kiosk/panel_map.hpp"
#include "kiosk/touch.hpp"

#include <cstdint>
#include <optional>

namespace kiosk {

enum class Panel { Bright, Dim, Off };

/// How the picture is to be put on the panel.
struct PanelLook {
    Panel panel = Panel::Bright;
    int shift_x = 0; ///< Pixels.
    int shift_y = 0;

    bool operator==(const PanelLook&) const = default;
};

/// What of each colour is left on a dim panel.
inline constexpr std::uint8_t dim_light = 90; ///< Of 255.
/// An xRGB pixel as a dim panel shows it.
std::uint32_t dimmed(std::uint32_t pixel);

/// Where a pixel of the page lies on it when the picture is moved; none beside the panel.
std::optional<PixelPoint> moved_place(const PanelLook& look, PixelPoint at,
                                      const layout::screens::PanelPixels& page);

/// Spares a panel that shows the same picture all day (KIOSK.md 2.2, "Display care"): the picture
/// moves by up to 4 pixels each hour, is dim after 30 minutes without a touch and off after 3
/// hours. Time is an argument.
class DisplayCare {
  public:
    /// A panel needs so long until it shows what it is lit for.
    static constexpr Moment wake_time = std::chrono::seconds(1);

    /// A finger, the mouse or a key. @return whether it only woke a panel that was off, or came
    /// before that could show anything: what the visitor could not see must not be chosen.
    bool touched(Moment now);
    /// A panel that ghosts light again and again is put out no more often: it would flash (T18).
    static constexpr Moment dark_rest = std::chrono::seconds(5);

    /// The server has lit a panel that was off, as it does at any input. @param by whether anything
    /// but ghosts came in. @return how it is to be now: a wet panel must not burn all night.
    Panel lit(Believed by, Moment now);
    /// Whether one that `lit` left alone is to be looked at again; once.
    bool take_darkening(Moment now);
    /// @param resting nobody is using the kiosk: only then the picture moves.
    PanelLook look(Moment now, bool resting);
    /// When the look may change next.
    Moment next_change(Moment now) const;

  private:
    Panel panel(Moment now) const;

    Moment last_{0};
    Moment woken_{-wake_time};
    Moment darkened_{-dark_rest};
    std::optional<Moment> darken_due_;
    int step_ = 0; ///< Place in the round of shifts.
};

} // namespace kiosk
