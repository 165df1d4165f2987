#pragma once

#include <compare>

namespace layout {

/// A length that knows its unit; lengths of different units do not mix (convert by name).
template <class Unit>
class Length {
  public:
    constexpr Length() = default;
    constexpr explicit Length(double value) : value_(value) {}

    constexpr double value() const { return value_; }
    constexpr auto operator<=>(const Length&) const = default;

    constexpr Length operator-() const { return Length(-value_); }
    constexpr Length& operator+=(Length other) { return *this = *this + other; }
    constexpr Length& operator-=(Length other) { return *this = *this - other; }
    friend constexpr Length operator+(Length a, Length b) { return Length(a.value_ + b.value_); }
    friend constexpr Length operator-(Length a, Length b) { return Length(a.value_ - b.value_); }
    friend constexpr Length operator*(Length a, double factor) { return Length(a.value_ * factor); }
    friend constexpr Length operator*(double factor, Length a) { return Length(a.value_ * factor); }
    friend constexpr Length operator/(Length a, double divisor)
    {
        return Length(a.value_ / divisor);
    }
    friend constexpr double operator/(Length a, Length b) { return a.value_ / b.value_; }

  private:
    double value_ = 0;
};

using Points = Length<struct PointUnit>;           ///< 1/72 inch: type, layout, PDF.
using Millimetres = Length<struct MillimetreUnit>; ///< Paper, trim, bleed.
using Pixels = Length<struct PixelUnit>;           ///< Device pixels of a panel or picture.

inline constexpr double points_per_mm = 72.0 / 25.4;

constexpr Points to_points(Millimetres length)
{
    return Points(length.value() * points_per_mm);
}

constexpr Millimetres to_millimetres(Points length)
{
    return Millimetres(length.value() / points_per_mm);
}

constexpr Millimetres operator""_mm(long double value)
{
    return Millimetres(static_cast<double>(value));
}
constexpr Millimetres operator""_mm(unsigned long long value)
{
    return Millimetres(static_cast<double>(value));
}
constexpr Points operator""_pt(long double value)
{
    return Points(static_cast<double>(value));
}
constexpr Points operator""_pt(unsigned long long value)
{
    return Points(static_cast<double>(value));
}

struct Point {
    Points x;
    Points y;
    bool operator==(const Point&) const = default;
};

struct Size {
    Points width;
    Points height;
    bool operator==(const Size&) const = default;
};

/// Axis-parallel box, y down.
struct Rect {
    Points x;
    Points y;
    Points width;
    Points height;

    constexpr Points right() const { return x + width; }
    constexpr Points bottom() const { return y + height; }
    constexpr Rect inset(Points by) const
    {
        return {x + by, y + by, width - by * 2, height - by * 2};
    }
    constexpr bool contains(const Rect& other, Points tolerance = {}) const
    {
        return other.x >= x - tolerance && other.y >= y - tolerance &&
               other.right() <= right() + tolerance && other.bottom() <= bottom() + tolerance;
    }
    constexpr bool overlaps(const Rect& other) const
    {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    bool operator==(const Rect&) const = default;
};

} // namespace layout
