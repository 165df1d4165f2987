#include "content/layout/screens/rows.hpp"
#include "content/layout/screens/screen_parts.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr double question_cap = 14.5; // D13
constexpr double answer_cap = 9.5;

/// Mark of an answer by its id; own answers have none.
std::string mark_of(const std::string& answer)
{
    return answer == "yes" || answer == "no" || answer == "dont-know" ? "mark-" + answer : "";
}

/// Places of a question's page (D25).
struct QuestionPlan {
    Rect drawing;
    Rect text;
    Rect listen;
    Rect link;
    std::vector<Rect> answers;
};

class QuestionPage {
  public:
    QuestionPage(const ScreenContext& context, const QuestionValues& values)
        : context_(context), values_(values), page_(context, texts_of(values), head_of(values)),
          composer_(page_.draw())
    {}

    /// The whole question on one page; none if its words have no room beside the answers.
    std::optional<Page> try_whole()
    {
        for (const Parts parts :
             {Parts{true, true}, Parts{true, false}, Parts{false, true}, Parts{false, false}}) {
            parts_ = parts;
            const QuestionPlan plan = page_.portrait() ? plan_tall() : plan_wide();
            const auto setting = set_text(plan.text);
            if (setting && found_fits(plan.link)) {
                return lay_out(plan, *setting);
            }
        }
        return std::nullopt;
    }

    /// The words, with the way on to the answers, over what was found; none if both have no room.
    std::optional<Page> try_words_and_found()
    {
        Rect words = words_room();
        const Row row = company_row(*values_.found);
        const Points gap = composer_.metrics().gap(4);
        const auto height = fitting_height(context_, {row}, words.width);
        words.height -= height.value_or(words.height) + gap;
        const auto setting = set_text(words);
        if (!height || !setting) {
            return std::nullopt;
        }
        lay_out_row(composer_, row, {words.x, words.bottom() + gap, words.width, *height});
        composer_.text_in_middle(composer_.shape(values_.text, fonts::Weight::Bold), *setting,
                                 words, look_on(composer_.palette().page, Role::Heading));
        lay_out_word_button(composer_, onward(), onward_rect());
        return std::move(page_).finish(values_.id);
    }

    /// The words alone, with the way on to what comes after them.
    Page lay_out_words()
    {
        const Metrics& metrics = composer_.metrics();
        const Rect words = words_room();
        const auto text = composer_.shape(values_.text, fonts::Weight::Bold);
        composer_.text_in_middle(text,
                                 composer_.fit(text, metrics.cap(question_cap), metrics.least_cap(),
                                               words.width, 6, words.height),
                                 words, look_on(composer_.palette().page, Role::Heading));
        const Rect place = onward_rect();
        if (values_.link && !values_.found) {
            const Points width = place.x - metrics.gap(6) - words.x;
            lay_out_word_button(composer_, link_button(), {words.x, place.y, width, place.height});
        }
        lay_out_word_button(composer_, onward(), place);
        return std::move(page_).finish(values_.id);
    }

    /// What was found alone, with the way on to the answers: under it, or where that leaves too
    /// little, in it.
    Page lay_out_found()
    {
        Row row = company_row(*values_.found);
        if (goes_into(context_, row, words_room())) {
            lay_out_only_row(composer_, row, words_room());
            lay_out_word_button(composer_, onward(), onward_rect());
        } else {
            row.onward = onward().action;
            lay_out_only_row(composer_, row, page_.content());
        }
        return std::move(page_).finish(values_.id);
    }

    /// The answers alone, on the page after the words.
    Page lay_out_choices()
    {
        const Rect& room = page_.content();
        const Grid grid = answer_grid(room.width);
        const Points gap = composer_.metrics().gap(3);
        std::vector<Rect> places;
        for (int i = 0; i < grid.count(); ++i) {
            places.push_back(cell_of(grid, room, gap, gap, i));
        }
        lay_out_answers(places);
        return std::move(page_).finish(values_.id);
    }

  private:
    /// What gives way to the words, least needed first.
    struct Parts {
        bool drawing = true;
        bool listen = true;
    };

    Rect words_room() const { return room_over_onward(composer_.metrics(), page_.content()); }

    WordButton onward() const { return {"next", values_.next, "mark-next"}; }

    Rect onward_rect() { return onward_place(composer_, onward(), page_.content()); }

    Page lay_out(const QuestionPlan& plan, const Setting& setting)
    {
        if (parts_.drawing) {
            composer_.picture(values_.picture, plan.drawing, composer_.palette().page);
        }
        composer_.text_in_middle(composer_.shape(values_.text, fonts::Weight::Bold), setting,
                                 plan.text, look_on(composer_.palette().page, Role::Heading));
        if (parts_.listen) { // As it is read: it stands before the link, or over it.
            lay_out_listen(composer_, values_.play, values_.text.unit, plan.listen);
        }
        if (values_.found) {
            lay_out_row(composer_, company_row(*values_.found), plan.link);
        } else if (values_.link) {
            lay_out_word_button(composer_, link_button(), plan.link);
        }
        lay_out_answers(plan.answers);
        return std::move(page_).finish(values_.id);
    }

