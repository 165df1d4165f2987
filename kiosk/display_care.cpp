#include "kiosk/display_care.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kiosk {

namespace {

using namespace std::chrono_literals;

constexpr Moment dim_after = 30min;
constexpr Moment off_after = 3h;
constexpr Moment shift_each = 1h;
constexpr int far = 4; ///< Pixels; a millimetre on the usual panel.

/// A round through the eight neighbours and home.
constexpr std::array<std::pair<int, int>, 9> shifts{{{0, 0},
                                                     {far, 0},
                                                     {far, far},
                                                     {0, far},
                                                     {-far, far},
                                                     {-far, 0},
                                                     {-far, -far},
                                                     {0, -far},
                                                     {far, -far}}};

} // namespace

std::uint32_t dimmed(std::uint32_t pixel)
{
    std::uint32_t dim = 0;
    for (const unsigned shift : {0U, 8U, 16U}) {
        dim |= ((pixel >> shift & 0xFFU) * dim_light / 255) << shift;
    }
    return dim;
}

std::optional<PixelPoint> moved_place(const PanelLook& look, PixelPoint at,
                                      const layout::screens::PanelPixels& page)
{
    const PixelPoint moved{at.x + look.shift_x, at.y + look.shift_y};
    const bool is_seen =
        moved.x >= 0 && moved.x < page.width && moved.y >= 0 && moved.y < page.height;
    return is_seen ? std::optional(moved) : std::nullopt;
}

bool DisplayCare::touched(Moment now)
{
    if (panel(now) == Panel::Off) {
        woken_ = now;
    }
    last_ = now;
    return now - woken_ < wake_time;
}

Panel DisplayCare::lit(Believed by, Moment now)
{
    if (by == Believed::Yes) {
        touched(now);
    }
    if (panel(now) != Panel::Off) {
        return panel(now);
    }
    if (now < darkened_ + dark_rest) {
        darken_due_ = darkened_ + dark_rest;
        return Panel::Bright;
    }
    darkened_ = now;
    return Panel::Off;
}

bool DisplayCare::take_darkening(Moment now)
{
    const bool is_due = darken_due_ && now >= *darken_due_;
    if (is_due) {
        darken_due_.reset();
    }
    return is_due;
}

Panel DisplayCare::panel(Moment now) const
{
    const Moment quiet = now - last_;
    return quiet >= off_after ? Panel::Off : quiet >= dim_after ? Panel::Dim : Panel::Bright;
}

PanelLook DisplayCare::look(Moment now, bool resting)
{
    if (resting) {
        step_ = static_cast<int>(now / shift_each % static_cast<Moment::rep>(shifts.size()));
    }
    const auto [x, y] = shifts[static_cast<std::size_t>(step_)];
    return {panel(now), x, y};
}

Moment DisplayCare::next_change(Moment now) const
{
    Moment next = (now / shift_each + 1) * shift_each;
    for (const Moment change :
         {last_ + dim_after, last_ + off_after, darken_due_.value_or(Moment(0))}) {
        next = change > now ? std::min(next, change) : next;
    }
    return next;
}

} // namespace kiosk
