#include "content/layout/screens/rows.hpp"
#include "content/layout/screens/screen_id.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

Row row_for(const Tile& tile)
{
    Row row;
    row.action = "open:" + tile.screen;
    row.unit = tile.word.unit;
    row.picture = tile.picture;
    row.who = tile.word;
    return row;
}

Row more_row(const TilesValues& values, std::size_t page)
{
    Row row;
    row.action = "open:" + to_string({ScreenKind::List, {}, static_cast<int>(page)});
    row.unit = values.more.unit;
    row.who = values.more;
    row.more = true;
    return row;
}

} // namespace

Pages lay_out_list(const ScreenContext& context, const TilesValues& values)
{
    PageTexts texts;
    std::vector<Row> rows;
    for (const Tile& tile : values.tiles) {
        texts.add(tile.word);
        rows.push_back(row_for(tile));
    }
    PageHead head;
    head.title = values.title;
    Pages pages;
    std::size_t first = 0;
    while (pages.empty() || first < rows.size()) {
        ScreenPage page(context, texts, head);
        ScreenComposer& composer = page.draw();
        const Rect& room = page.content();
        const Points gap = composer.metrics().gap(4);
        Grid grid{page.portrait() || context.look.text == TextSize::XL ? 1 : 2, 1};
        const auto cell_width = [&] {
            return (room.width - gap * (grid.columns - 1)) / grid.columns;
        };
        std::vector<Row> all = rows;
        all.push_back(more_row(values, pages.size() + 1));
        const Points height = row_height(composer, all, cell_width());
        grid.rows = std::max(1, static_cast<int>((room.height + gap) / (height + gap)));
        const auto places = static_cast<std::size_t>(grid.count());
        const std::size_t left = rows.size() - first;
        const std::size_t here = left <= places ? left : std::max<std::size_t>(places - 1, 1);
        const auto rect = [&](std::size_t i) {
            const auto column = static_cast<double>(i % static_cast<std::size_t>(grid.columns));
            const auto line = static_cast<double>(i / static_cast<std::size_t>(grid.columns));
            return Rect{room.x + (cell_width() + gap) * column, room.y + (height + gap) * line,
                        cell_width(), height};
        };
        for (std::size_t i = 0; i < here; ++i) {
            lay_out_row(composer, rows[first + i], rect(i));
        }
        if (here < left) {
            lay_out_row(composer, all.back(), rect(std::min(here, places - 1)));
        }
        const std::string anchor = rows.empty() ? "" : rows[first].action;
        first += std::max<std::size_t>(here, 1);
        pages.push_back({std::move(page).finish(), anchor});
    }
    return pages;
}

} // namespace layout::screens
