#include "content/layout/screens/screen_bar.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr double label_cap = 5.0; // D17, words of the bar
constexpr double lamp_side = 22;  // mm
constexpr double name_cap = 7.5;  // "Pelita"
constexpr Points boundless(1e5);

} // namespace

void lay_out_lamp(ScreenComposer& composer, const Rect& box, const Surface& ground)
{
    if (!composer.palette().filled) {
        composer.mark("lamp", box, ground.text); // D11: no third colour.
        return;
    }
    const bool on_dark = ground.ground == composer.palette().bar.ground;
    composer.picture(on_dark ? "lamp-on-nila" : "lamp", box, ground);
}

std::shared_ptr<const ScreenBar> ScreenBars::bar(const ScreenContext& context, BarKind kind)
{
    auto& made = bars_[static_cast<std::size_t>(kind)];
    if (!made) {
        made = std::make_shared<const ScreenBar>(context, kind);
    }
    return made;
}

ScreenBar::ScreenBar(const ScreenContext& context, BarKind kind)
    : context_(context), composer_(context), bar_(plan())
{
    const Points height = composer_.metrics().mm(11);
    band_ = {Points(0), bar_.ground.y - height, composer_.width(), height};
    lay_out(kind);
    drawn_ = std::move(composer_).take();
}

void ScreenBar::measure_labels()
{
    const Chrome& chrome = context_.chrome;
    const Setting setting{composer_.metrics().cap(label_cap), {1}};
    for (const ShownText* word : {&chrome.back, &chrome.home, &chrome.listen, &chrome.settings,
                                  &chrome.language, &chrome.finish}) {
        const auto text = composer_.shape(*word, fonts::Weight::Bold);
        label_.width = std::max(label_.width, composer_.width_of(text, setting, boundless));
        label_.height = std::max(label_.height, height_of(text, setting));
    }
}

/// The word is never smaller than its size asks for.
Points ScreenBar::button_height(MarkPlace place) const
{
    const Metrics& metrics = composer_.metrics();
    if (place == MarkPlace::Beside) {
        return std::max(metrics.target(20), label_.height + metrics.mm(6));
    }
    const Points mark = std::max(metrics.mm(9), to_points(6_mm));
    return std::max(metrics.target(29), label_.height + mark + metrics.mm(6.5));
}

Points ScreenBar::mark_side(const Rect& button, MarkPlace place) const
{
    const Metrics& metrics = composer_.metrics();
    const Points left = place == MarkPlace::Beside
                            ? button.height - metrics.mm(5)
                            : button.height - label_.height - metrics.mm(6.5);
    return std::min(metrics.mm(14), left);
}

/// Who cannot read goes by the mark: where it would be small over a large word it stands before it,
/// if the button is wide enough for both.
ScreenBar::Plan ScreenBar::plan()
{
    const Metrics& metrics = composer_.metrics();
    measure_labels();
    Plan bar = plan_rows(button_height(MarkPlace::Over));
    constexpr Points least_mark = to_points(8_mm);
    if (mark_side(bar.buttons.front(), MarkPlace::Over) < least_mark) {
        Plan beside = plan_rows(button_height(MarkPlace::Beside));
        const Rect& first = beside.buttons.front();
        const Points needed =
            mark_side(first, MarkPlace::Beside) + mark_gap() + label_.width + metrics.mm(4);
        if (needed <= first.width) {
            bar = std::move(beside);
            mark_place_ = MarkPlace::Beside;
        }
    }
    return bar;
}

/// One row, or what there is room for.
ScreenBar::Plan ScreenBar::plan_rows(Points height) const
{
    const Metrics& metrics = composer_.metrics();
    const Points widest = label_.width;
    constexpr double least_emergency = 75;
    const Points button = std::max(metrics.target(44.5), widest + to_points(4_mm));
    const Plan row = plan_row(button, height);
    if (!metrics.portrait() && row.emergency.width >= to_points(Millimetres(least_emergency))) {
        return row;
    }
    const Plan stack = plan_stack(widest + to_points(4_mm), height);
    if (metrics.portrait()) {
        return stack;
    }
    // A wide screen is low: what takes less of its height.
    const Plan beside = plan_beside(height);
    const bool fits = beside.buttons.front().width >= widest + to_points(4_mm);
    return fits && beside.ground.height < stack.ground.height ? beside : stack;
}

