#include "kiosk/corner_sequence.hpp"

#include "kiosk/calibration.hpp"

#include <array>
#include <optional>

namespace kiosk {

namespace {

using namespace std::chrono_literals;

enum class Corner { Left, Right };

constexpr std::array<Corner, 6> sequence{Corner::Left, Corner::Right, Corner::Right,
                                         Corner::Left, Corner::Left,  Corner::Right};
constexpr Moment longest = 10s;
constexpr layout::Points side = layout::to_points(layout::Millimetres(20));

/// Corners reach as far as a correction of the touch may move them: one that has become wrong, on
/// another glass, must not lock out who comes to undo it.
std::optional<Corner> corner_at(layout::Point at, layout::Size panel)
{
    if (at.y > side + panel.height * farthest_move) {
        return std::nullopt;
    }
    const layout::Points reach = side + panel.width * farthest_move;
    return at.x <= reach                 ? std::optional(Corner::Left)
           : at.x >= panel.width - reach ? std::optional(Corner::Right)
                                         : std::nullopt;
}

} // namespace

bool CornerSequence::touched(layout::Point at, Moment now)
{
    const auto corner = corner_at(at, panel_);
    if (corner != sequence[done_] || (done_ > 0 && now - begun_ > longest)) {
        done_ = 0; // What broke it off may be a new beginning.
    }
    if (corner != sequence[done_]) {
        return false;
    }
    begun_ = done_ == 0 ? now : begun_;
    ++done_;
    if (done_ < sequence.size()) {
        return false;
    }
    done_ = 0;
    return true;
}

} // namespace kiosk
