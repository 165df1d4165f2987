#include "tests/content/layout/screen_rules.hpp"

#include "content/layout/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace support {

namespace {

using layout::BoxItem;
using layout::Colour;
using layout::DisplayList;
using layout::Point;
using layout::Points;
using layout::Rect;
using layout::Region;
using layout::TextBlock;
using layout::screens::Contrast;
using layout::screens::ScreenLook;
using layout::screens::TextSize;

constexpr Points hair(0.35);
constexpr Points least_target = layout::to_points(layout::Millimetres(19.95)); // T1
constexpr Points least_gap = layout::to_points(layout::Millimetres(2.54));     // T2
constexpr double least_module = 0.6;                                           // mm, KIOSK.md 2.5

const std::map<TextSize, double> least_caps{
    {TextSize::S, 3.8}, {TextSize::M, 5.0}, {TextSize::L, 6.8}, {TextSize::XL, 8.8}}; // T4

bool contains(const Rect& outer, const Rect& inner)
{
    return outer.contains(inner, hair);
}

bool covers(const Rect& rect, Point at)
{
    return at.x >= rect.x && at.x <= rect.right() && at.y >= rect.y && at.y <= rect.bottom();
}

double millimetres(Points length)
{
    return layout::to_millimetres(length).value();
}

std::string shown(const Rect& rect)
{
    std::string text;
    for (const Points part : {rect.x, rect.y, rect.right(), rect.bottom()}) {
        text += std::to_string(static_cast<int>(std::lround(millimetres(part)))) + " ";
    }
    return text;
}

std::string name_of(const TextBlock& text)
{
    return text.unit + " \"" + text.text.substr(0, 24) + "\"";
}

/// Where something is drawn: signs do not hang below their line, and the letters of a script that
/// stacks marks lie in the middle of the height kept for it.
Rect ink_of(const TextBlock& text)
{
    Rect ink = text.ink;
    const bool signs = text.text.find_first_not_of("0123456789+- A") == std::string::npos;
    const bool capital = text.text.size() == 1 && text.text >= "A" && text.text <= "Z";
    if (text.lines == 1 && (signs || (capital && text.text != "Q"))) { // Nothing hangs down.
        ink.height = std::min(ink.height, text.cap_height);
    } else if (text.lines == 1) {
        const Points letters = std::min(ink.height, text.cap_height * 1.8);
        ink.y += (ink.height - letters) / 2;
        ink.height = letters;
    }
    return ink.inset(hair);
}

class PageRules {
  public:
    PageRules(const DisplayList& list, const ScreenLook& look)
        : list_(list),
          look_(look), screen_{Points(0), Points(0), list.size.width, list.size.height},
          least_contrast_(look.contrast == Contrast::Normal ? 10.0 : 20.0)
    {}

    std::vector<std::string> faults()
    {
        for (std::size_t i = 0; i < list_.texts.size(); ++i) {
            check_text(list_.texts[i]);
            check_ground(list_.texts[i], first_item_of(i));
            check_meetings(i);
        }
        check_marks();
        check_targets();
        check_boxes();
        check_codes();
        for (const auto& finding : list_.findings) {
            if (finding.code != "K042") {
                fault("T9 finding " + finding.code + " " + finding.unit);
            }
        }
        return faults_;
    }

  private:
    void fault(std::string words) { faults_.push_back(std::move(words)); }

    void check_text(const TextBlock& text)
    {
        if (!contains(screen_, text.ink)) {
            fault("T9 off the screen: " + name_of(text) + shown(text.ink));
        }
        if (text.ink.width > text.frame.width + hair) {
            fault("T9 wider than its box: " + name_of(text));
        }
        const bool sign = text.unit == "ui.position"; // The number in a dot.
        const double least = sign ? 3.5 : least_caps.at(look_.text);
        const double cap = millimetres(text.cap_height);
        if (cap < least - 0.02 && text.role != layout::Role::Sash) {
            fault("T4 cap " + std::to_string(cap) + " mm: " + name_of(text));
        }
    }

    std::size_t first_item_of(std::size_t text) const
    {
        const auto found = std::ranges::find(list_.items, std::optional(text), &layout::Item::text);
        return static_cast<std::size_t>(found - list_.items.begin());
    }

    /// Colour of the last filled box before `item` that covers a point.
    std::optional<Colour> colour_under(Point at, std::size_t item) const
    {
        for (std::size_t i = std::min(item, list_.items.size()); i-- > 0;) {
            const auto* box = std::get_if<BoxItem>(&list_.items[i].what);
            if (box != nullptr && box->fill && covers(box->rect, at)) {
                return box->fill;
            }
        }
        return std::nullopt;
    }

    /// T6, and that the whole text lies on one ground: a line that hangs out of its box stands on
    /// another colour there.
    void check_ground(const TextBlock& text, std::size_t item)
    {
        const Rect ink = ink_of(text);
        const std::array<Point, 5> corners{{{ink.x, ink.y},
                                            {ink.right(), ink.y},
                                            {ink.x, ink.bottom()},
                                            {ink.right(), ink.bottom()},
                                            {ink.x + ink.width / 2, ink.y + ink.height / 2}}};
        for (const Point corner : corners) {
            const auto ground = colour_under(corner, item);
            if (!ground || !(*ground == text.ground)) {
                fault("T6 leaves its ground: " + name_of(text) + shown(ink));
                return;
            }
        }
        if (layout::contrast(text.fill, text.ground) < least_contrast_ - 0.05) {
            fault("T6 contrast: " + name_of(text));
        }
    }