/// D17: six buttons at the start, the emergency takes the rest.
ScreenBar::Plan ScreenBar::plan_row(Points button, Points height) const
{
    const Metrics& metrics = composer_.metrics();
    const Points edge = metrics.mm(6);
    const Points gap = metrics.gap(3);
    Plan bar;
    const Points top = composer_.height() - metrics.mm(3.5) - height;
    bar.ground = {Points(0), top - metrics.mm(3.5), composer_.width(),
                  composer_.height() - top + metrics.mm(3.5)};
    Points x = edge;
    for (int i = 0; i < 6; ++i) {
        bar.buttons.push_back({x, top, button, height});
        x += button + gap;
    }
    x += std::max(metrics.gap(8.5) - gap, Points(0));
    bar.emergency = {x, top, composer_.width() - edge - x, height};
    return bar;
}

/// D22: the emergency over the buttons; they take two rows where one is too narrow.
ScreenBar::Plan ScreenBar::plan_stack(Points least, Points height) const
{
    const Metrics& metrics = composer_.metrics();
    const Points edge = metrics.mm(6);
    const Points gap = metrics.gap(3);
    const Points room = composer_.width() - edge * 2;
    int in_row = 6;
    const auto width_for = [&](int count) { return (room - gap * (count - 1)) / count; };
    while (in_row > 2 && width_for(in_row) < std::max(least, metrics.target(20))) {
        in_row = in_row == 6 ? 3 : 2;
    }
    const int rows = 6 / in_row;
    const Points emergency = std::max(metrics.target(31), metrics.cap(7) + metrics.mm(8));
    const Points total = height * rows + gap * rows + emergency;
    Plan bar;
    const Points top = composer_.height() - metrics.mm(4) - total;
    bar.ground = {Points(0), top - metrics.mm(4), composer_.width(), total + metrics.mm(8)};
    bar.emergency = {edge, top, room, emergency};
    for (int i = 0; i < 6; ++i) {
        const Points width = width_for(in_row);
        bar.buttons.push_back({edge + (width + gap) * (i % in_row),
                               top + emergency + gap + (height + gap) * (i / in_row), width,
                               height});
    }
    return bar;
}

/// The buttons in two rows, the emergency beside both.
ScreenBar::Plan ScreenBar::plan_beside(Points height) const
{
    const Metrics& metrics = composer_.metrics();
    const Points edge = metrics.mm(6);
    const Points gap = metrics.gap(3);
    constexpr int in_row = 3;
    constexpr double share = 0.66; // of the width for the buttons
    const Points width = ((composer_.width() - edge * 2) * share - gap * (in_row - 1)) / in_row;
    const Points total = height * 2 + gap;
    Plan bar;
    const Points top = composer_.height() - metrics.mm(3.5) - total;
    bar.ground = {Points(0), top - metrics.mm(3.5), composer_.width(), total + metrics.mm(7)};
    for (int i = 0; i < 6; ++i) {
        bar.buttons.push_back({edge + (width + gap) * (i % in_row),
                               top + (height + gap) * (i / in_row), width, height});
    }
    const Points x = bar.buttons.back().right() + metrics.gap(6);
    bar.emergency = {x, top, composer_.width() - edge - x, total};
    return bar;
}

void ScreenBar::lay_out(BarKind kind)
{
    const Chrome& chrome = context_.chrome;
    composer_.band(band_);
    composer_.box(Role::Ground, bar_.ground, composer_.palette().bar.ground);
    if (kind == BarKind::Short) {
        lay_out_how_to();
        lay_out_emergency();
        return;
    }
    if (kind == BarKind::Home) {
        lay_out_brand();
    } else {
        lay_out_button(0, "back", chrome.back, "mark-back");
        lay_out_button(1, "home", chrome.home, "mark-home");
    }
    lay_out_button(2, "listen", chrome.listen, "mark-speaker");
    lay_out_button(3, "help", chrome.settings, "mark-text-size");
    lay_out_button(4, "languages", chrome.language, "mark-language");
    lay_out_button(5, "finish", chrome.finish, "mark-finish");
    lay_out_emergency();
}

