#include "content/layout/screens/screen_page.hpp"

#include "content/layout/outlines.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr double lamp_side = 22;  // mm
constexpr double title_cap = 7.5; // D13, page title
constexpr double note_cap = 5.0;  // small
constexpr Points boundless(1e5);

} // namespace

/// Few lines of the chosen size from top to bottom: the large sizes on small landscape panels.
/// Header and sash then leave to the text what they can.
bool ScreenPage::is_low() const
{
    constexpr double least_caps = 30;
    return composer_.height() < composer_.metrics().least_cap() * least_caps;
}

std::string ScreenPage::note_for(const PageTexts& texts)
{
    const Chrome& chrome = context_.chrome;
    std::vector<std::string> parts;
    const auto add = [&](const ShownText& text) {
        if (!text.empty()) {
            composer_.see(text);
            parts.push_back(content::plain_text(text.lines, " "));
        }
    };
    for (const std::string& language : texts.others()) {
        if (const auto found = chrome.shown_in.find(language); found != chrome.shown_in.end()) {
            add(found->second);
        }
    }
    if (texts.being_updated()) {
        add(chrome.being_updated);
    }
    if (!chrome.label.empty()) {
        parts.push_back(chrome.label);
    }
    std::string note;
    for (const std::string& part : parts) {
        note += note.empty() ? part : "  \u00B7  " + part;
    }
    // The month of the information is what goes when the line is full or the screen low.
    if (chrome.information.empty() || is_low()) {
        return note;
    }
    composer_.see(chrome.information);
    const std::string month = content::plain_text(chrome.information.lines, " ");
    const std::string longer = note.empty() ? month : month + "  \u00B7  " + note;
    return note_width(longer) <= content_.width ? longer : note;
}

ShapedText ScreenPage::shape_note(const std::string& note) const
{
    return composer_.shape_plain(note, "ui.information-of", context_.chrome.information.language,
                                 fonts::Weight::Regular);
}

Points ScreenPage::note_width(const std::string& note)
{
    return composer_.width_of(shape_note(note), {composer_.metrics().cap(note_cap), {1}},
                              boundless);
}

/// One small line at the end of the header: other languages, month, label.
/// @return y below it.
Points ScreenPage::lay_out_note(const std::string& note, Points top, const Surface& surface)
{
    if (note.empty()) {
        return top;
    }
    const Points cap = composer_.metrics().cap(note_cap);
    const ShapedText text = shape_note(note);
    Setting setting = composer_.set(text, cap, content_.width);
    const Points height = height_of(text, setting);
    composer_.text(text, setting, {content_.x, top, content_.width, height},
                   look_on(surface, Role::Footer, fonts::Align::End));
    return top + height;
}

/// Lamp and name, the first thing seen (mock-ups 01 and 08).
void ScreenPage::lay_out_name(const Rect& lamp, const Surface& ground)
{
    const Metrics& metrics = composer_.metrics();
    lay_out_lamp(composer_, lamp, ground);
    const auto name =
        composer_.shape_plain(std::string(program_name), "", "id", fonts::Weight::Bold);
    composer_.text_in_middle(name, {metrics.cap(title_cap), {1}},
                             {lamp.right() + metrics.mm(6), lamp.y, metrics.mm(70), lamp.height},
                             look_on(ground, Role::Label));
}

/// Dots where they have room, else "n / m" (D16, D24).
/// @return x where they begin.
Points ScreenPage::lay_out_position(Points end, Points middle, const Surface& surface)
{
    const Position& position = head_.position;
    if (position.of <= 0) {
        return end;
    }
    const Metrics& metrics = composer_.metrics();
    const Points radius = std::max(metrics.mm(6), metrics.least_cap() * 0.95);
    const Points pitch = radius * 2.75;
    const Points width = pitch * (position.of - 1) + radius * 2.75;
    if (composer_.look().text != TextSize::XL && width <= composer_.width() * 0.5) {
        lay_out_dots(end - radius * 1.4, middle, radius, pitch);
        return end - width;
    }
    if (position.now == 0) {
        return end; // The title page comes before the first.
    }
    const auto text = composer_.shape_plain(
        std::to_string(position.now) + " / " + std::to_string(position.of), "ui.position",
        context_.chrome.information.language, fonts::Weight::Bold);
    const Setting setting{metrics.cap(title_cap), {1}};
    const Points wide = composer_.width_of(text, setting, boundless);
    composer_.text_in_middle(text, setting,
                             {end - wide, middle - setting.cap, wide, setting.cap * 2},
                             look_on(surface, Role::Label, fonts::Align::End));
    return end - wide;
}