    static PageTexts texts_of(const QuestionValues& values)
    {
        PageTexts texts;
        texts.add(values.title);
        texts.add(values.text);
        for (const Choice& answer : values.answers) {
            texts.add(answer.word);
        }
        if (values.found) {
            texts.add(values.found->status);
        }
        return texts;
    }

    static PageHead head_of(const QuestionValues& values)
    {
        PageHead head;
        head.title = values.title;
        head.position = {values.number, values.of};
        return head;
    }

    /// Answers side by side where their words have room, else one under the other.
    Grid answer_grid(Points width) const
    {
        const Metrics& metrics = composer_.metrics();
        const int count = static_cast<int>(values_.answers.size());
        const Points cell = (width - metrics.gap(6) * (count - 1)) / std::max(count, 1);
        std::vector<ShapedText> words;
        for (const Choice& answer : values_.answers) {
            words.push_back(composer_.shape(answer.word, fonts::Weight::Bold));
        }
        const bool beside =
            !page_.portrait() && shared_cap(composer_, words, metrics.cap(answer_cap),
                                            word_width(cell, answer_height()), 2)
                                     .has_value();
        return beside ? Grid{count, 1} : Grid{1, count};
    }

    Points answer_height() const
    {
        const Metrics& metrics = composer_.metrics();
        return page_.portrait() ? metrics.target(34) : metrics.target(50);
    }

    Points disc(Points height) const { return std::min(composer_.mm(35), height * 0.7); }
    Points speaker() const { return composer_.metrics().target(22); }

    Points word_width(Points cell, Points height) const
    {
        return cell - composer_.mm(6) - disc(height) - composer_.mm(5) - speaker() -
               composer_.mm(3) - composer_.metrics().gap(3);
    }

    QuestionPlan plan_wide()
    {
        const Metrics& metrics = composer_.metrics();
        const Rect& room = page_.content();
        QuestionPlan plan;
        const Grid grid = answer_grid(room.width);
        const Points gap = metrics.gap(grid.rows > 1 ? 3 : 6);
        const Points height = grid.rows > 1 ? metrics.target(20) : answer_height();
        const Points answers = height * grid.rows + gap * (grid.rows - 1);
        const Rect strip{room.x, room.bottom() - answers, room.width, answers};
        for (int i = 0; i < grid.count(); ++i) {
            plan.answers.push_back(cell_of(grid, strip, gap, gap, i));
        }
        const Rect upper{room.x, room.y, room.width, strip.y - metrics.gap(5) - room.y};
        const Points side = std::min({metrics.mm(115), upper.height, room.width * 0.3});
        plan.drawing = {upper.x + metrics.mm(10), upper.y + (upper.height - side) / 2, side, side};
        const Points x = parts_.drawing ? plan.drawing.right() + metrics.mm(20) : upper.x;
        place_text(plan, {x, upper.y, room.right() - x, upper.height});
        return plan;
    }

    QuestionPlan plan_tall()
    {
        const Metrics& metrics = composer_.metrics();
        const Rect& room = page_.content();
        QuestionPlan plan;
        const Points gap = metrics.gap(5);
        const Grid grid{1, static_cast<int>(values_.answers.size())};
        const Points height = answer_height();
        const Points answers = height * grid.rows + gap * (grid.rows - 1);
        const Rect strip{room.x, room.bottom() - answers, room.width, answers};
        for (int i = 0; i < grid.count(); ++i) {
            plan.answers.push_back(cell_of(grid, strip, gap, gap, i));
        }
        const Rect upper{room.x, room.y, room.width, strip.y - metrics.gap(5) - room.y};
        const Points side = std::min(metrics.mm(70), upper.height * 0.4);
        plan.drawing = {room.x + (room.width - side) / 2, upper.y, side, side};
        const Points y = parts_.drawing ? plan.drawing.bottom() + metrics.mm(4) : upper.y;
        place_text(plan, {room.x, y, room.width, upper.bottom() - y});
        return plan;
    }

    /// Question over its listen button and, where there is one, the way to look something up. A
    /// small page gives the question the room: the bar listens too.
    void place_text(QuestionPlan& plan, const Rect& room)
    {
        const Metrics& metrics = composer_.metrics();
        // Scripts with tall lines need more than the least target.
        const auto play = composer_.shape(values_.play, fonts::Weight::Bold);
        const Points height =
            std::max(metrics.target(30), height_of(play, {metrics.least_cap(), {1}}));
        const bool roomy = parts_.listen;
        Points x = room.x;
        if (roomy) {
            const WordButton listen{"", values_.play, "mark-speaker", MarkSide::Start, false};
            const Points width = std::min(
                room.width, std::max(metrics.mm(92), natural_width(composer_, listen, height)));
            plan.listen = {room.x, room.bottom() - height, width, height};
            x = plan.listen.right() + metrics.gap(6);
        }
        Points bottom = roomy ? plan.listen.y : room.bottom();
        if (values_.link) {
            const bool beside = link_has_room(room.right() - x, height);
            const Points start = beside ? x : room.x;
            const Points tall = link_height(room.right() - start, height);
            const Points end = beside || !roomy ? room.bottom() : plan.listen.y - metrics.gap(4);
            plan.link = {start, end - tall, room.right() - start, tall};
            bottom = std::min(bottom, plan.link.y);
        }
        plan.text = {room.x, room.y, room.width, bottom - metrics.mm(3) - room.y};
    }

