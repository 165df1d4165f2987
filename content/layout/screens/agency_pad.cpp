#include "content/layout/screens/agency_pad.hpp"

#include "content/layout/screens/screen_parts.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Letter pad 7 x 4: 26 letters, space and delete (KIOSK.md 2.4).
constexpr Grid pad_grid{7, 4};

constexpr Points least_key = to_points(12.7_mm); // T1
constexpr Points least_gap = to_points(2.54_mm); // T2

/// Capitals in the field, in mm at size M.
constexpr double prompt_cap = 6.5;
constexpr double typed_cap = 8;

/// A key that leads to no name is a bare letter. It can be pressed all the same: who looks for
/// a company that is not in the list is to read that it is not.
Surface lay_out_key(ScreenComposer& composer, const std::string& key, const Rect& rect,
                    bool leads_on)
{
    const Palette& palette = composer.palette();
    return composer.button("key:" + key, rect, leads_on ? palette.face : palette.page,
                           composer.mm(3));
}

/// Where a letter stands in the middle: capitals have no descent, but their line has one.
Rect letter_room(const Rect& key)
{
    return {key.x, key.y, key.width, key.height * 0.95};
}

Points key_cap(const Metrics& metrics, Points height)
{
    return std::min(metrics.cap(7), std::max(height * 0.5, metrics.least_cap()));
}

/// As wide as high, and as a W with its edges.
Points key_width(const Metrics& metrics, Points height)
{
    constexpr double widest = 1.7; // Of a cap.
    return std::max(height, key_cap(metrics, height) * widest);
}

/// The open box of a space bar, as wide as a letter is high and standing on the letters' line.
void draw_space_sign(ScreenComposer& composer, const Rect& key, Points cap, Colour colour)
{
    const Points stem = cap * 0.19;
    const Points height = cap * 0.55;
    const Rect sign{key.x + (key.width - cap * 1.3) / 2, key.y + (key.height + cap) / 2 - height,
                    cap * 1.3, height};
    for (const Rect& stroke :
         {Rect{sign.x, sign.y, stem, height}, Rect{sign.right() - stem, sign.y, stem, height},
          Rect{sign.x, sign.bottom() - stem, sign.width, stem}}) {
        composer.box(Role::Button, stroke, colour);
    }
}

Points field_inset(const ScreenComposer& composer)
{
    return composer.mm(5);
}

Setting set_prompt(ScreenComposer& composer, const ShapedText& prompt, Points width)
{
    return composer.fit(prompt, composer.metrics().cap(prompt_cap), composer.metrics().least_cap(),
                        width - field_inset(composer) * 2, 3);
}

} // namespace

AgencyPad::AgencyPad(const ScreenContext& context, const AgencyValues& values)
    : context_(context), values_(values)
{}

AgencyPad::Keys AgencyPad::keys(const ScreenPage& page) const
{
    const Rect& room = page.content();
    const Metrics metrics(context_.look);
    Points gap = metrics.gap(3);
    // At XL a low page has no room for four rows of the usual size: keys give way, then gaps.
    const Points lowest = (room.height - gap * (pad_grid.rows - 1)) / pad_grid.rows;
    const Points key = std::max(std::min(metrics.target(22), lowest), least_key);
    const Points between = (room.height - key * pad_grid.rows) / (pad_grid.rows - 1);
    gap = std::max(std::min(gap, between), least_gap);
    const Points width = key_width(metrics, key) * pad_grid.columns + gap * (pad_grid.columns - 1);
    const Points height = key * pad_grid.rows + gap * (pad_grid.rows - 1);
    return {{room.right() - width, room.bottom() - height, width, height}, gap};
}

/// The letters are Latin: A stands at the left on right-to-left pages too.
Rect AgencyPad::key_place(const Keys& keys, int key) const
{
    const int row = key / pad_grid.columns;
    const int column = key % pad_grid.columns;
    const bool is_mirrored = context_.look.direction == content::Direction::RightToLeft;
    const int place = is_mirrored ? pad_grid.columns - 1 - column : column;
    return cell_of(pad_grid, keys.room, keys.gap, keys.gap, row * pad_grid.columns + place);
}

