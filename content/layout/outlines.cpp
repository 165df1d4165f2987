#include "content/layout/outlines.hpp"

#include <cmath>
#include <numbers>

namespace layout {

PathItem stripes(const Rect& edge, Colour colour)
{
    PathItem path;
    path.fill = colour;
    const Points step = edge.height * 2.4;
    const Points lean = edge.height;
    const auto corner = [&](PathSegment::Kind kind, Points x, Points y) {
        path.segments.push_back({kind, {}, {}, {x, y}});
    };
    for (Points x = edge.x; x + step < edge.right() + lean; x += step) {
        corner(PathSegment::Kind::Move, x + lean, edge.y);
        corner(PathSegment::Kind::Line, x + lean + step / 2, edge.y);
        corner(PathSegment::Kind::Line, x + step / 2, edge.bottom());
        corner(PathSegment::Kind::Line, x, edge.bottom());
        path.segments.push_back({PathSegment::Kind::Close, {}, {}, {}});
    }
    return path;
}

PathItem polygon(Point centre, Points radius, int corners, double turn)
{
    PathItem path;
    for (int corner = 0; corner < corners; ++corner) {
        const double angle = 2 * std::numbers::pi * (turn + corner / static_cast<double>(corners));
        const auto kind = corner == 0 ? PathSegment::Kind::Move : PathSegment::Kind::Line;
        path.segments.push_back(
            {kind,
             {},
             {},
             {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)}});
    }
    path.segments.push_back({PathSegment::Kind::Close, {}, {}, {}});
    return path;
}

} // namespace layout
