#include "content/layout/band.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace layout {

namespace {

/// D33: colour of (i, j), j = distance from the middle row, i from the middle of a lozenge.
constexpr std::array<std::string_view, 5> pattern{
    "KK.MM.W.W..KK", "K.MM.W..WW..K", ".MM.W....W...", "MM.W.......MM", "M.W.......MM.",
};

constexpr int pattern_rows = 11;
constexpr int middle_row = 5;
constexpr int period = 24;

/// Letter of the cell at row 0..10 and column k from the axis (columns lie on both sides of it).
char cell(int row, int column)
{
    if (row == 0 || row == pattern_rows - 1) {
        return 'K';
    }
    const int turn = ((column + period / 2) % period + period) % period;
    const int i = std::abs(turn - period / 2);
    const int j = std::abs(row - middle_row);
    return pattern[static_cast<std::size_t>(j)][static_cast<std::size_t>(i)];
}

void add_rectangle(PathItem& path, const Rect& rect)
{
    const auto corner = [&](PathSegment::Kind kind, Points x, Points y) {
        path.segments.push_back({kind, {}, {}, {x, y}});
    };
    corner(PathSegment::Kind::Move, rect.x, rect.y);
    corner(PathSegment::Kind::Line, rect.right(), rect.y);
    corner(PathSegment::Kind::Line, rect.right(), rect.bottom());
    corner(PathSegment::Kind::Line, rect.x, rect.bottom());
    path.segments.push_back({PathSegment::Kind::Close, {}, {}, {}});
}

/// The grid a band lies on: square cells, the middle of column 0 on the axis.
struct Grid {
    Rect box;
    Points axis;
    Points side;
    Points top;

    Points left_of(int column) const { return axis + side * (column - 0.5); }
    int column_at(Points x) const { return static_cast<int>(std::floor((x - axis) / side + 0.5)); }
};

/// All cells of one letter: equal neighbours of a row become one rectangle (D34).
PathItem cells_of(char letter, const Grid& grid, Colour colour)
{
    PathItem path;
    path.fill = colour;
    const int first = grid.column_at(grid.box.x);
    const int last = grid.column_at(grid.box.right());
    constexpr int most_segments = 5; // a column: a page's band has thousands, grown one by one
    path.segments.reserve(static_cast<std::size_t>(std::max(last - first + 1, 1)) * most_segments);
    for (int row = 0; row < pattern_rows; ++row) {
        for (int column = first; column <= last; ++column) {
            if (cell(row, column) != letter) {
                continue;
            }
            const int start = column;
            while (column < last && cell(row, column + 1) == letter) {
                ++column;
            }
            const Points left = std::max(grid.left_of(start), grid.box.x);
            const Points right = std::min(grid.left_of(column + 1), grid.box.right());
            add_rectangle(path, {left, grid.top + grid.side * row, right - left, grid.side});
        }
    }
    return path;
}

} // namespace

std::vector<Item> woven_band(const Rect& box, Points axis, BandNeighbour neighbour,
                             const Theme& theme)
{
    const int guard_rows = neighbour == BandNeighbour::Kunyit ? 1 : 0;
    const Points side = box.height / (pattern_rows + 2 * guard_rows);
    const Grid grid{box, axis, side, box.y + side * guard_rows};
    std::vector<Item> items;
    items.push_back({Role::Band, BoxItem{box, theme.nila, std::nullopt, Points(0)}, std::nullopt});
    for (const auto& [letter, colour] :
         {std::pair{'M', theme.merah}, std::pair{'W', theme.kapas}, std::pair{'K', theme.kunyit}}) {
        items.push_back({Role::Band, cells_of(letter, grid, colour), std::nullopt});
    }
    return items;
}

} // namespace layout
