#include "content/layout/screens/outcome_digits.hpp"
#include "content/layout/screens/rows.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr double word_cap = 19; // D13, status word
constexpr double order_cap = 9; // D26
constexpr double reason_cap = 7.5;
constexpr double comfort_cap = 11.5;

std::string ground_token(const std::string& colour)
{
    return colour == "red" ? "mengkudu" : colour == "yellow" ? "kunyit" : "daun";
}

/// The first contact with a number to dial.
const ContactLine* dialled(const OutcomeValues& values)
{
    const auto found = std::ranges::find_if(
        values.contacts, [](const ContactLine& line) { return line.phone && !line.value.empty(); });
    return found == values.contacts.end() ? nullptr : &*found;
}

class OutcomePage {
  public:
    OutcomePage(const ScreenContext& context, const OutcomeValues& values)
        : values_(values), panel_width_(panel_width(context)),
          page_(context, texts_of(values), head_of(values, panel_width_)), composer_(page_.draw())
    {}

    /// Lays the page with the reasons from `first` on; `first` moves to the next page's. The
    /// comfort stands on the first page that has room for it.
    /// @param follows a page stands before this one.
    Page run(std::size_t& first, bool& comforted, bool follows) &&
    {
        Rect rest = lay_out_panel();
        // On a last page of its own it stands whatever the room: what does not fit is reported.
        const bool last = follows && first >= values_.reasons.size();
        const bool comforts = !comforted && (last || comfort_fits(rest, first));
        if (comforts) {
            rest = lay_out_comfort(rest, first, last);
            comforted = true;
        }
        rest = lay_out_second(rest, first);
        rest = lay_out_number(rest, first);
        lay_out_reasons(rest, first, comforted);
        return std::move(page_).finish(values_.colour);
    }

  private:
    static PageTexts texts_of(const OutcomeValues& values)
    {
        PageTexts texts;
        for (const ShownText* text : {&values.word, &values.order, &values.comfort}) {
            texts.add(*text);
        }
        for (const ShownText& reason : values.reasons) {
            texts.add(reason);
        }
        for (const ContactLine& line : values.contacts) {
            texts.add(line.name);
            texts.add_value(line.good);
        }
        return texts;
    }

    static Points panel_width(const ScreenContext& context)
    {
        const Metrics metrics(context.look);
        return metrics.portrait() ? Points(0) : context.look.panel.width * (200.0 / 480);
    }

    static PageHead head_of(const OutcomeValues& values, Points panel)
    {
        PageHead head;
        head.title = values.word;
        head.has_header = false;
        head.note_lead = panel;
        return head;
    }

    /// Status colour, shape and word together (D10, D26). @return the room beside or below.
    Rect lay_out_panel()
    {
        const Metrics& metrics = composer_.metrics();
        const Rect& content = page_.content();
        Surface surface = strip_surface(composer_.look().contrast, ground_token(values_.colour));
        surface.frame = composer_.palette().filled ? std::nullopt : surface.frame;
        const bool tall = page_.portrait();
        const Points top = page_.has_sash() ? content.y : Points(0);
        const Rect panel =
            tall ? Rect{Points(0), top, composer_.width(), content.y - top + content.height * 0.44}
                 : Rect{Points(0), top, panel_width_, page_.ground_bottom() - top};
        composer_.surface(Role::Danger, panel, surface, Points(0));
        const Points width = panel.width - metrics.mm(16);
        const auto word = composer_.shape(values_.word, fonts::Weight::Bold);
        const auto order = composer_.shape(values_.order, fonts::Weight::Bold);
        const Setting word_set =
            composer_.fit(word, metrics.cap(word_cap), metrics.least_cap(), width, 1);
        const Setting order_set =
            composer_.fit(order, metrics.cap(order_cap), metrics.least_cap(), width, 3);
        const Points words = height_of(word, word_set) + height_of(order, order_set);
        const Points radius = std::max(std::min({metrics.mm(69), panel.width * 0.36,
                                                 (panel.height - words - metrics.mm(22)) / 2}),
                                       metrics.mm(12));
        const Points block = radius * 2 + words + metrics.mm(10);
        const Points y = panel.y + std::max((panel.height - block) / 2, metrics.mm(4));
        lay_out_status_sign(composer_, values_.colour, {panel.width / 2, y + radius}, radius);
        const Rect frame{panel.x + metrics.mm(8), y + radius * 2 + metrics.mm(7), width,
                         panel.height};
        const auto look = look_on(surface, Role::Heading, fonts::Align::Centre);
        composer_.text(word, word_set, frame, look);
        composer_.text(
            order, order_set,
            {frame.x, frame.y + height_of(word, word_set) + metrics.mm(2), width, panel.height},
            look);
        if (tall) {
            const Points below = panel.bottom() + metrics.mm(8);
            return {content.x, below, content.width, content.bottom() - below};
        }
        const Points x = panel.right() + metrics.mm(16);
        const Points y0 = content.y + metrics.mm(5);
        return {x, y0, content.right() - x, content.bottom() - y0};
    }

