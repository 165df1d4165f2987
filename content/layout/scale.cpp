#include "content/layout/scale.hpp"

#include <optional>
#include <utility>

namespace layout {

namespace {

/// Places of the small drawing into those of the large one.
class Scale {
  public:
    Scale(double factor, Point to) : factor_(factor), to_(to) {}

    Point operator()(Point point) const
    {
        return {to_.x + point.x * factor_, to_.y + point.y * factor_};
    }
    Rect operator()(const Rect& rect) const
    {
        const Point corner = (*this)(Point{rect.x, rect.y});
        return {corner.x, corner.y, rect.width * factor_, rect.height * factor_};
    }
    std::optional<Stroke> operator()(std::optional<Stroke> stroke) const
    {
        if (stroke) {
            stroke->width = stroke->width * factor_;
        }
        return stroke;
    }
    BoxItem operator()(const BoxItem& box) const
    {
        return {(*this)(box.rect), box.fill, (*this)(box.stroke), box.radius * factor_};
    }
    PathItem operator()(PathItem path) const
    {
        for (PathSegment& segment : path.segments) {
            segment.first = (*this)(segment.first);
            segment.second = (*this)(segment.second);
            segment.to = (*this)(segment.to);
        }
        path.stroke = (*this)(path.stroke);
        return path;
    }
    GlyphRunItem operator()(GlyphRunItem text) const
    {
        text.run.size *= factor_;
        for (auto& glyph : text.run.glyphs) {
            glyph.x = to_.x.value() + glyph.x * factor_;
            glyph.y = to_.y.value() + glyph.y * factor_;
        }
        return text;
    }
    PictureItem operator()(PictureItem picture) const
    {
        picture.box = (*this)(picture.box);
        return picture;
    }
    QrItem operator()(QrItem code) const
    {
        code.box = (*this)(code.box);
        return code;
    }
    TextBlock operator()(TextBlock text) const
    {
        text.frame = (*this)(text.frame);
        text.ink = (*this)(text.ink);
        text.cap_height = text.cap_height * factor_;
        return text;
    }

  private:
    double factor_;
    Point to_;
};

} // namespace

DisplayList scaled(const DisplayList& list, double factor, Point to)
{
    const Scale scale(factor, to);
    DisplayList made;
    made.size = {list.size.width * factor, list.size.height * factor};
    made.ink_bounds = scale(list.ink_bounds);
    made.language = list.language;
    made.title = list.title;
    for (const Item& item : list.items) {
        Item& there = made.items.emplace_back();
        there.role = item.role;
        there.text = item.text;
        std::visit([&](const auto& what) { there.what = scale(what); }, item.what);
    }
    for (const TextBlock& text : list.texts) {
        made.texts.push_back(scale(text));
    }
    return made;
}

} // namespace layout
