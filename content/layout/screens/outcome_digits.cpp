#include "content/layout/screens/outcome_digits.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr double number_cap = 25; // D26
constexpr double label_cap = 6.5;
constexpr double louder = 1.6; ///< Than its label.
constexpr Points boundless(1e6);

/// A number and, where it stays the louder of the two, the label over it.
struct DigitsPlan {
    std::optional<Setting> words;
    Points words_height;
    Points between;
    Setting number;
    Points height() const { return words_height + between + number.cap; }
};

/// The label on one line, else on two; it goes before the number is no longer what is seen first
/// (D37, D45).
DigitsPlan plan_digits(ScreenComposer& composer, const ShapedText& words, const ShapedText& number,
                       const Rect& room)
{
    const Metrics& metrics = composer.metrics();
    // Digits keep the block's edges off, above and below.
    const Points edges = std::max(metrics.mm(4), room.height * 0.25);
    for (const int lines : {1, 2}) {
        DigitsPlan plan;
        plan.words = fit_text(
            words,
            {room.width, room.height * 0.55, metrics.cap(label_cap), metrics.least_cap(), lines},
            composer.scratch());
        if (!plan.words) {
            continue;
        }
        plan.words_height = height_of(words, *plan.words);
        plan.between = plan.words->cap * 0.4;
        const Points left = room.height - plan.words_height - plan.between - edges;
        const auto set = fit_text(number,
                                  {room.width, boundless, std::min(metrics.cap(number_cap), left),
                                   plan.words->cap * louder, 1},
                                  composer.scratch());
        if (left >= plan.words->cap * louder && set) {
            plan.number = *set;
            return plan;
        }
    }
    DigitsPlan alone;
    const Points most = std::min(metrics.cap(number_cap), room.height - edges);
    alone.number = composer.fit(number, std::max(most, metrics.least_cap()), metrics.least_cap(),
                                room.width, 1);
    return alone;
}

} // namespace

void lay_out_digits(ScreenComposer& composer, const ShownText& label, const ContactLine& contact,
                    const Rect& room)
{
    const Surface& surface = composer.palette().emergency;
    const auto words = composer.shape(label, fonts::Weight::Bold);
    const auto number = composer.shape_number(contact.value, "contacts." + contact.id);
    const DigitsPlan plan = plan_digits(composer, words, number, room);
    const Points y = room.y + (room.height - plan.height()) / 2;
    if (plan.words) {
        composer.text(words, *plan.words, {room.x, y, room.width, plan.words_height},
                      look_on(surface, Role::Step));
    }
    composer.text(number, plan.number,
                  {room.x, y + plan.height() - plan.number.cap, room.width, plan.number.cap * 1.2},
                  look_on(surface, Role::Number));
}

} // namespace layout::screens
