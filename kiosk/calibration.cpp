#include "kiosk/calibration.hpp"

#include <cassert>
#include <cmath>

namespace kiosk {

namespace {

constexpr double farthest_rest = 0.02; // Of a side.

using Row = std::array<double, 3>;

double determinant(const Row& a, const Row& b, const Row& c)
{
    return a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) +
           a[2] * (b[0] * c[1] - b[1] * c[0]);
}

/// Sums of a least squares fit of a plane: value = row . (x, y, 1).
class PlaneFit {
  public:
    void add(UnitPoint at, double value)
    {
        const Row place{at.x, at.y, 1};
        for (std::size_t i = 0; i < 3; ++i) {
            for (std::size_t j = 0; j < 3; ++j) {
                sums_[i][j] += place[i] * place[j];
            }
            values_[i] += place[i] * value;
        }
    }
    /// None if the places lie on a line. (Cramer's rule; the sums are symmetric.)
    std::optional<Row> row() const
    {
        const double all = determinant(sums_[0], sums_[1], sums_[2]);
        if (std::abs(all) < 1e-6) {
            return std::nullopt;
        }
        return Row{determinant(values_, sums_[1], sums_[2]) / all,
                   determinant(sums_[0], values_, sums_[2]) / all,
                   determinant(sums_[0], sums_[1], values_) / all};
    }

  private:
    std::array<Row, 3> sums_{};
    Row values_{};
};

/// `first`, then `then`.
Calibration combined(const Calibration& first, const Calibration& then)
{
    Calibration both{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            for (std::size_t k = 0; k < 3; ++k) {
                both[row * 3 + column] += then[row * 3 + k] * first[k * 3 + column];
            }
        }
    }
    return both;
}

bool is_near(UnitPoint a, UnitPoint b, double distance)
{
    return std::abs(a.x - b.x) <= distance && std::abs(a.y - b.y) <= distance; // False for NaN.
}

} // namespace

UnitPoint apply(const Calibration& c, UnitPoint at)
{
    const double weight = c[6] * at.x + c[7] * at.y + c[8];
    return {(c[0] * at.x + c[1] * at.y + c[2]) / weight,
            (c[3] * at.x + c[4] * at.y + c[5]) / weight};
}

bool is_sane(const Calibration& calibration)
{
    for (const UnitPoint corner : {UnitPoint{0, 0}, {1, 0}, {0, 1}, {1, 1}}) {
        const double weight =
            calibration[6] * corner.x + calibration[7] * corner.y + calibration[8];
        if (!(weight > 0) || !is_near(apply(calibration, corner), corner, farthest_move)) {
            return false;
        }
    }
    return true;
}

std::optional<Calibration> corrected(const Calibration& present, std::span<const UnitPoint> touched,
                                     std::span<const UnitPoint> meant)
{
    assert(touched.size() == meant.size());
    PlaneFit across;
    PlaneFit down;
    for (std::size_t i = 0; i < touched.size(); ++i) {
        across.add(touched[i], meant[i].x);
        down.add(touched[i], meant[i].y);
    }
    const auto x = across.row();
    const auto y = down.row();
    if (!x || !y) {
        return std::nullopt;
    }
    const Calibration more{(*x)[0], (*x)[1], (*x)[2], (*y)[0], (*y)[1], (*y)[2], 0, 0, 1};
    for (std::size_t i = 0; i < touched.size(); ++i) {
        if (!is_near(apply(more, touched[i]), meant[i], farthest_rest)) {
            return std::nullopt;
        }
    }
    const Calibration whole = combined(present, more);
    return is_sane(whole) ? std::optional(whole) : std::nullopt;
}

} // namespace kiosk
