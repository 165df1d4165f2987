#include "printer/paper_parts.hpp"

#include <algorithm>

namespace printer {

using layout::Paper;
using layout::PaperText;
using layout::PaperType;
using layout::Point;
using layout::Points;
using layout::Rect;
using layout::Role;
using layout::operator""_mm;

namespace {

constexpr Points code_width = layout::to_points(54_mm);
constexpr Points lamp = layout::to_points(15_mm);
constexpr Points head_height = layout::to_points(20_mm);
constexpr Points after_head = layout::to_points(5_mm);
constexpr Points loud_inset(4);

} // namespace

void lay_out_paper_head(Paper& paper, const PaperHead& head)
{
    const Points top = paper.y();
    paper.mark("lamp", {Paper::margin + Points(1), top + Points(1), lamp, lamp});
    const Points x = Paper::margin + lamp + layout::to_points(4_mm);
    const Points room = Paper::width - Paper::margin - code_width - x - layout::to_points(4_mm);
    const auto title = paper.shape(head.title, {Points(22), fonts::Weight::Bold, Role::Heading});
    const auto purpose =
        paper.shape(head.purpose, {Points(10), fonts::Weight::Regular, Role::Body});
    const Points title_height = paper.set(title, {x, top + Points(3)}, room);
    paper.set(purpose, {x, top + title_height + Points(6)}, room);

    const Rect box{Paper::width - Paper::margin - code_width, top, code_width, head_height};
    paper.frame(box, Points(1.2));
    const auto label =
        paper.shape(head.code_label, {Points(9), fonts::Weight::Regular, Role::Label});
    const auto code = paper.shape(head.code, {Points(30), fonts::Weight::Bold, Role::Number});
    const Points inset(7);
    const Points label_height =
        paper.set(label, {box.x + inset, box.y + inset}, code_width - inset * 2);
    paper.set(code, {box.x + inset, box.y + inset + label_height + Points(5)},
              code_width - inset * 2);
    paper.move_to(top + head_height + after_head);
}

Points loud_height(const Paper& paper, const PaperText& text, Points width)
{
    return paper.height_of(text, width - loud_inset * 2) + loud_inset * 1.6;
}

Points lay_out_loud(Paper& paper, const PaperText& text, Point at, Points width)
{
    const Points height = loud_height(paper, text, width);
    paper.box({at.x, at.y, width, height}, paper.theme().kunyit);
    paper.set(text, {at.x + loud_inset, at.y + loud_inset}, width - loud_inset * 2,
              paper.theme().arang, paper.theme().kunyit);
    return height;
}

Rect shown_part(const layout::DisplayList& page)
{
    return page.ink_bounds;
}

Rect picture_box(const layout::DisplayList& page, const Rect& room)
{
    const Rect part = shown_part(page);
    const double scale = std::min(room.width / part.width, room.height / part.height);
    return {room.x, room.y, part.width * scale, part.height * scale};
}

} // namespace printer
