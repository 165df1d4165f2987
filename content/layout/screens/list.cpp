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
        const int columns = page.portrait() || context.look.text == TextSize::XL ? 1 : 2;
        const ScreenId next{ScreenKind::List, {}, static_cast<int>(pages.size() + 1)};
        const std::size_t here =
            rows.empty() ? 1
                         : lay_out_rows(composer, std::span(rows).subspan(first),
                                        more_row(values.more, "open:" + to_string(next)),
                                        page.content(), columns);
        const std::string anchor = rows.empty() ? "" : rows[first].action;
        first += here;
        pages.push_back(std::move(page).finish(anchor));
    }
    return pages;
}

} // namespace layout::screens
