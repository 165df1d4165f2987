#include "content/layout/screens/screen_composer.hpp"

#include "content/layout/band.hpp"
#include "content/layout/screens/reading.hpp"
#include "fonts/wrap.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr double frame_width = 1.25; // D18, mm
constexpr double body_leading = 1.8; // D13
constexpr Points focus_gap = to_points(0.5_mm);
constexpr Points focus_line = to_points(2_mm); // KIOSK.md 2.7
constexpr Points focus_edge = to_points(1.5_mm);

/// D28: lines never thicker than the text's stems.
double stroke_scale(Points size)
{
    constexpr Points large = to_points(100_mm);
    constexpr Points middle = to_points(60_mm);
    return size > large ? 0.65 : size > middle ? 0.82 : 1.0;
}

PictureItem::Theme picture_theme(Contrast contrast)
{
    switch (contrast) {
    case Contrast::Dark:
        return PictureItem::Theme::Dark;
    case Contrast::Light:
        return PictureItem::Theme::Light;
    case Contrast::Normal:
        break;
    }
    return PictureItem::Theme::Normal;
}

const Theme& usual_theme()
{
    static const Theme theme;
    return theme;
}

/// Pressed, ground and ink change places; on the nila of the bar kunyit says it better.
Surface pressed_surface(const Surface& rest, const Palette& palette)
{
    const bool dark_ground = contrast(rest.ground, palette.emergency.ground) >= 10;
    if (palette.filled && dark_ground) {
        return palette.emergency;
    }
    if (palette.filled) {
        return palette.primary;
    }
    return {rest.text, rest.ground, rest.ground};
}

} // namespace

TextLook look_on(const Surface& surface, Role role, fonts::Align align)
{
    return {role, surface.text, surface.text, surface.ground, false, align};
}

ScreenComposer::ScreenComposer(const ScreenContext& context)
    : Composer(context.look.panel, context.look.direction, usual_theme(), context.look.detail,
               context.fonts, context.scratch),
      context_(context), metrics_(context.look), palette_(palette_for(context.look.contrast))
{}

ShapedText ScreenComposer::shape(const ShownText& text, fonts::Weight weight)
{
    see(text);
    return shape_lines(text.lines, text.unit, text.language, {weight, weight, 1.0}, body_leading);
}

ShapedText ScreenComposer::shape_number(const std::string& number, const std::string& unit) const
{
    content::Span span;
    span.text = number;
    span.no_break = true;
    return shape_lines({{span}}, unit, "id", {fonts::Weight::Bold, fonts::Weight::Bold, 1.0}, 1.5);
}

Setting ScreenComposer::set(const ShapedText& text, Points cap, Points width) const
{
    Setting setting;
    setting.cap = cap;
    for (const ShapedLine& line : text.lines) {
        const Points size = cap * (line.ratio * text.em);
        const auto lines =
            fonts::wrap(*line.paragraph, static_cast<float>(width / size), context_.scratch);
        setting.lines.push_back(static_cast<std::uint32_t>(lines.size()));
    }
    return setting;
}

bool ScreenComposer::has_room(const ShapedText& text, Points cap, Points width)
{
    return std::ranges::all_of(text.lines, [&](const ShapedLine& line) {
        const Points size = cap * (line.ratio * text.em);
        return size * static_cast<double>(fonts::longest_piece_em(*line.paragraph)) <= width;
    });
}

Setting ScreenComposer::fit(const ShapedText& text, Points cap, Points least, Points width,
                            int lines, Points height)
{
    const TextRoom room{width, height, cap, std::min(least, cap), lines};
    if (const auto setting = fit_text(text, room, scratch())) {
        return *setting;
    }
    auto finding = text_finding(text, "K040");
    finding.arguments = {{"format", "kiosk"}, {"lines", std::to_string(lines)}};
    report(std::move(finding));
    return set(text, std::min(least, cap), width);
}

void ScreenComposer::surface(Role role, const Rect& rect, const Surface& surface, Points radius)
{
    BoxItem item{turned(rect), surface.ground, std::nullopt, radius};
    if (surface.frame) {
        const Points line = mm(frame_width);
        item.rect = item.rect.inset(line / 2);
        item.stroke = Stroke{*surface.frame, line, true};
    }
    list_.items.push_back({role, item, std::nullopt});
}

Surface ScreenComposer::button(const std::string& action, const Rect& rect, const Surface& rest,
                               Points radius)
{
    const Surface shown = is_pressed(action) ? pressed_surface(rest, palette_) : rest;
    surface(Role::Button, rect, shown, radius);
    region(action, rect);
    return shown;
}

void ScreenComposer::region(const std::string& action, const Rect& rect)
{
    list_.regions.push_back({action, turned(rect)});
}

void ScreenComposer::name_region(const ShownText& word)
{
    list_.regions.back().label = {content::plain_text(word.lines, " "), word.language, word.unit};
}

void ScreenComposer::picture(const std::string& name, const Rect& box, const Surface& ground)
{
    if (name.empty()) {
        return;
    }
    PictureItem item;
    item.name = name;
    item.box = box;
    item.stroke_scale = stroke_scale(box.width);
    item.theme = picture_theme(look().contrast);
    item.light_disc = ground.ground == palette_.page.ground ||
                      ground.ground == palette_.face.ground || ground.ground == palette_.bar.ground;
    add_picture(std::move(item));
}