    /// Beside the speaker and, where pages may follow, the way on to them.
    Points reason_width(const Rect& room)
    {
        const Metrics& metrics = composer_.metrics();
        const Points onward = onward_width(room);
        return room.width - metrics.target(22) - metrics.gap(8) -
               (onward > Points(0) ? onward + metrics.gap(3) : Points(0));
    }

    /// The way on stands before the speaker: to the next page, or from the last one to the
    /// take-away. With its word where that leaves the reasons nearly half of the room.
    Points onward_width(const Rect& room)
    {
        const Points square = composer_.metrics().target(22);
        const bool may_turn = values_.reasons.size() > 1 || composer_.look().text == TextSize::XL;
        if (!values_.onward) {
            return may_turn ? square : Points(0);
        }
        const Points natural = natural_width(composer_, onward_button(), square);
        return room.width - square - natural >= room.width * 0.45 ? natural : square;
    }

    WordButton onward_button() const
    {
        return {"open:" + values_.onward->screen, values_.onward->word, values_.onward->mark,
                MarkSide::Start, false};
    }

    /// Height of the reason the page must have, at its least size.
    Points reason_height(const Rect& room, std::size_t first)
    {
        const Metrics& metrics = composer_.metrics();
        const Points speaker = metrics.target(22);
        if (first >= values_.reasons.size()) {
            return speaker;
        }
        const auto text = composer_.shape(values_.reasons[first], fonts::Weight::Regular);
        const Setting setting = composer_.set(text, metrics.least_cap(), reason_width(room));
        return std::max(height_of(text, setting), speaker);
    }

    /// Height of all reasons to come at their full size, as wide as this room lets them be.
    Points reasons_height(const Rect& room, std::size_t first)
    {
        const Metrics& metrics = composer_.metrics();
        Points height;
        for (std::size_t i = first; i < values_.reasons.size(); ++i) {
            const auto text = composer_.shape(values_.reasons[i], fonts::Weight::Regular);
            height +=
                height_of(text, composer_.set(text, metrics.cap(reason_cap), reason_width(room)));
            height += i > first ? metrics.mm(3) : Points(0);
        }
        return std::max(height, metrics.target(22));
    }

    Points least_number() const { return composer_.metrics().target(24); }

    bool comfort_fits(const Rect& room, std::size_t first)
    {
        const Metrics& metrics = composer_.metrics();
        const auto text = composer_.shape(values_.comfort, fonts::Weight::Bold);
        const Points height = height_of(text, composer_.set(text, metrics.least_cap(), room.width));
        return reason_height(room, first) + least_number() + height + metrics.mm(12) <= room.height;
    }

    /// @param alone nothing else must have room on this page, but the speaker at its end.
    Rect lay_out_comfort(const Rect& whole, std::size_t first, bool alone)
    {
        Rect room = whole;
        room.width = alone ? reason_width(whole) : whole.width;
        const Metrics& metrics = composer_.metrics();
        const auto text = composer_.shape(values_.comfort, fonts::Weight::Bold);
        const bool drawing = composer_.look().text != TextSize::XL && room.height > metrics.mm(165);
        const Points side = drawing ? metrics.mm(52) : Points(0);
        const Points lead = drawing ? side + metrics.mm(12) : Points(0);
        const Points taken =
            alone ? Points(0) : least_number() + reason_height(room, first) + metrics.mm(12);
        const Points left = room.height - taken;
        const Setting setting = composer_.fit(text, metrics.cap(comfort_cap), metrics.least_cap(),
                                              room.width - lead, 6, std::max(left, Points(1)));
        const Points height = std::max(side, height_of(text, setting) + metrics.mm(2));
        const Rect zone{room.x, room.bottom() - height, room.width, height};
        if (drawing) {
            composer_.picture(values_.picture, {zone.x, zone.y, side, side},
                              composer_.palette().page);
        }
        composer_.text_in_middle(text, setting,
                                 {zone.x + lead, zone.y, zone.width - lead, zone.height},
                                 look_on(composer_.palette().page, Role::Step));
        return {whole.x, whole.y, whole.width, zone.y - metrics.mm(4) - whole.y};
    }