void AgencyPad::lay_out(ScreenPage& page) const
{
    ScreenComposer& composer = page.draw();
    const Keys pad = keys(page);
    const Points cap = key_cap(composer.metrics(), key_place(pad, 0).height);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const std::string letter(1, letters[i]);
        const Rect rect = key_place(pad, static_cast<int>(i));
        const Surface shown = lay_out_key(composer, letter, rect, is_open(letters[i]));
        const auto text = composer.shape_plain(letter, "", "id", fonts::Weight::Bold);
        composer.text_in_middle(text, {cap, {1}}, letter_room(rect),
                                look_on(shown, Role::Button, fonts::Align::Centre));
    }
    if (!values_.typed.empty() && values_.typed.back() != ' ') {
        const Rect rect = key_place(pad, 26);
        const Surface shown = lay_out_key(composer, "space", rect, is_open(' '));
        draw_space_sign(composer, letter_room(rect), cap, shown.text);
        composer.name_region(values_.space);
    }
    if (!values_.typed.empty()) {
        const Rect rect = key_place(pad, 27);
        const Surface shown =
            composer.button("key:delete", rect, composer.palette().primary, composer.mm(3));
        composer.name_region(values_.erase);
        composer.mark("mark-back", rect.inset(rect.width * 0.25), shown.text);
    }
}

/// Whether a name of the list goes on with it.
bool AgencyPad::is_open(char letter) const
{
    return values_.open_keys.find(letter) != std::string::npos;
}

/// Where what was found stands: over the pad or beside it.
Rect AgencyPad::results_room(const ScreenPage& page) const
{
    const Metrics metrics(context_.look);
    const Rect pad = keys(page).room;
    Rect room = page.content();
    const bool is_narrow = pad.x - room.x < to_points(90_mm);
    const bool is_low = pad.y - room.y < to_points(60_mm);
    if (page.portrait() || (is_narrow && !is_low)) {
        room.height = pad.y - metrics.gap(5) - room.y;
    } else {
        room.width = pad.x - metrics.gap(8) - room.x;
    }
    return room;
}

Rect AgencyPad::below_field(const ScreenPage& page) const
{
    const Rect room = results_room(page);
    const Points top = field_place(page).bottom() + Metrics(context_.look).gap(4);
    return {room.x, top, room.width, room.bottom() - top};
}

/// The field of the typed letters runs over the pad too, where that leaves it room.
Rect AgencyPad::field_place(const ScreenPage& page) const
{
    const Rect& content = page.content();
    const Points gap = Metrics(context_.look).gap(4);
    const Points height = field_height(content.width);
    if (content.y + height + gap <= keys(page).room.y) {
        return {content.x, content.y, content.width, height};
    }
    const Points width = results_room(page).width;
    return {content.x, content.y, width, field_height(width)};
}

/// High enough for what to do, in its own script: the field does not grow or shrink with the
/// first letter.
Points AgencyPad::field_height(Points width) const
{
    ScreenComposer probe(context_);
    const Metrics& metrics = probe.metrics();
    const auto prompt = probe.shape(values_.prompt, fonts::Weight::Regular);
    return std::max({metrics.mm(20), metrics.cap(typed_cap) * 2,
                     height_of(prompt, set_prompt(probe, prompt, width)) + metrics.mm(8)});
}

/// What was typed, or what to do. @return the room below it.
Rect AgencyPad::lay_out_field(ScreenPage& page) const
{
    ScreenComposer& composer = page.draw();
    const Rect box = field_place(page);
    composer.surface(Role::Body, box, composer.palette().face, composer.mm(3));
    const Points inset = field_inset(composer);
    const Rect inner{box.x + inset, box.y, box.width - inset * 2, box.height};
    const TextLook look = look_on(composer.palette().face, Role::Body);
    if (values_.typed.empty()) {
        const auto prompt = composer.shape(values_.prompt, fonts::Weight::Regular);
        composer.text_in_middle(prompt, set_prompt(composer, prompt, box.width), inner, look);
    } else {
        const auto typed = shape_typed(composer, inner.width);
        const Setting setting = composer.fit(typed, composer.metrics().cap(typed_cap),
                                             composer.metrics().least_cap(), inner.width, 1);
        composer.text_in_middle(typed, setting, inner, look);
    }
    return below_field(page);
}

/// The typed letters; of more than the line has room for, the last ones.
ShapedText AgencyPad::shape_typed(ScreenComposer& composer, Points width) const
{
    const auto shape = [&](const std::string& shown) {
        return composer.shape_plain(shown, "", "id", fonts::Weight::Bold);
    };
    const TextRoom line{width, Points(1e6), composer.metrics().cap(typed_cap),
                        composer.metrics().least_cap(), 1};
    ShapedText typed = shape(values_.typed);
    for (std::size_t cut = 1;
         cut < values_.typed.size() && !fit_text(typed, line, composer.scratch()); ++cut) {
        typed = shape("\u2026" + values_.typed.substr(cut));
    }
    return typed;
}

} // namespace layout::screens
