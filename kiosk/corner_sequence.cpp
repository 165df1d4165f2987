#include "kiosk/corner_sequence.hpp"

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

std::optional<Corner> corner_at(layout::Point at, layout::Points width)
{
    if (at.y > side) {
        return std::nullopt;
    }
    return at.x <= side           ? std::optional(Corner::Left)
           : at.x >= width - side ? std::optional(Corner::Right)
                                  : std::nullopt;
}

} // namespace

bool CornerSequence::touched(layout::Point at, Moment now)
{
    const auto corner = corner_at(at, panel_.width);
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