    /// The second contact, if there is one to show and room for it.
    Rect lay_out_second(const Rect& room, std::size_t first)
    {
        const ContactLine* main = dialled(values_);
        const auto second = std::ranges::find_if(values_.contacts, [&](const ContactLine& line) {
            return &line != main && (!line.phone || !line.value.empty());
        });
        if (second == values_.contacts.end()) {
            return room;
        }
        const Row row = contact_row(*second);
        const Points height = row_height(composer_, {row}, room.width);
        const Points needed = reason_height(room, first) + composer_.metrics().mm(45);
        if (room.height - height < needed) {
            return room; // The number and the reason come first.
        }
        const Rect rect{room.x, room.bottom() - height, room.width, height};
        lay_out_row(composer_, row, rect);
        return {room.x, room.y, room.width, rect.y - composer_.metrics().gap(4) - room.y};
    }

    Rect lay_out_number(const Rect& room, std::size_t first)
    {
        const Metrics& metrics = composer_.metrics();
        const Surface& surface = composer_.palette().emergency;
        const ContactLine* main = dialled(values_);
        if (room.height < reason_height(room, first) + least_number() + metrics.mm(4)) {
            return room; // The bar below shows the same number.
        }
        const Points left = room.height - reason_height(room, first) - metrics.mm(6);
        const Points height =
            std::max(std::min({metrics.mm(67), left, room.height * 0.6}), least_number());
        const Points spare =
            left - height - (reasons_height(room, first) - reason_height(room, first));
        const Points lift = std::max(spare, Points(0)) / 2;
        const Rect rect{room.x, room.bottom() - height - lift, room.width, height};
        composer_.surface(Role::Number, rect, surface, metrics.mm(3.5));
        const Points mark = std::min(metrics.mm(34), height * 0.55);
        const Points pad = std::min(metrics.mm(14), rect.width * 0.05);
        composer_.mark("mark-phone", {rect.x + pad, rect.y + (height - mark) / 2, mark, mark},
                       surface.text);
        const Points x = rect.x + pad + mark + pad * 0.8;
        const Points width = rect.right() - pad - x;
        if (main == nullptr) {
            const auto text = composer_.shape(values_.ask_office, fonts::Weight::Bold);
            const Setting setting =
                composer_.fit(text, metrics.cap(11), metrics.least_cap(), width, 2);
            composer_.text_in_middle(text, setting, {x, rect.y, width, height},
                                     look_on(surface, Role::Step));
        } else {
            lay_out_digits(composer_, main->free ? values_.call_free : values_.call, *main,
                           {x, rect.y, width, height});
        }
        return {room.x, room.y, room.width, rect.y - metrics.mm(4) - room.y};
    }

    /// The answers that caused it; what has no room stands on the next page.
    void lay_out_reasons(const Rect& room, std::size_t& first, bool comforted)
    {
        const Metrics& metrics = composer_.metrics();
        const Points speaker = metrics.target(22);
        const Points width = reason_width(room);
        Points y = room.y;
        const std::size_t begin = first;
        while (first < values_.reasons.size()) {
            const auto text = composer_.shape(values_.reasons[first], fonts::Weight::Regular);
            const Setting setting =
                composer_.fit(text, metrics.cap(reason_cap), metrics.least_cap(), width, 6,
                              first == begin ? room.height : Points(1e6));
            const Points height = height_of(text, setting);
            if (y + height > room.bottom() && first > begin) {
                break;
            }
            composer_.text(text, setting, {room.x, y, width, height},
                           look_on(composer_.palette().page, Role::Step));
            y += height + metrics.mm(3);
            ++first;
        }
        const Points end = room.right() - speaker - metrics.gap(3);
        if (first < values_.reasons.size() || !comforted) {
            lay_out_onward_square(composer_, "next", {end - speaker, room.y, speaker, speaker});
        } else if (values_.onward) {
            const Points onward = onward_width(room);
            lay_out_take_away({end - onward, room.y, onward, speaker});
        }
        composer_.speaker("outcome", {room.right() - speaker, room.y, speaker, speaker},
                          composer_.palette().face);
    }

    void lay_out_take_away(const Rect& rect)
    {
        const WordButton button = onward_button();
        if (rect.width > rect.height) {
            lay_out_word_button(composer_, button, rect);
            return;
        }
        const Surface shown = composer_.button(button.action, rect, composer_.palette().face,
                                               composer_.metrics().mm(3.5));
        composer_.name_region(button.word);
        composer_.mark(button.mark, rect.inset(rect.width * 0.2), shown.text);
    }

    const OutcomeValues& values_;
    Points panel_width_;
    ScreenPage page_;
    ScreenComposer& composer_;
};

} // namespace

Pages lay_out_outcome(const ScreenContext& context, const OutcomeValues& values)
{
    Pages pages;
    std::size_t first = 0;
    bool comforted = values.comfort.empty();
    do {
        pages.push_back(OutcomePage(context, values).run(first, comforted, !pages.empty()));
    } while (first < values.reasons.size() || !comforted);
    return pages;
}

} // namespace layout::screens
