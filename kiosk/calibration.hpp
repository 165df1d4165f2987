#pragma once

#include <array>
#include <optional>
#include <span>

namespace kiosk {

/// X's "Coordinate Transformation Matrix": rows of three, over the unit square. It is applied here,
/// so that a panel is set right without touching the server's settings.
using Calibration = std::array<double, 9>;
inline constexpr Calibration no_calibration{1, 0, 0, 0, 1, 0, 0, 0, 1};

/// A place on the output, as parts of its sides.
struct UnitPoint {
    double x = 0;
    double y = 0;
};

/// How far a calibration may move a place, in parts of a side.
inline constexpr double farthest_move = 0.1;

UnitPoint apply(const Calibration& calibration, UnitPoint at);

/// Whether a panel may be set right so: it moves no place by more than a tenth of a side. A panel
/// that is further off is turned or broken, and its buttons could no longer be reached to undo it.
bool is_sane(const Calibration& calibration);

/// The calibration that, after the present one, brings the touched places as near to those that
/// were meant as can be (affine, least squares).
/// @param touched where the present calibration put the fingers.
/// @return none if it were not sane, or left one of them further away than a fiftieth of a side:
/// then fingers missed, and the panel was not measured.
std::optional<Calibration> corrected(const Calibration& present, std::span<const UnitPoint> touched,
                                     std::span<const UnitPoint> meant);

} // namespace kiosk
