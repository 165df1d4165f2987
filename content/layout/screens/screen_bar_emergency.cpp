#include "content/layout/screens/screen_bar.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr double label_cap = 5.0; // D17
constexpr double lone_words_cap = 7.5;
constexpr double lone_words_leading = 1.4;
constexpr Points boundless(1e5);

} // namespace

/// Cap height of the number, less than composed only where the button is narrow (D17).
Points ScreenBar::number_size(const ShapedText& number, Points width, Points height,
                              Points composed)
{
    const Points largest = std::max(std::min(composed, height), composer_.metrics().least_cap());
    const TextRoom room{width, Points(1e6), largest, std::min(largest, to_points(7_mm)), 1};
    const auto setting = fit_text(number, room, composer_.scratch());
    return setting ? setting->cap : room.smallest_cap;
}

/// Mark and words where no number may be shown: on one line, if they can. The mark gives way to
/// words of two lines that have no room beside it.
void ScreenBar::lay_out_lone_words(const Rect& rect, const Surface& shown)
{
    const Metrics& metrics = composer_.metrics();
    const ShownText& words = context_.chrome.emergency.need_help;
    composer_.see(words);
    const auto text =
        composer_.shape_lines(words.lines, words.unit, words.language,
                              {fonts::Weight::Bold, fonts::Weight::Bold, 1.0}, lone_words_leading);
    const Points largest = metrics.cap(lone_words_cap);
    const Points least = metrics.least_cap();
    const Points height = rect.height - metrics.mm(2);
    const Points gap = metrics.mm(4);
    const Points speaker = std::min(metrics.mm(16), rect.height * 0.55);
    std::optional<Setting> setting;
    Points mark;
    Points pad;
    Points end; // What the words leave free at the button's end.
    const auto lead = [&] { return pad + mark + gap; };
    const auto try_lines = [&](double mark_share, int lines) {
        mark = std::min(metrics.mm(23), rect.height * 0.78) * mark_share;
        pad = metrics.mm(6) * mark_share;
        const Points width = composer_.width_of(text, {metrics.cap(label_cap), {1}}, boundless);
        const bool speaks = lead() + width + speaker + pad + gap <= rect.width;
        end = speaks ? speaker + pad + gap : pad / 2;
        // The letters of one line lie in the middle of what its script keeps free.
        const TextRoom room{rect.width - lead() - end, lines == 1 ? boundless : height,
                            lines == 1 ? std::min(largest, rect.height / 1.8) : largest, least,
                            lines};
        setting = fit_text(text, room, composer_.scratch());
    };
    for (const double mark_share : {1.0, 0.5, 0.3}) {
        for (const int lines : {1, 2}) {
            if (!setting) {
                try_lines(mark_share, lines);
            }
        }
    }
    const Points room = rect.width - lead() - end;
    composer_.mark("mark-phone", {rect.x + pad, rect.y + (rect.height - mark) / 2, mark, mark},
                   shown.text);
    composer_.text_in_middle(
        text, setting ? *setting : composer_.fit(text, largest, least, room, 2, height),
        {rect.x + lead(), rect.y, room, rect.height}, look_on(shown, Role::Button));
    if (end > speaker) {
        composer_.speaker_mark(
            {rect.right() - pad - speaker, rect.y + (rect.height - speaker) / 2, speaker, speaker},
            shown.text, shown.ground);
    }
}

/// D17: mark, label over number, speaker mark; what has no room goes, the number last.
void ScreenBar::lay_out_emergency()
{
    const Metrics& metrics = composer_.metrics();
    const Emergency& emergency = context_.chrome.emergency;
    const Rect& rect = bar_.emergency;
    const Surface shown =
        composer_.button("contacts", rect, composer_.palette().emergency, metrics.mm(3.5));
    if (emergency.number.empty()) {
        lay_out_lone_words(rect, shown);
        return;
    }
    const Points pad = metrics.mm(6);
    const Points mark = std::min(metrics.mm(23), rect.height * 0.78);
    const Points speaker = std::min(metrics.mm(16), rect.height * 0.55);
    const auto words_text = composer_.shape(emergency.need_help, fonts::Weight::Bold);
    const auto number = composer_.shape_number(emergency.number, "contacts." + emergency.contact);
    const Points word_cap = metrics.cap(label_cap);
    // Beside two rows of buttons it has their height: there the number grows, as long as the
    // speaker stays.
    const bool tall = rect.height > bar_.buttons.front().height * 1.5;
    const Points composed = metrics.mm(tall ? 18 : 12.5);
    const Points room_for_number = rect.width - pad * 1.5 - mark - metrics.mm(4);
    const auto size_in = [&](Points width) {
        return number_size(number, width, rect.height * 0.45, composed);
    };
    Points number_cap = size_in(room_for_number - (tall ? speaker + pad : Points(0)));
    if (number_cap < metrics.least_cap()) {
        number_cap = size_in(room_for_number);
    }
    const Points words_width = composer_.width_of(words_text, {word_cap, {1}}, boundless);
    const Points number_width = composer_.width_of(number, {number_cap, {1}}, boundless);
    const Points lead = pad + mark + metrics.mm(4);
    const Points words_height = height_of(words_text, {word_cap, {1}});
    const Points block = words_height + word_cap * 0.2 + number_cap;
    const bool label_shown =
        block + metrics.mm(4) <= rect.height && lead + words_width + pad <= rect.width;
    const Points text_width = std::max(label_shown ? words_width : Points(0), number_width);
    const bool speaker_shown = lead + text_width + speaker + pad + metrics.mm(4) <= rect.width;
    composer_.mark("mark-phone", {rect.x + pad, rect.y + (rect.height - mark) / 2, mark, mark},
                   shown.text);
    const Points x = rect.x + lead;
    const Points room =
        rect.right() - x - (speaker_shown ? speaker + pad + metrics.mm(4) : pad / 2);
    if (label_shown) {
        const Points top = rect.y + (rect.height - block) / 2;
        composer_.text(words_text, {word_cap, {1}}, {x, top, room, words_height},
                       look_on(shown, Role::Button));
        composer_.text(number, {number_cap, {1}},
                       {x, top + block - number_cap, room, number_cap * 1.1},
                       look_on(shown, Role::Number));
    } else {
        composer_.text_in_middle(number, {number_cap, {1}}, {x, rect.y, room, rect.height},
                                 look_on(shown, Role::Number));
    }
    if (speaker_shown) {
        composer_.speaker_mark(
            {rect.right() - pad - speaker, rect.y + (rect.height - speaker) / 2, speaker, speaker},
            shown.text, shown.ground);
    }
}

} // namespace layout::screens
