#include "printer/ticket.hpp"

#include "printer/assembly_sketch.hpp"
#include "printer/guides.hpp"
#include "printer/panels.hpp"
#include "printer/paper_facts.hpp"
#include "printer/paper_parts.hpp"

#include <algorithm>
#include <span>

namespace printer {

namespace {

using layout::Paper;
using layout::Points;
using layout::Rect;
using layout::Role;
using layout::operator""_mm;
using Voice = TicketField::Voice;

constexpr Points label_width = layout::to_points(40_mm);
constexpr Points picture_width = layout::to_points(64_mm);
constexpr Points picture_height = layout::to_points(92_mm);
constexpr Points gutter = layout::to_points(6_mm);
constexpr Points above_row = layout::to_points(2.3_mm);
constexpr Points below_row = layout::to_points(1.5_mm);
constexpr Points between_lines = layout::to_points(1.6_mm);
constexpr Points blank_height = layout::to_points(8_mm);
constexpr Points written_height = blank_height + Points(2);
constexpr Points least_guides = layout::to_points(60_mm);
constexpr double wide_sheet = 2.6;        // Sides of a sheet that gets the whole width.
constexpr std::size_t pages_pictured = 2; // A flipchart's others look alike.

/// The sheet's pages, small, and what they take from the page of the ticket.
class Pictures {
  public:
    Pictures(Paper& paper, const TicketInput& input) : paper_(paper), input_(input)
    {
        const Rect part = shown_part(input.sheet.pages.front());
        if (part.width / part.height > wide_sheet) {
            lay_out_across();
        } else {
            lay_out_beside();
        }
    }

    /// Room for fields at a height of the page.
    Points room_at(Points y) const
    {
        return paper_.page() == 0 && y < bottom_ ? Paper::room - picture_width - gutter
                                                 : Paper::room;
    }

  private:
    std::size_t count() const { return std::min(input_.sheet.pages.size(), pages_pictured); }

    void add(std::size_t page, const Rect& box)
    {
        paper_.frame(box.inset(Points(-0.4)), Points(0.4));
        paper_.inset(box, page);
    }

    void lay_out_across()
    {
        const Rect room{Paper::margin, paper_.y(), Paper::room, picture_height};
        const Rect box = picture_box(input_.sheet.pages.front(), room);
        add(0, box);
        paper_.move_to(box.bottom() + gutter);
    }

    void lay_out_beside()
    {
        const Points x = Paper::width - Paper::margin - picture_width;
        Points y = paper_.y();
        for (std::size_t page = 0; page < count(); ++page) {
            const Points height = picture_height / static_cast<double>(count());
            const Rect room{x, y, picture_width, height - caption_room()};
            Rect box = picture_box(input_.sheet.pages[page], room);
            box.x = Paper::width - Paper::margin - box.width;
            add(page, box);
            y = box.bottom();
            if (input_.sheet.pages.size() > 1) {
                const auto words = input_.words.text(
                    "page-of", {{"n", std::to_string(page + 1)},
                                {"of", std::to_string(input_.sheet.pages.size())}});
                const auto caption =
                    paper_.shape(words, {Points(9), fonts::Weight::Regular, Role::Body});
                paper_.set(caption, {box.x, y + Points(5)}, box.width);
            }
            y += caption_room();
        }
        bottom_ = y + gutter / 2;
    }

    Points caption_room() const
    {
        return input_.sheet.pages.size() > 1 ? layout::to_points(7_mm) : Points(0);
    }

    Paper& paper_;
    const TicketInput& input_;
    Points bottom_;
};

layout::PaperText shape_line(const Paper& paper, const TicketField::Line& line,
                             const std::string& language)
{
    const bool strong = line.voice == Voice::Strong || line.voice == Voice::Loud;
    const layout::PaperType type{Points(strong ? 12 : 10),
                                 strong ? fonts::Weight::Bold : fonts::Weight::Regular, Role::Body};
    return paper.shape(layout::plain_line(line.text),
                       line.language.empty() ? language : line.language, type);
}

/// Draws the fields down the page.
class FieldColumn {
  public:
    FieldColumn(Paper& paper, const Pictures& pictures, const std::string& language)
        : paper_(paper), pictures_(pictures), language_(language)
    {}

    void add(const TicketField& field)
    {
        const auto label =
            paper_.shape(field.label, {Points(9.5), fonts::Weight::Regular, Role::Label});
        paper_.need(height_of(field, label, pictures_.room_at(paper_.y())));
        const Points width = pictures_.room_at(paper_.y());
        paper_.rule(Paper::margin, width, Points(0.5), paper_.theme().batu);
        const Points top = paper_.y() + above_row;
        // The label's capitals stand on the line of the first words, which are larger.
        const Points label_bottom =
            top + Points(1.4) +
            paper_.set(label, {Paper::margin, top + Points(1.4)}, label_width - Points(6));
        Points y = top;
        for (const TicketField::Line& line : field.lines) {
            y += add_line(line, {Paper::margin + label_width, y}, width - label_width);
            y += &line == &field.lines.back() ? Points(0) : between_lines;
        }
        paper_.move_to(std::max(y, label_bottom) + below_row);
    }

