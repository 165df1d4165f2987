#include "content/layout/poster_parts.hpp"

#include <array>

namespace layout {

namespace {

/// Fractions of the scene's width and height.
struct Spot {
    double x = 0;
    double y = 0;
};

/// A curve between spots, as in SVG's C.
struct Curve {
    Spot first;
    Spot second;
    Spot to;
};

/// The scene's box and what is drawn in it; composed left to right.
class Scene {
  public:
    Scene(SheetComposer& sheet, const Zone& zone)
        : sheet_(sheet), zone_(zone), theme_(sheet.theme()),
          bleed_(sheet.format().bleed_box()), outline_{theme_.arang, height() * 0.0075, false}
    {}

    void draw()
    {
        draw_sun();
        draw_sea();
        sheet_.picture("part-ship", square({0.61, horizon - 0.28}, 0.5), false);
        draw_waves();
        draw_hill();
        draw_road();
        sheet_.picture("part-plane", square({0.43, 0.13}, 0.42), false);
        sheet_.picture("part-woman", square({0.195, 1.0 - 0.69}, 0.67), false);
    }

  private:
    static constexpr double horizon = 0.56;

    Points width() const { return sheet_.width(); }
    Points height() const { return zone_.height(); }

    Point at(Spot spot) const { return {width() * spot.x, zone_.top + height() * spot.y}; }

    /// A square box, its side in fractions of the height.
    Rect square(Spot corner, double side) const
    {
        const Point from = at(corner);
        return {from.x, from.y, height() * side, height() * side};
    }

    void draw_disc(double radius, Colour colour)
    {
        const Point centre = at({0.5, horizon});
        const Points r = height() * radius;
        sheet_.outlined_box(Role::Picture, {centre.x - r, centre.y - r, r * 2, r * 2}, colour,
                            {colour, Points(0), false}, r);
    }

    void draw_sun()
    {
        draw_disc(0.5, theme_.kunyit);
        draw_disc(0.4, theme_.cahaya);
    }

    /// Over the sheet's whole width and out into the bleed, down to the band.
    void draw_sea()
    {
        const Points top = at({0, horizon}).y;
        sheet_.box(Role::Picture, {bleed_.x, top, bleed_.width, zone_.bottom - top}, theme_.laut);
        sheet_.box(Role::Picture, {bleed_.x, top, bleed_.width, outline_.width}, theme_.arang);
    }

    void draw_waves()
    {
        constexpr std::array<Spot, 4> waves{
            {{0.06, 0.625}, {0.61, 0.735}, {0.80, 0.66}, {0.9, 0.62}}};
        for (const Spot& wave : waves) {
            PathItem line = start(wave);
            for (const double step : {0.0, 0.037}) {
                const Spot from{wave.x + step, wave.y};
                curve(line, {{from.x + 0.012, from.y - 0.016},
                             {from.x + 0.024, from.y + 0.016},
                             {from.x + 0.037, from.y}});
            }
            line.stroke = Stroke{theme_.kapas, height() * 0.011, false};
            sheet_.path(Role::Picture, std::move(line));
        }
    }

    void draw_hill()
    {
        PathItem hill;
        const auto corner = [&](Point to) {
            hill.segments.push_back(
                {hill.segments.empty() ? PathSegment::Kind::Move : PathSegment::Kind::Line,
                 {},
                 {},
                 to});
        };
        const Points left = bleed_.x;
        const Points right = bleed_.right();
        corner({left, zone_.bottom});
        corner({left, at({0, 0.74}).y});
        corner(at({0, 0.74}));
        curve(hill, {{0.18, 0.68}, {0.3, 0.71}, {0.42, 0.74}});
        curve(hill, {{0.6, 0.785}, {0.8, 0.84}, {1, 0.8}});
        corner({right, at({0, 0.8}).y});
        corner({right, zone_.bottom});
        hill.segments.push_back({PathSegment::Kind::Close, {}, {}, {}});
        hill.fill = theme_.hijau;
        hill.stroke = outline_;
        sheet_.path(Role::Picture, std::move(hill));
    }

    /// From the resident's feet to the ship.
    void draw_road()
    {
        PathItem road = start({0.32, 1.02});
        curve(road, {{0.5, 0.95}, {0.83, 0.95}, {0.68, 0.865}});
        curve(road, {{0.64, 0.84}, {0.6, 0.82}, {0.585, 0.79}});
        curve(road, {{0.6, 0.795}, {0.625, 0.797}, {0.64, 0.79}});
        curve(road, {{0.68, 0.83}, {0.76, 0.84}, {0.8, 0.88}});
        curve(road, {{0.88, 0.96}, {0.76, 0.98}, {0.66, 1.02}});
        road.segments.push_back({PathSegment::Kind::Close, {}, {}, {}});
        road.fill = theme_.arang_solid;
        sheet_.path(Role::Picture, std::move(road));
        draw_dashes({0.49, 1.02}, {{0.62, 0.965}, {0.86, 0.96}, {0.74, 0.872}}, 7);
        draw_dashes({0.74, 0.872}, {{0.7, 0.845}, {0.65, 0.83}, {0.615, 0.798}}, 4);
    }

    static Spot on_curve(Spot from, const Curve& curve, double t)
    {
        const double s = 1 - t;
        const auto mix = [&](double a, double b, double c, double d) {
            return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
        };
        return {mix(from.x, curve.first.x, curve.second.x, curve.to.x),
                mix(from.y, curve.first.y, curve.second.y, curve.to.y)};
    }

    void draw_dashes(Spot from, const Curve& curve, int count)
    {
        for (int i = 0; i < count; ++i) {
            const double t = (i + 0.2) / count;
            PathItem dash = start(on_curve(from, curve, t));
            const Point to = at(on_curve(from, curve, t + 0.55 / count));
            dash.segments.push_back({PathSegment::Kind::Line, {}, {}, to});
            dash.stroke = Stroke{theme_.kunyit, height() * 0.012, false};
            sheet_.path(Role::Picture, std::move(dash));
        }
    }

    PathItem start(Spot spot) const
    {
        PathItem path;
        path.segments.push_back({PathSegment::Kind::Move, {}, {}, at(spot)});
        return path;
    }

    void curve(PathItem& path, const Curve& curve) const
    {
        path.segments.push_back(
            {PathSegment::Kind::Curve, at(curve.first), at(curve.second), at(curve.to)});
    }

    SheetComposer& sheet_;
    Zone zone_;
    const Theme& theme_;
    Rect bleed_;
    Stroke outline_;
};

} // namespace

void lay_out_scene(SheetComposer& sheet, const Zone& zone, bool light_disc)
{
    const std::string& name = sheet.document().pictogram;
    if (name == "official-way") {
        Scene(sheet, zone).draw();
        return;
    }
    // The drawing stands on the band as the banner's stands on its edge.
    const Points side = zone.height();
    sheet.picture(name, {(sheet.width() - side) / 2, zone.top, side, side}, light_disc);
}

} // namespace layout
