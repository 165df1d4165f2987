#include "content/layout/screens/screen_parts.hpp"
#include "content/layout/screens/screens.hpp"
#include "content/layout/screens/topic_blocks.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

/// Places of a step's page (D24, D22).
struct StepPlan {
    Rect drawing;
    Rect text;
    Rect listen;
    Rect next;
    Rect link; ///< Between text and buttons; height 0 without one.
};

Points listen_width(ScreenComposer& composer, const ShownText& play, Points height)
{
    return natural_width(composer, {"", play, "mark-speaker", MarkSide::Start, false}, height);
}

StepPlan plan_wide(const ScreenPage& page, ScreenComposer& composer, const ShownText& play,
                   bool has_link)
{
    const Metrics& metrics = composer.metrics();
    const Rect& room = page.content();
    StepPlan plan;
    const bool largest = composer.look().text == TextSize::XL;
    const Points buttons = metrics.target(38);
    const Points side =
        std::min({metrics.mm(largest ? 112 : 155), room.height - metrics.mm(6), room.width * 0.38});
    plan.drawing = {room.x + metrics.mm(4.5), room.y + (room.height - side) / 2, side, side};
    const Points x = plan.drawing.right() + metrics.mm(14);
    const Points gap = metrics.gap(9);
    const Points bottom = room.bottom() - metrics.mm(6);
    const Points width = room.right() - x - metrics.mm(2);
    const Points listen = std::max((width - gap) * 0.4, listen_width(composer, play, buttons));
    plan.listen = {x, bottom - buttons, listen, buttons};
    plan.next = {x + listen + gap, bottom - buttons, width - listen - gap, buttons};
    Points text_bottom = plan.listen.y - metrics.mm(8);
    if (has_link) {
        const Points link = metrics.target(26);
        plan.link = {x, plan.listen.y - metrics.gap(6) - link, width, link};
        text_bottom = plan.link.y - metrics.mm(5);
    }
    const Points top = room.y + metrics.mm(4);
    plan.text = {x, top, width, text_bottom - top};
    return plan;
}

StepPlan plan_tall(const ScreenPage& page, ScreenComposer& composer, const ShownText& play,
                   bool has_link)
{
    const Metrics& metrics = composer.metrics();
    const Rect& room = page.content();
    StepPlan plan;
    const bool largest = composer.look().text == TextSize::XL;
    const Points side = std::min(metrics.mm(largest ? 90 : 124), room.height * 0.42);
    plan.drawing = {room.x + (room.width - side) / 2, room.y, side, side};
    const Points buttons = metrics.target(38);
    const Points gap = metrics.gap(6);
    const Points bottom = room.bottom();
    const Points listen =
        std::max((room.width - gap) * 0.42, listen_width(composer, play, buttons));
    plan.listen = {room.x, bottom - buttons, listen, buttons};
    plan.next = {room.x + listen + gap, bottom - buttons, room.width - listen - gap, buttons};
    Points text_bottom = plan.listen.y - metrics.mm(5);
    if (has_link) {
        const Points link = metrics.target(26);
        plan.link = {room.x, plan.listen.y - metrics.gap(6) - link, room.width, link};
        text_bottom = plan.link.y - metrics.mm(4);
    }
    const Points top = plan.drawing.bottom() + metrics.mm(6);
    plan.text = {room.x, top, room.width, text_bottom - top};
    return plan;
}

/// Where text, link and buttons do not all fit, the link takes the listen button's place: the bar
/// listens too.
StepPlan make_room(StepPlan plan, ScreenComposer& composer, const Link* link)
{
    if (plan.link.height > Points(0) && plan.text.height < composer.metrics().least_cap() * 7) {
        plan.text.height = plan.listen.y - composer.mm(5) - plan.text.y;
        const Points end = plan.next.right();
        plan.link = plan.listen;
        plan.link.width =
            std::max(plan.listen.width,
                     natural_width(composer, {"", link->word, link->mark, MarkSide::Start, false},
                                   plan.link.height));
        plan.next.x = plan.link.right() + composer.metrics().gap(6);
        plan.next.width = end - plan.next.x;
        plan.listen.height = Points(0);
    }
    return plan;
}

StepPlan plan_step(const ScreenPage& page, ScreenComposer& composer, const ShownText& play,
                   const Link* link)
{
    const bool has_link = link != nullptr;
    return make_room(page.portrait() ? plan_tall(page, composer, play, has_link)
                                     : plan_wide(page, composer, play, has_link),
                     composer, link);
}