void ScreenComposer::speaker(const std::string& unit, const Rect& box, const Surface& rest)
{
    const Surface shown = button("say:" + unit, box, rest, mm(2.5));
    speaker_mark(box.inset(box.width * 0.2), shown.text, shown.ground);
}

void ScreenComposer::speaker_mark(const Rect& box, Colour colour, Colour ground)
{
    mark("mark-speaker", box, colour);
    // There are no clips yet: one stroke across, apart from the mark by a line of the ground.
    const auto stroke = [&](Points shift, Colour line) {
        PathItem item;
        item.stroke = Stroke{line, box.width * 0.1, true};
        const auto point = [&](PathSegment::Kind kind, Points x, Points y) {
            item.segments.push_back({kind, {}, {}, {x, y}});
        };
        point(PathSegment::Kind::Move, box.x + box.width * 0.08 + shift, box.bottom());
        point(PathSegment::Kind::Line, box.right() - box.width * 0.08 + shift, box.y);
        path(Role::Button, std::move(item));
    };
    stroke(box.width * 0.1, ground);
    stroke(Points(0), colour);
}

void ScreenComposer::text_in_middle(const ShapedText& shaped, const Setting& setting,
                                    const Rect& frame, const TextLook& look)
{
    // Latin descenders are few: the optical middle of the letters is what must be in the middle.
    const bool latin = shaped.ascent == 1.0;
    const Points hanging = latin ? setting.cap * (shaped.descent * 0.75) : Points(0);
    const Points block = height_of(shaped, setting) - hanging;
    const Points top = frame.y + (frame.height - block) / 2;
    text(shaped, setting, {frame.x, top, frame.width, frame.bottom() - top}, look);
}

void ScreenComposer::band(const Rect& rect)
{
    if (look().detail == Detail::LeftOut) {
        return;
    }
    auto items = woven_band(rect, width() / 2, BandNeighbour::Other, palette_.band);
    std::ranges::move(items, std::back_inserter(list_.items));
}

void ScreenComposer::map_path(PathItem path, const Rect& box)
{
    const Points shift = turned(box).x - box.x;
    const auto move = [&](Point& point) { point.x += shift; };
    for (PathSegment& segment : path.segments) {
        move(segment.first);
        move(segment.second);
        move(segment.to);
    }
    list_.items.push_back({Role::Picture, std::move(path), std::nullopt});
}

void ScreenComposer::map_dot(BoxItem dot, const Rect& box)
{
    dot.rect.x += turned(box).x - box.x;
    list_.items.push_back({Role::Picture, dot, std::nullopt});
}

void ScreenComposer::focus_ring(const Rect& stop)
{
    // Where the panel ends, or the sash, the ring goes over the button's edge: it is never cut.
    constexpr Points whole = focus_gap + focus_line + focus_edge;
    Points top(0);
    Points bottom = height();
    if (clear_ && stop.y >= clear_->y) {
        top = clear_->bottom();
    } else if (clear_ && stop.bottom() <= clear_->bottom()) {
        bottom = clear_->y;
    }
    const Points x = std::max(stop.x, whole);
    const Points y = std::max(stop.y, top + whole);
    const Rect rect{x, y, std::min(stop.right(), width() - whole) - x,
                    std::min(stop.bottom(), bottom - whole) - y};
    const auto ring = [&](Points inner, Points line, Colour colour) {
        const Points out = inner + line / 2;
        BoxItem item{rect.inset(-out), std::nullopt, Stroke{colour, line, true}, mm(3.5) + out};
        list_.items.push_back({Role::Rule, item, std::nullopt});
    };
    // Section 5: 2 mm of kunyit between two lines that it stands out from on every ground.
    const Colour edge = palette_.filled ? palette_.page.text : palette_.page.ground;
    const Colour line = palette_.filled ? palette_.emergency.ground : palette_.page.text;
    ring(Points(0), focus_gap, edge);
    ring(focus_gap, focus_line, line);
    ring(focus_gap + focus_line, focus_edge, edge);
}

void ScreenComposer::add(const DisplayList& part)
{
    const std::size_t items = list_.items.size();
    const std::size_t texts = list_.texts.size();
    list_.items.insert(list_.items.end(), part.items.begin(), part.items.end());
    for (std::size_t i = items; i < list_.items.size(); ++i) {
        if (auto& text = list_.items[i].text) {
            *text += texts;
        }
    }
    list_.texts.insert(list_.texts.end(), part.texts.begin(), part.texts.end());
    list_.regions.insert(list_.regions.end(), part.regions.begin(), part.regions.end());
    list_.findings.insert(list_.findings.end(), part.findings.begin(), part.findings.end());
}

DisplayList ScreenComposer::finish() &&
{
    if (!look().focus.empty()) {
        const auto stops = reading_stops(list_);
        const auto found = std::ranges::find(stops, look().focus, &ReadingStop::action);
        if (found != stops.end()) {
            focus_ring(found->rect);
        }
    }
    return std::move(list_);
}

} // namespace layout::screens