    /// Texts meet neither each other nor a drawing, and no border of a box runs through them.
    void check_meetings(std::size_t i)
    {
        const TextBlock& text = list_.texts[i];
        const Rect ink = text.ink.inset(hair);
        for (std::size_t j = i + 1; j < list_.texts.size(); ++j) {
            if (ink.overlaps(list_.texts[j].ink.inset(hair))) {
                fault("T9 texts meet: " + name_of(text) + " / " + name_of(list_.texts[j]));
            }
        }
        for (const auto& item : list_.items) {
            const auto* picture = std::get_if<layout::PictureItem>(&item.what);
            if (picture != nullptr && picture->box.inset(hair).overlaps(ink)) {
                fault("T9 a text meets " + picture->name + ": " + name_of(text));
            }
            const auto* code = std::get_if<layout::QrItem>(&item.what);
            if (code != nullptr && code->box.inset(hair).overlaps(ink)) {
                fault("T9 a text meets the code: " + name_of(text));
            }
        }
    }

    /// T6 for icons.
    void check_marks()
    {
        for (std::size_t i = 0; i < list_.items.size(); ++i) {
            const auto* picture = std::get_if<layout::PictureItem>(&list_.items[i].what);
            if (picture == nullptr || !picture->one_colour) {
                continue;
            }
            const Rect& box = picture->box;
            if (!contains(screen_, box)) {
                fault("T9 off the screen: " + picture->name + shown(box));
            }
            const auto ground = colour_under({box.x + box.width / 2, box.y + box.height / 2}, i);
            if (!ground ||
                layout::contrast(*picture->one_colour, *ground) < least_contrast_ - 0.05) {
                fault("T6 contrast: " + picture->name + shown(box));
            }
        }
    }

    void check_targets()
    {
        const auto& regions = list_.regions;
        for (std::size_t i = 0; i < regions.size(); ++i) {
            const Region& region = regions[i];
            if (region.action == "wake") {
                continue;
            }
            if (region.rect.width < least_target || region.rect.height < least_target) {
                fault("T1 small target: " + region.action + " " + shown(region.rect));
            }
            if (!contains(screen_, region.rect)) {
                fault("T1 target off the screen: " + region.action);
            }
            for (std::size_t j = i + 1; j < regions.size(); ++j) {
                check_gap(region, regions[j]);
            }
        }
    }

    void check_gap(const Region& a, const Region& b)
    {
        if (b.action == "wake" || contains(a.rect, b.rect) || contains(b.rect, a.rect)) {
            return;
        }
        const Points half = (least_gap - hair) / 2;
        if (a.rect.inset(-half).overlaps(b.rect.inset(-half))) {
            fault("T2 targets too near: " + a.action + " / " + b.action);
        }
    }

    /// A speaker in a tile; the whole screen of `attract` counts for none.
    bool lies_in_another(const Region& region) const
    {
        return region.action == "wake" ||
               std::ranges::any_of(list_.regions, [&](const Region& other) {
                   return &other != &region && other.action != "wake" &&
                          contains(other.rect, region.rect);
               });
    }

    /// A part of a button lies inside it, and no row lies across another one or the woven band.
    void check_boxes()
    {
        for (const auto& item : list_.items) {
            const auto* box = std::get_if<BoxItem>(&item.what);
            const bool solid = item.role == layout::Role::Button ||
                               item.role == layout::Role::Body || item.role == layout::Role::Number;
            if (box == nullptr || !solid) {
                continue;
            }
            const Rect inner = box->rect.inset(hair);
            const bool crosses = std::ranges::any_of(list_.regions, [&](const Region& region) {
                return region.rect.overlaps(inner) && !lies_in_another(region) &&
                       !contains(region.rect, box->rect) && !contains(box->rect, region.rect);
            });
            if (crosses) {
                fault("T9 a box sticks out of its button: " + shown(box->rect));
            }
            if (band_ && band_->overlaps(inner)) {
                fault("T9 a box lies on the band: " + shown(box->rect));
            }
        }
    }

    /// T6 and KIOSK.md 2.5: large enough, dark on light in every theme.
    void check_codes()
    {
        for (const auto& item : list_.items) {
            const auto* code = std::get_if<layout::QrItem>(&item.what);
            if (code == nullptr) {
                continue;
            }
            const double module = millimetres(code->box.width) / (code->modules + 8);
            if (module < least_module) {
                fault("T6 QR module " + std::to_string(module));
            }
            const bool dark_on_light = code->dark_colour.red < code->light_colour.red;
            if (!dark_on_light || layout::contrast(code->dark_colour, code->light_colour) < 10) {
                fault("T6 QR colours");
            }
        }
    }

    static std::optional<Rect> band_of(const DisplayList& list)
    {
        std::optional<Rect> band;
        for (const auto& item : list.items) {
            const auto* box = std::get_if<BoxItem>(&item.what);
            if (box != nullptr && item.role == layout::Role::Band && !band) {
                band = box->rect;
            }
        }
        return band;
    }

    const DisplayList& list_;
    const ScreenLook& look_;
    Rect screen_;
    double least_contrast_;
    std::optional<Rect> band_ = band_of(list_);
    std::vector<std::string> faults_;
};

} // namespace

std::vector<std::string> page_faults(const DisplayList& list, const ScreenLook& look)
{
    return PageRules(list, look).faults();
}

std::optional<Rect> focus_ring_of(const DisplayList& list)
{
    // Drawn last, its outermost line at the very end.
    if (list.items.empty() || list.items.back().role != layout::Role::Rule) {
        return std::nullopt;
    }
    const auto* box = std::get_if<BoxItem>(&list.items.back().what);
    const bool is_ring = box != nullptr && box->stroke && !box->fill;
    return is_ring ? std::optional(box->rect.inset(-box->stroke->width / 2)) : std::nullopt;
}

} // namespace support
