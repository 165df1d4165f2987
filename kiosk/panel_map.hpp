#pragma once

#include "content/layout/screens/look.hpp"
#include "kiosk/calibration.hpp"

#include <array>
#include <optional>

namespace kiosk {

/// How the picture is turned on the output, clockwise: a panel that hangs upright shows it so
/// without any other mode of the graphics driver.
enum class Rotation { None, Quarter, Half, ThreeQuarters };

/// From degrees: 0, 90, 180 or 270.
std::optional<Rotation> rotation_of(int degrees);

/// A pixel of a page or of an output.
struct PixelPoint {
    int x = 0;
    int y = 0;
    bool operator==(const PixelPoint&) const = default;
};

/// From places on the output, where the X server reports touches, to places on the page.
class PanelMap {
  public:
    /// @param output in pixels, as the server has it.
    PanelMap(layout::screens::PanelPixels output, Rotation rotation,
             const Calibration& calibration = no_calibration);

    /// The page's pixels: width and height change places on a quarter turn.
    layout::screens::PanelPixels page() const;
    layout::screens::PanelPixels output() const { return output_; }
    Rotation rotation() const { return rotation_; }
    /// A touch, in pixels of the page.
    std::array<double, 2> touch_to_page(double x, double y) const;
    /// The mouse: turned as the picture is; the calibration is the panel's alone.
    std::array<double, 2> mouse_to_page(double x, double y) const;
    /// Where a place of the page, in its pixels, lies on the output.
    UnitPoint page_to_unit(double x, double y) const;
    /// Where a pixel of the page is seen.
    PixelPoint page_to_output(PixelPoint page) const;

  private:
    layout::screens::PanelPixels output_;
    Rotation rotation_;
    Calibration calibration_;
};

} // namespace kiosk
