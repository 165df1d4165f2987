#include "printer/sign_off.hpp"

#include "printer/finishing_words.hpp"
#include "printer/paper_facts.hpp"
#include "printer/paper_parts.hpp"
#include "printer/sign_off_parts.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace printer {

namespace {

using layout::Paper;
using layout::PaperType;
using layout::Points;
using layout::Rect;
using layout::Role;
using layout::operator""_mm;

constexpr PaperType label_type{Points(9), fonts::Weight::Regular, Role::Label};
constexpr PaperType fact_type{Points(11), fonts::Weight::Bold, Role::Body};
constexpr Points gutter = layout::to_points(6_mm);
constexpr Points after_fact = layout::to_points(3.4_mm);
constexpr Points beside_width = layout::to_points(84_mm); // Of the picture of a single page,
constexpr Points beside_height = layout::to_points(120_mm);
constexpr Points row_height = layout::to_points(62_mm); // and of one in rows.
constexpr double wide_sheet = 2.6;

struct Fact {
    std::string label;
    std::string words;
    std::string title = {}; ///< Above the words, in the sheet's first language.
};

using Facts = std::vector<Fact>;

Facts facts_of(const SignOffInput& input)
{
    const content::Guide& guide = input.guide;
    const content::FormatSpec& spec = input.sheet.format.spec;
    const auto word = [&](std::string_view id) { return input.words.text(id); };
    std::string size = spec.title_id + "\n" +
                       input.words.text("size-mm", {{"width", shown_mm(spec.width)},
                                                    {"height", shown_mm(spec.height)}});
    Facts facts{
        {word("title-and-language"), language_names(guide, input.job), title_of(input.sheet)},
        {word("final-size"), std::move(size), {}}};
    if (const auto& office = input.sheet.office) {
        facts.push_back({word("office"), office->name + "\n" + office->address, {}});
    }
    std::string content = input.words.text("content-of", {{"date", day_of(input.date)}});
    if (!input.revision.empty()) {
        content += "\n" + input.words.text("revision-of", {{"revision", input.revision}});
    }
    facts.push_back({word("revision-and-date"), std::move(content), {}});
    return facts;
}

/// Facts one below the other. @return y below them.
Points lay_out_facts(Paper& paper, const Facts& facts, const Rect& room, const SignOffInput& input)
{
    Points y = room.y;
    for (const Fact& fact : facts) {
        y += paper.set(paper.shape(fact.label, label_type), {room.x, y}, room.width) + Points(3);
        if (!fact.title.empty()) {
            const auto title = paper.shape(layout::plain_line(fact.title),
                                           input.sheet.document.language, fact_type);
            y += paper.set(title, {room.x, y}, room.width) + Points(2);
        }
        const auto text =
            paper.shape(plain_lines(fact.words), input.guide.source_language, fact_type);
        y += paper.set(text, {room.x, y}, room.width) + after_fact;
    }
    return y;
}

void add_picture(Paper& paper, const Rect& box, std::size_t page)
{
    paper.frame(box.inset(Points(-0.4)), Points(0.4));
    paper.inset(box, page);
}

/// Pages in rows, each with its number.
void lay_out_page_rows(Paper& paper, const SignOffInput& input)
{
    const auto& pages = input.sheet.pages;
    const std::size_t columns = std::min<std::size_t>(pages.size(), pages.size() == 2 ? 2 : 3);
    const auto count = static_cast<double>(columns);
    const Points width = (Paper::room - gutter * (count - 1)) / count;
    const Points caption_room = layout::to_points(8_mm);
    for (std::size_t first = 0; first < pages.size(); first += columns) {
        const Rect at{Paper::margin, Points(0), width, row_height};
        Points high;
        const std::size_t end = std::min(first + columns, pages.size());
        for (std::size_t page = first; page < end; ++page) {
            high = std::max(high, picture_box(pages[page], at).height);
        }
        paper.need(high + caption_room);
        for (std::size_t page = first; page < end; ++page) {
            Rect room = at;
            room.x += (width + gutter) * static_cast<double>(page - first);
            room.y = paper.y();
            const Rect box = picture_box(pages[page], room);
            add_picture(paper, box, page);
            const auto caption =
                paper.shape(input.words.text("page-of", {{"n", std::to_string(page + 1)},
                                                         {"of", std::to_string(pages.size())}}),
                            label_type);
            paper.set(caption, {room.x, box.bottom() + Points(4)}, width);
        }
        paper.skip(high + caption_room);
    }
}

/// The sheet's picture and what it is: side by side if one page leaves room for that.
void lay_out_sheet(Paper& paper, const SignOffInput& input)
{
    const auto& pages = input.sheet.pages;
    const Facts facts = facts_of(input);
    const Rect part = shown_part(pages.front());
    const bool beside = pages.size() == 1 && part.width / part.height <= wide_sheet;
    if (beside) {
        const Rect box =
            picture_box(pages.front(), {Paper::margin, paper.y(), beside_width, beside_height});
        add_picture(paper, box, 0);
        const Points x = box.right() + gutter;
        const Rect room{x, paper.y(), Paper::width - Paper::margin - x, Points(0)};
        paper.move_to(std::max(box.bottom(), lay_out_facts(paper, facts, room, input)));
        return;
    }
    const Rect room{Paper::margin, paper.y(), Paper::room, Points(0)};
    paper.move_to(lay_out_facts(paper, facts, room, input));
    if (pages.size() == 1) {
        const Rect box =
            picture_box(pages.front(), {Paper::margin, paper.y(), Paper::room, row_height});
        add_picture(paper, box, 0);
        paper.move_to(box.bottom());
    } else {
        lay_out_page_rows(paper, input);
    }
}

/// Boxes to fill in by hand: who agrees to the print, or only has read a proof.
void lay_out_signature(Paper& paper, const SignOffInput& input)
{
    const bool proof = input.report == nullptr;
    const Points low = layout::to_points(14_mm);
    const Points high = layout::to_points(26_mm);
    const auto said = paper.shape(input.words.text(proof ? "read-only" : "agreed-says"),
                                  {Points(10), fonts::Weight::Regular, Role::Body});
    const Points said_height = paper.height_of(said, Paper::room);
    lay_out_part_heading(paper, input.words.text(proof ? "was-read" : "agreed"),
                         said_height + low + high + Points(8));
    paper.set(said, {Paper::margin, paper.y()}, Paper::room);
    paper.skip(said_height + Points(8));
    const Points half = Paper::room / 2;
    const Points x = Paper::margin;
    const Points y = paper.y();
    const std::array<std::pair<std::string_view, Rect>, 4> boxes{
        {{"person", {x, y, half, low}},
         {"position-held", {x + half, y, half, low}},
         {"date", {x, y + low, half, high}},
         {"signature", {x + half, y + low, half, high}}}};
    for (const auto& [id, box] : boxes) {
        paper.frame(box, Points(0.8));
        paper.set(paper.shape(input.words.text(id), label_type),
                  {box.x + Points(5), box.y + Points(5)}, half - Points(10));
    }
    paper.skip(low + high);
}

void lay_out_warning(Paper& paper, const SignOffInput& input)
{
    const auto text = paper.shape(input.words.text("not-approved"),
                                  {Points(14), fonts::Weight::Bold, Role::Danger});
    const Points high = lay_out_loud(paper, text, {Paper::margin, paper.y()}, Paper::room);
    paper.skip(high + layout::to_points(5_mm));
}

} // namespace

Paper lay_out_sign_off(const SignOffInput& input, const layout::Theme& theme,
                       const fonts::FontCatalogue& fonts, layout::TextScratch& scratch)
{
    const auto word = [&](std::string_view id) { return input.words.text(id); };
    Paper paper(theme, fonts, scratch, word("sign-off") + " " + input.sheet.job_code,
                input.guide.source_language);
    lay_out_paper_head(
        paper, {word("sign-off"), word("sign-off-for"), word("job-number"), input.sheet.job_code});
    if (input.report == nullptr) {
        lay_out_warning(paper, input);
    }
    lay_out_sheet(paper, input);
    lay_out_texts(paper, input);
    lay_out_codes(paper, input);
    lay_out_values(paper, input);
    lay_out_findings(paper, input);
    lay_out_signature(paper, input);
    return paper;
}

} // namespace printer
