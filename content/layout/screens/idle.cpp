#include "content/layout/screens/screen_parts.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>

namespace layout::screens {

Pages lay_out_idle(const ScreenContext& context, const IdleValues& values)
{
    PageTexts texts;
    texts.add(values.question);
    texts.add(values.go_on);
    PageHead head;
    head.title = values.question;
    ScreenPage page(context, texts, head);
    ScreenComposer& composer = page.draw();
    const Metrics& metrics = composer.metrics();
    const Rect& room = page.content();
    const Points button =
        std::max(std::min(metrics.target(60), room.height * 0.33), metrics.target(20));
    const Rect upper{room.x, room.y, room.width, room.height - button - metrics.gap(6)};
    const auto seconds = composer.shape_plain(std::to_string(values.seconds), "ui.still-there",
                                              values.question.language, fonts::Weight::Bold);
    const Points cap = std::max(std::min(metrics.cap(30), upper.height * 0.3), metrics.least_cap());
    const auto question = composer.shape(values.question, fonts::Weight::Bold);
    const Points top = upper.height * 0.55;
    const Setting setting =
        composer.fit(question, metrics.cap(19), metrics.least_cap(), upper.width, 2, top);
    composer.text_in_middle(question, setting, {upper.x, upper.y, upper.width, top},
                            look_on(composer.palette().page, Role::Heading, fonts::Align::Centre));
    composer.text_in_middle(seconds, {cap, {1}},
                            {upper.x, upper.y + top, upper.width, upper.height - top},
                            look_on(composer.palette().page, Role::Number, fonts::Align::Centre));
    const Points width = std::min(room.width, std::max(metrics.mm(260), to_points(120_mm)));
    lay_out_word_button(composer, {"go-on", values.go_on, "mark-yes"},
                        {room.x + (room.width - width) / 2, room.bottom() - button, width, button});
    Pages pages;
    pages.push_back(std::move(page).finish("idle"));
    return pages;
}

} // namespace layout::screens
