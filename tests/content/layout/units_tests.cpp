#include "content/layout/units.hpp"

#include <catch2/catch.hpp>

using namespace layout;

TEST_CASE("25.4 mm are 72 points", "[layout][units]")
{
    CHECK(to_points(25.4_mm).value() == Approx(72.0));
    CHECK(to_millimetres(72_pt).value() == Approx(25.4));
    CHECK((to_points(297_mm) - 2 * to_points(14_mm)).value() == Approx(762.52).margin(0.01));
}

TEST_CASE("boxes that share an edge do not overlap", "[layout][units]")
{
    const Rect left{Points(0), Points(0), Points(10), Points(10)};
    const Rect right{Points(10), Points(0), Points(10), Points(10)};
    const Rect inner{Points(2), Points(2), Points(3), Points(3)};
    CHECK_FALSE(left.overlaps(right));
    CHECK(left.overlaps(inner));
    CHECK(left.contains(inner));
    CHECK_FALSE(inner.contains(left));
    CHECK(inner.inset(Points(1)).width == Points(1));
}