void ScreenPage::lay_out_dots(Points last, Points middle, Points radius, Points pitch)
{
    const Palette& palette = composer_.palette();
    const Metrics& metrics = composer_.metrics();
    for (int dot = 1; dot <= head_.position.of; ++dot) {
        const bool is_now = dot == head_.position.now;
        const bool is_done = dot < head_.position.now;
        const Surface& surface = is_now ? palette.now : is_done ? palette.done : palette.face;
        const Points r = is_now ? radius * 1.375 : radius;
        const Points x = last - pitch * (head_.position.of - dot);
        const Rect box{x - r, middle - r, r * 2, r * 2};
        composer_.surface(Role::Label, box, surface, r);
        if (is_done) {
            composer_.mark("mark-yes", box.inset(r * 0.5), surface.text);
            continue;
        }
        const auto text =
            composer_.shape_plain(std::to_string(dot), "ui.position",
                                  context_.chrome.information.language, fonts::Weight::Bold);
        const Points cap = std::max(std::min(metrics.cap(note_cap), r * 0.9), to_points(3.6_mm));
        composer_.text_in_middle(text, {cap, {1}}, box,
                                 look_on(surface, Role::Label, fonts::Align::Centre));
    }
}

/// @return y below the header.
Points ScreenPage::lay_out_header(const PageTexts& texts)
{
    const std::string note = note_for(texts);
    return composer_.metrics().portrait() ? lay_out_picture_header(note)
                                          : lay_out_flat_header(note);
}

/// Only the small line: the page brings its own head.
Points ScreenPage::lay_out_bare_top(const PageTexts& texts)
{
    const Rect whole = content_;
    content_.x += head_.note_lead;
    content_.width = content_.width - head_.note_lead;
    const Points top = to_points(2_mm);
    const Points bottom = lay_out_note(note_for(texts), top, composer_.palette().page);
    content_ = whole;
    return bottom;
}

const ShownText& ScreenPage::title() const
{
    return context_.chrome.message.empty() ? head_.title : context_.chrome.message;
}

Points ScreenPage::lay_out_flat_header(const std::string& note)
{
    const Metrics& metrics = composer_.metrics();
    const Surface& surface =
        head_.bar_is_short ? composer_.palette().bar : composer_.palette().page;
    const Points under_note = lay_out_note(note, std::max(metrics.mm(3), to_points(2_mm)), surface);
    const Points lamp = metrics.mm(lamp_side);
    const auto text = composer_.shape(title(), fonts::Weight::Bold);
    // A small panel has no room for it; "Dengar" of the bar and the page's own button say the same.
    constexpr double least_scale = 0.8;
    const bool speaks = !head_.bar_is_short && metrics.scale() > least_scale;
    const Points speaker = speaks ? metrics.target(lamp_side) : Points(0);
    const Points title_height = height_of(text, {metrics.cap(title_cap), {1}});
    const Points tallest = std::max({speaker, title_height, lamp});
    const Points middle = std::max(metrics.mm(20), under_note + tallest / 2 + to_points(1_mm));
    Rect lamp_box{content_.x, middle - lamp / 2, lamp, lamp};
    if (head_.title_lead > Points(0)) {
        lay_out_name(lamp_box, surface);
        lamp_box.x += head_.title_lead;
    }
    if (head_.touch_hand && context_.chrome.message.empty()) { // It belongs to the page's title.
        const bool on_bar = head_.bar_is_short && composer_.palette().filled;
        composer_.mark(touch_hand_mark, lamp_box,
                       on_bar ? composer_.palette().emergency.ground : surface.text);
    } else {
        lay_out_lamp(composer_, lamp_box, surface);
    }
    const Points end = lay_out_position(content_.right(), middle, surface);
    const Points x = lamp_box.right() + metrics.mm(6);
    const Points room = end - x - metrics.mm(8) - (speaks ? speaker + metrics.mm(8) : Points(0));
    const Setting setting =
        composer_.fit(text, metrics.cap(title_cap), metrics.least_cap(), room, 2);
    const Points width = composer_.width_of(text, setting, room);
    const Points height = height_of(text, setting);
    composer_.text_in_middle(text, setting, {x, middle - height / 2, room, height},
                             look_on(surface, Role::Heading));
    if (speaks) {
        composer_.speaker("title",
                          {x + width + metrics.mm(8), middle - speaker / 2, speaker, speaker},
                          composer_.palette().face);
    }
    return std::max(metrics.mm(34), middle + std::max(tallest, height) / 2 + metrics.gap(3));
}