    WordButton link_button() const
    {
        return {"open:" + values_.link->screen, values_.link->word, values_.link->mark,
                MarkSide::Start, false};
    }

    /// Whether the way to the look-up, or what was found there, goes into this width.
    bool link_has_room(Points width, Points height)
    {
        return values_.found ? found_height(width).has_value()
                             : width >= natural_width(composer_, link_button(), height);
    }

    std::optional<Points> found_height(Points width) const
    {
        return fitting_height(context_, {company_row(*values_.found)}, width);
    }

    /// @param least a button's.
    Points link_height(Points width, Points least) const
    {
        return values_.found ? std::max(least, found_height(width).value_or(least)) : least;
    }

    bool found_fits(const Rect& room) const
    {
        const auto height = values_.found ? found_height(room.width) : Points(0);
        return height && *height <= room.height;
    }

    std::optional<Setting> set_text(const Rect& room)
    {
        const Metrics& metrics = composer_.metrics();
        const auto text = composer_.shape(values_.text, fonts::Weight::Bold);
        if (room.width <= Points(0) || room.height <= Points(0)) {
            return std::nullopt;
        }
        return fit_text(text,
                        {room.width, room.height - metrics.mm(3), metrics.cap(question_cap),
                         metrics.least_cap(), 6},
                        composer_.scratch());
    }

    void lay_out_answers(const std::vector<Rect>& places)
    {
        const Metrics& metrics = composer_.metrics();
        std::vector<ShapedText> words;
        for (const Choice& answer : values_.answers) {
            words.push_back(composer_.shape(answer.word, fonts::Weight::Bold));
        }
        if (places.empty()) {
            return;
        }
        const Rect& first = places.front();
        const Points width = word_width(first.width, first.height);
        const Points cap = shared_cap(composer_, words, metrics.cap(answer_cap), width, 2)
                               .value_or(metrics.least_cap());
        for (std::size_t i = 0; i < places.size(); ++i) {
            lay_out_answer(values_.answers[i], words[i], cap, places[i]);
        }
    }

    void lay_out_answer(const Choice& answer, const ShapedText& word, Points cap, const Rect& rect)
    {
        const Palette& palette = composer_.palette();
        const Surface shown =
            composer_.button("answer:" + answer.id, rect, palette.primary, composer_.mm(3.5));
        const Points round = disc(rect.height);
        const Rect box{rect.x + composer_.mm(6), rect.y + (rect.height - round) / 2, round, round};
        composer_.outlined_box(Role::Button, box, shown.text, {shown.text, Points(0), true},
                               round / 2);
        if (const std::string mark = mark_of(answer.id); !mark.empty()) {
            composer_.mark(mark, box.inset(round * 0.16), shown.ground);
        }
        const Points x = box.right() + composer_.mm(5);
        const Points width = word_width(rect.width, rect.height);
        composer_.text_in_middle(word, composer_.set(word, cap, width),
                                 {x, rect.y, width, rect.height}, look_on(shown, Role::Button));
        const Points side = std::min(speaker(), rect.height);
        const Points pad = std::min(composer_.mm(3), (rect.height - side) / 2);
        composer_.speaker(
            answer.word.unit,
            {rect.right() - side - composer_.mm(3), rect.bottom() - side - pad, side, side},
            palette.filled ? Surface{composer_.theme().putih, composer_.theme().nila, std::nullopt}
                           : palette.face);
    }

    const ScreenContext& context_;
    const QuestionValues& values_;
    ScreenPage page_;
    ScreenComposer& composer_;
    Parts parts_;
};

} // namespace

Pages lay_out_question(const ScreenContext& context, const QuestionValues& values)
{
    if (auto whole = QuestionPage(context, values).try_whole()) {
        Pages pages;
        pages.push_back(std::move(*whole));
        return pages;
    }
    Pages pages;
    auto both = values.found ? QuestionPage(context, values).try_words_and_found() : std::nullopt;
    if (both) {
        pages.push_back(std::move(*both));
    } else {
        pages.push_back(QuestionPage(context, values).lay_out_words());
        if (values.found) {
            pages.push_back(QuestionPage(context, values).lay_out_found());
        }
    }
    pages.push_back(QuestionPage(context, values).lay_out_choices());
    return pages;
}

} // namespace layout::screens
