#include "kiosk/panel_map.hpp"

namespace kiosk {

using layout::screens::PanelPixels;

std::optional<Rotation> rotation_of(int degrees)
{
    switch (degrees) {
    case 0:
        return Rotation::None;
    case 90:
        return Rotation::Quarter;
    case 180:
        return Rotation::Half;
    case 270:
        return Rotation::ThreeQuarters;
    default:
        return std::nullopt;
    }
}

PanelMap::PanelMap(PanelPixels output, Rotation rotation, const Calibration& calibration)
    : output_(output), rotation_(rotation), calibration_(calibration)
{}

PanelPixels PanelMap::page() const
{
    const bool upright = rotation_ == Rotation::Quarter || rotation_ == Rotation::ThreeQuarters;
    return upright ? PanelPixels{output_.height, output_.width} : output_;
}

std::array<double, 2> PanelMap::touch_to_page(double x, double y) const
{
    const UnitPoint at = apply(calibration_, {x / output_.width, y / output_.height});
    return mouse_to_page(at.x * output_.width, at.y * output_.height);
}

std::array<double, 2> PanelMap::mouse_to_page(double x, double y) const
{
    switch (rotation_) {
    case Rotation::Quarter:
        return {y, output_.width - x};
    case Rotation::Half:
        return {output_.width - x, output_.height - y};
    case Rotation::ThreeQuarters:
        return {output_.height - y, x};
    case Rotation::None:
        break;
    }
    return {x, y};
}

UnitPoint PanelMap::page_to_unit(double x, double y) const
{
    const double width = page().width;
    const double height = page().height;
    switch (rotation_) {
    case Rotation::Quarter:
        return {1 - y / height, x / width};
    case Rotation::Half:
        return {1 - x / width, 1 - y / height};
    case Rotation::ThreeQuarters:
        return {y / height, 1 - x / width};
    case Rotation::None:
        break;
    }
    return {x / width, y / height};
}

PixelPoint PanelMap::page_to_output(PixelPoint page) const
{
    switch (rotation_) {
    case Rotation::Quarter:
        return {output_.width - 1 - page.y, page.x};
    case Rotation::Half:
        return {output_.width - 1 - page.x, output_.height - 1 - page.y};
    case Rotation::ThreeQuarters:
        return {page.y, output_.height - 1 - page.x};
    case Rotation::None:
        break;
    }
    return page;
}

} // namespace kiosk
