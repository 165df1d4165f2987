#include "content/layout/screens/rows.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr double count_cap = 6.5;

Row row_for(const ChecklistItem& item)
{
    Row row;
    row.action = "tick:" + item.text.unit;
    row.unit = item.text.unit;
    row.picture = item.picture;
    row.who = item.text;
    row.tick = item.has ? Ticked::Yes : Ticked::No;
    return row;
}

PageTexts texts_of(const ChecklistValues& values)
{
    PageTexts texts;
    texts.add(values.title);
    for (const ChecklistItem& item : values.items) {
        texts.add(item.text);
    }
    return texts;
}

/// Under the rows: how many papers there are already, and the way on.
void lay_out_foot(ScreenComposer& composer, const ChecklistValues& values, const WordButton& onward,
                  const Rect& foot)
{
    const Metrics& metrics = composer.metrics();
    const Points natural = natural_width(composer, onward, foot.height);
    const Points width = std::clamp(natural, foot.width * 0.42, foot.width * 0.62);
    lay_out_word_button(composer, onward, {foot.right() - width, foot.y, width, foot.height});
    const auto count = composer.shape(values.count, fonts::Weight::Bold);
    const Points room = foot.width - width - metrics.gap(8);
    const Setting setting =
        composer.fit(count, metrics.cap(count_cap), metrics.least_cap(), room, 2, foot.height);
    composer.text_in_middle(count, setting, {foot.x, foot.y, room, foot.height},
                            look_on(composer.palette().page, Role::Step));
}

} // namespace

Pages lay_out_checklist(const ScreenContext& context, const ChecklistValues& values)
{
    const PageTexts texts = texts_of(values);
    PageHead head;
    head.title = values.title;
    std::vector<Row> rows;
    std::ranges::transform(values.items, std::back_inserter(rows), row_for);
    Pages pages;
    std::size_t first = 0;
    do {
        ScreenPage page(context, texts, head);
        ScreenComposer& composer = page.draw();
        const Metrics& metrics = composer.metrics();
        const Rect& room = page.content();
        const Points half = (room.width - metrics.gap(3)) / 2;
        const bool wide = !page.portrait() && context.look.text != TextSize::XL;
        const int columns = wide && have_room(composer, rows, half) ? 2 : 1;
        const Points height = metrics.target(30);
        const Rect foot{room.x, room.bottom() - height, room.width, height};
        const Rect list{room.x, room.y, room.width, foot.y - metrics.gap(5) - room.y};
        const std::string anchor = first < rows.size() ? rows[first].unit : "";
        first +=
            lay_out_rows(composer, std::span(rows).subspan(first), std::nullopt, list, columns);
        const bool last = first >= rows.size();
        const Link& home = values.onward;
        lay_out_foot(composer, values,
                     last ? WordButton{"open:" + home.screen, home.word, home.mark}
                          : WordButton{"next", values.next, "mark-next"},
                     foot);
        pages.push_back(std::move(page).finish(anchor));
    } while (first < rows.size());
    return pages;
}

} // namespace layout::screens