void ScreenBar::lay_out_button(std::size_t place, const std::string& action, const ShownText& word,
                               const std::string& mark)
{
    const Rect& rect = bar_.buttons[place];
    const Surface shown =
        composer_.button(action, rect, composer_.palette().button, composer_.mm(3));
    const auto text = composer_.shape(word, fonts::Weight::Bold);
    const Points cap = composer_.metrics().cap(label_cap);
    const Points side = mark_side(rect, mark_place_);
    const auto draw_mark = [&](const Rect& box) {
        if (action == "listen") {
            composer_.speaker_mark(box, shown.text, shown.ground);
        } else {
            composer_.mark(mark, box, shown.text);
        }
    };
    if (mark_place_ == MarkPlace::Beside) {
        // All six alike: marks and words stand in columns.
        const Points x = rect.x + (rect.width - side - mark_gap() - label_.width) / 2;
        draw_mark({x, rect.y + (rect.height - side) / 2, side, side});
        const Points start = x + side + mark_gap();
        composer_.text_in_middle(text, {cap, {1}},
                                 {start, rect.y, rect.right() - start, rect.height},
                                 look_on(shown, Role::Button));
        return;
    }
    const Points word_height = label_.height;
    const Points slack = rect.height - side - word_height - composer_.mm(2);
    draw_mark({rect.x + (rect.width - side) / 2, rect.y + slack / 2, side, side});
    composer_.text(text, {cap, {1}},
                   {rect.x, rect.bottom() - slack / 2 - word_height, rect.width, word_height},
                   look_on(shown, Role::Button, fonts::Align::Centre));
}

/// On home the first two places hold the lamp and the name (D17).
void ScreenBar::lay_out_brand()
{
    const Rect& first = bar_.buttons[0];
    const Surface& bar = composer_.palette().bar;
    const Points lamp = std::min(first.height * 0.8, composer_.mm(lamp_side));
    lay_out_lamp(composer_,
                 {first.x + composer_.mm(5), first.y + (first.height - lamp) / 2, lamp, lamp}, bar);
    ShownText name;
    name.language = "id";
    name.lines = plain_line(std::string(program_name));
    const auto text = composer_.shape(name, fonts::Weight::Bold);
    const Points x = first.x + lamp + composer_.mm(9);
    const Points end = bar_.buttons[1].right() > x ? bar_.buttons[1].right() : first.right();
    const Points cap = composer_.metrics().cap(name_cap);
    if (ScreenComposer::has_room(text, cap, end - x)) {
        composer_.text_in_middle(text, {cap, {1}}, {x, first.y, end - x, first.height},
                                 look_on(bar, Role::Label));
    }
}

void ScreenBar::lay_out_how_to()
{
    const Metrics& metrics = composer_.metrics();
    const auto text = composer_.shape(context_.chrome.how_to, fonts::Weight::Bold);
    const Points cap = metrics.cap(label_cap);
    Rect first = bar_.buttons.front();
    first.height = bar_.buttons.back().bottom() - first.y; // All rows are its own.
    const bool stacked = bar_.emergency.y < first.y;
    const Points end = stacked ? bar_.emergency.right() : bar_.emergency.x - metrics.gap(6);
    const Points mark = std::min(first.height * 0.5, metrics.mm(14));
    const Points lead = mark + metrics.mm(9);
    const Points widest = end - first.x;
    const Setting setting =
        composer_.fit(text, cap, metrics.least_cap(), widest - lead - metrics.mm(4), 2);
    const Points wanted =
        composer_.width_of(text, setting, widest - lead - metrics.mm(4)) + lead + metrics.mm(5);
    const Rect rect{first.x, first.y, std::min(widest, std::max(wanted, metrics.target(112))),
                    first.height};
    const Surface shown = composer_.button("help", rect, composer_.palette().button, metrics.mm(3));
    composer_.speaker_mark({rect.x + metrics.mm(4), rect.y + (rect.height - mark) / 2, mark, mark},
                           shown.text, shown.ground);
    composer_.text_in_middle(
        text, setting, {rect.x + lead, rect.y, rect.width - lead - metrics.mm(2), rect.height},
        look_on(shown, Role::Button));
}

} // namespace layout::screens