  private:
    /// What `add` takes of the page.
    Points height_of(const TicketField& field, const layout::PaperText& label, Points width) const
    {
        Points lines;
        for (const TicketField::Line& line : field.lines) {
            lines += line_height(line, width - label_width) + between_lines;
        }
        const Points name = Points(1.4) + paper_.height_of(label, label_width - Points(6));
        return above_row + std::max(lines, name) + below_row;
    }

    Points line_height(const TicketField::Line& line, Points width) const
    {
        switch (line.voice) {
        case Voice::Blank:
            return written_height;
        case Voice::Loud:
            return loud_height(paper_, shape_line(paper_, line, language_), width);
        case Voice::Plain:
        case Voice::Strong:
            break;
        }
        return paper_.height_of(shape_line(paper_, line, language_), width);
    }

    Points add_line(const TicketField::Line& line, layout::Point at, Points width)
    {
        if (line.voice == Voice::Blank) {
            return add_blank(line.text, at, width);
        }
        const auto text = shape_line(paper_, line, language_);
        return line.voice == Voice::Loud ? lay_out_loud(paper_, text, at, width)
                                         : paper_.set(text, at, width);
    }

    /// A line to write on, with the unit after it.
    Points add_blank(const std::string& unit, layout::Point at, Points width)
    {
        const Points written = std::min(width, layout::to_points(unit.empty() ? 90_mm : 40_mm));
        paper_.box({at.x, at.y + blank_height - Points(0.4), written, Points(0.8)},
                   paper_.theme().arang);
        if (!unit.empty()) {
            const auto words = paper_.shape(unit, {Points(10), fonts::Weight::Regular, Role::Body});
            paper_.set(words, {at.x + written + Points(6), at.y + blank_height - Points(8)},
                       width - written - Points(6));
        }
        return written_height;
    }

    Paper& paper_;
    const Pictures& pictures_;
    std::string language_;
};

bool is_welded(const TicketInput& input)
{
    return input.panels != nullptr && !input.panels->is_whole();
}

/// Whether there is more to do than to cut.
bool is_finished_by_hand(const TicketInput& input)
{
    const content::FormatSpec& spec = input.sheet.format.spec;
    return !spec.bands.empty() || spec.eyelet_inset > 0 || !spec.folds.empty() || is_welded(input);
}

/// Where the sheet is cut, sewn, folded and hung, over its picture, in what the fields leave of the
/// page; on a page of its own if that is too little to see anything.
void lay_out_guides(Paper& paper, const TicketInput& input, const fonts::FontCatalogue& fonts,
                    layout::TextScratch& scratch)
{
    paper.rule(Paper::margin, Paper::room, Points(0.5), paper.theme().batu);
    paper.skip(above_row);
    paper.need(least_guides);
    const layout::Size room{Paper::room, paper.bottom() - paper.y()};
    std::span<const Seam> seams;
    if (input.panels != nullptr) {
        seams = input.panels->seams;
    }
    const GuideDrawing guides =
        draw_guides({input.sheet.format, 0, seams}, {room, layout::least_paper_type}, input.words,
                    fonts, scratch);
    const Points x = Paper::margin + (Paper::room - guides.list.size.width) / 2;
    paper.drawing(over_picture(guides, input.sheet.pages.front()), {x, paper.y()});
    paper.skip(guides.list.size.height);
}

/// How the panels go together, for whoever welds them: below the guides or on a page of its own.
void lay_out_assembly(Paper& paper, const TicketInput& input, const fonts::FontCatalogue& fonts,
                      layout::TextScratch& scratch)
{
    paper.skip(above_row);
    paper.need(least_guides);
    const layout::Size most{Paper::room, paper.bottom() - paper.y()};
    const layout::DisplayList sketch =
        draw_assembly(*input.panels, input.sheet.format, {most, layout::least_paper_type},
                      input.words, fonts, scratch);
    paper.drawing(sketch, {Paper::margin + (Paper::room - sketch.size.width) / 2, paper.y()});
    paper.skip(sketch.size.height);
}

} // namespace

Paper lay_out_ticket(const TicketInput& input, const layout::Theme& theme,
                     const fonts::FontCatalogue& fonts, layout::TextScratch& scratch)
{
    const auto word = [&](std::string_view id) { return input.words.text(id); };
    const std::string& language = input.guide.source_language;
    Paper paper(theme, fonts, scratch, word("ticket") + " " + input.sheet.job_code, language);
    const auto fields = ticket_fields(input);
    lay_out_paper_head(paper, {word("ticket"), word("ticket-for"), fields.front().label,
                               fields.front().lines.front().text});
    const Pictures pictures(paper, input);
    FieldColumn column(paper, pictures, language);
    for (std::size_t field = 1; field < fields.size(); ++field) {
        column.add(fields[field]);
    }
    if (is_finished_by_hand(input)) {
        lay_out_guides(paper, input, fonts, scratch);
    }
    if (is_welded(input)) {
        lay_out_assembly(paper, input, fonts, scratch);
    }
    return paper;
}

} // namespace printer