/// D22: nothing to touch here; it hangs too high for a seated visitor.
Points ScreenPage::lay_out_picture_header(const std::string& note)
{
    const Metrics& metrics = composer_.metrics();
    const Surface& surface = composer_.palette().bar;
    const Points height = metrics.mm(100);
    composer_.box(Role::Ground, {Points(0), Points(0), composer_.width(), height}, surface.ground);
    const Points under_note = lay_out_note(note, metrics.mm(4), surface);
    const Points lamp = metrics.mm(lamp_side);
    const Points lamp_top = std::max(metrics.mm(10), under_note);
    lay_out_name({content_.x, lamp_top, lamp, lamp}, surface);
    Points end = content_.right();
    if (!head_.picture.empty()) {
        const Points side = std::min(metrics.mm(86), height - under_note - metrics.mm(6));
        const Rect box{content_.right() - side, height - side - metrics.mm(4), side, side};
        composer_.picture(head_.picture, box, surface);
        end = box.x - metrics.mm(4);
    }
    Points bottom = height - metrics.mm(6);
    if (head_.position.of > 0) {
        const Points row = std::max(metrics.mm(18), metrics.cap(title_cap) * 2);
        lay_out_position(content_.right(), bottom - row / 2, surface);
        bottom = bottom - row;
    }
    const Points top = lamp_top + lamp;
    const auto text = composer_.shape(title(), fonts::Weight::Bold);
    const Setting setting = composer_.fit(text, metrics.cap(10), metrics.least_cap(),
                                          end - content_.x, 3, bottom - top);
    composer_.text_in_middle(text, setting, {content_.x, top, end - content_.x, bottom - top},
                             look_on(surface, Role::Heading));
    return height + metrics.mm(7);
}

/// D50: the same strip as on paper, under the header.
/// @return y below it.
Points ScreenPage::lay_out_sash(Points top)
{
    const Metrics& metrics = composer_.metrics();
    const Surface& surface = composer_.palette().sash;
    const Points cap = is_low() ? to_points(Millimetres(note_cap)) : metrics.cap(note_cap);
    const Points edge = metrics.mm(1.2);
    const auto text = composer_.shape(context_.chrome.sash, fonts::Weight::Bold);
    const Setting setting = composer_.fit(text, cap, to_points(3.5_mm), content_.width, 1);
    const Points height = std::max(metrics.mm(10), height_of(text, setting) + edge + metrics.mm(1));
    const bool wide = !composer_.metrics().portrait() || !head_.has_header;
    const Points y = wide ? top : top - metrics.mm(7);
    const Rect strip{Points(0), y, composer_.width(), height};
    composer_.keep_clear(strip);
    composer_.box(Role::Sash, strip, surface.ground);
    if (composer_.look().detail == Detail::Drawn) {
        composer_.path(Role::Sash,
                       stripes({strip.x, strip.bottom() - edge, strip.width, edge}, surface.text));
    }
    if (composer_.palette().filled) {
        composer_.box(Role::Sash, {strip.x, strip.y, strip.width, metrics.mm(0.6)}, surface.text);
    }
    composer_.text_in_middle(text, setting,
                             {content_.x, strip.y, content_.width, strip.height - edge},
                             look_on(surface, Role::Sash, fonts::Align::Centre));
    return strip.bottom() + (wide ? metrics.mm(1) : metrics.mm(7));
}

} // namespace layout::screens