/// The way on from the last page has a longer word: where its place is too small for it, it takes
/// the whole row. The bar listens too.
StepPlan widen_next(StepPlan plan, Points needed)
{
    if (plan.next.width < needed) {
        const Points end = plan.next.right();
        plan.next.x = plan.text.x;
        plan.next.width = end - plan.text.x;
        plan.listen.height = Points(0);
        plan.link.height = plan.link.y == plan.next.y ? Points(0) : plan.link.height;
    }
    return plan;
}

/// Lays the pages of one topic out; which is the last is known only when all texts are cut.
class TopicPages {
  public:
    TopicPages(const ScreenContext& context, const TopicValues& values)
        : context_(context), values_(values),
          steps_(static_cast<int>(std::ranges::count_if(values.document.blocks, is_step)))
    {}

    Pages run()
    {
        for (const content::DocumentBlock& block : opening_of(values_.document)) {
            add(block, 0);
        }
        int step = 0;
        for (const content::DocumentBlock& block : values_.document.blocks) {
            if (is_step(block)) {
                add(block, ++step);
            }
        }
        Pages pages;
        for (Part& part : parts_) {
            const bool last = &part == &parts_.back();
            pages.push_back(lay_out(std::move(part), last));
        }
        return pages;
    }

  private:
    /// A page to be, its frame drawn: the text was cut to the room in it.
    struct Part {
        ScreenPage page;
        StepPlan plan;
        content::DocumentBlock block;
        TextPart text;
    };

    PageHead head_for(int step) const
    {
        PageHead head;
        head.title = values_.tile;
        head.position = {step, steps_};
        return head;
    }

    PageTexts texts_of(const content::DocumentBlock& block) const
    {
        PageTexts texts;
        texts.add(block);
        texts.add(values_.tile);
        return texts;
    }

    const Link* link_of(const content::DocumentBlock& block) const
    {
        const auto found = values_.links.find(block.id);
        return found == values_.links.end() ? nullptr : &found->second;
    }

    std::optional<WordButton> onward_button() const
    {
        const auto& onward = values_.onward;
        return onward
                   ? std::optional(WordButton{"open:" + onward->screen, onward->word, onward->mark})
                   : std::nullopt;
    }

    void add(const content::DocumentBlock& block, int step)
    {
        ScreenPage page(context_, texts_of(block), head_for(step));
        const StepPlan plan = plan_step(page, page.draw(), values_.play, link_of(block));
        auto texts = cut_text(page.draw(), block, {plan.text.width, plan.text.height});
        for (TextPart& text : texts) {
            const bool last = &text == &texts.back();
            parts_.push_back({last ? std::move(page) : page, plan, block, std::move(text)});
        }
    }

    Page lay_out(Part part, bool last) const
    {
        ScreenComposer& composer = part.page.draw();
        const std::optional<WordButton> onward = last ? onward_button() : std::nullopt;
        const StepPlan plan =
            onward ? widen_next(part.plan, natural_width(composer, *onward, part.plan.next.height))
                   : part.plan;
        const Link* link = link_of(part.block);
        const std::string& own = part.block.pictogram;
        composer.picture(own.empty() ? values_.document.pictogram : own, plan.drawing,
                         composer.palette().page);
        lay_out_sentences(composer, part.block, part.text, plan.text);
        if (link != nullptr && plan.link.height > Points(0)) {
            lay_out_word_button(
                composer, {"open:" + link->screen, link->word, link->mark, MarkSide::Start, false},
                plan.link);
        }
        if (plan.listen.height > Points(0)) {
            lay_out_listen(composer, values_.play, part.block.unit, plan.listen);
        }
        if (onward) {
            lay_out_word_button(composer, *onward, plan.next);
        } else if (last) {
            lay_out_word_button(composer, {"home", values_.home, "mark-home"}, plan.next);
        } else {
            lay_out_word_button(composer, {"next", values_.next, "mark-next"}, plan.next);
        }
        return std::move(part.page).finish(part.block.id);
    }

    const ScreenContext& context_;
    const TopicValues& values_;
    int steps_ = 0; ///< On the way through the topic: dots or "n / m".
    std::vector<Part> parts_;
};

} // namespace

Pages lay_out_topic(const ScreenContext& context, const TopicValues& values)
{
    return TopicPages(context, values).run();
}

} // namespace layout::screens
