#include "content/layout/panels.hpp"

#include "content/layout/legibility.hpp"
#include "content/layout/poster_parts.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace layout {

std::vector<Panel> panels_of(const Format& format, std::size_t page, content::Direction direction)
{
    std::vector<double> widths = format.spec.folds;
    if (page % 2 == 1) {
        std::ranges::reverse(widths);
    }
    const Points fold_safe = to_points(Millimetres(format.spec.fold_safe));
    const bool right_to_left = direction == content::Direction::RightToLeft;
    std::vector<Panel> panels;
    Points start;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        Panel panel{format, start, start};
        Format& part = panel.format;
        part.trim.width = to_points(Millimetres(widths[i]));
        panel.left = right_to_left ? format.trim.width - start - part.trim.width : start;
        const bool first = i == 0;
        const bool last = i + 1 == widths.size();
        if (right_to_left ? !last : !first) {
            part.safe.left = fold_safe;
            part.bleed.left = Points(0);
        }
        if (right_to_left ? !first : !last) {
            part.safe.right = fold_safe;
            part.bleed.right = Points(0);
        }
        start += part.trim.width;
        panels.push_back(std::move(panel));
    }
    return panels;
}

void lay_out_panel_ground(SheetComposer& page, const Panel& panel, const Zone& where, Colour colour)
{
    constexpr Points rounding(0.01);
    const Rect bleed = page.format().bleed_box();
    const Points end = panel.start + panel.format.trim.width;
    const Points left = panel.start <= rounding ? bleed.x : panel.start;
    const Points right = end >= page.width() - rounding ? bleed.right() : end;
    const Points top = where.top <= Points(0) ? bleed.y : where.top;
    const Points bottom = where.bottom >= page.height() ? bleed.bottom() : where.bottom;
    page.box(Role::Ground, {left, top, right - left, bottom - top}, colour);
}

void lay_out_panel(SheetComposer& page, const PosterInput& sheet, const Panel& panel,
                   const std::function<void(SheetComposer&)>& compose)
{
    const PosterInput input{sheet.document, panel.format,    sheet.theme,
                            sheet.fonts,    sheet.furniture, sheet.detail};
    SheetComposer part(input, page.scratch());
    if (sheet.furniture.sash == Sash::Yes) {
        reserve_sash(part);
    }
    compose(part);
    if (sheet.furniture.sash == Sash::Yes) {
        lay_out_sash_words(part);
    }
    DisplayList list = std::move(part).finish();
    auto judged = judge_page(list, panel.format, sheet.theme);
    std::ranges::move(judged, std::back_inserter(list.findings));
    page.add(std::move(list), panel.left);
}

} // namespace layout
