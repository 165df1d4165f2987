#include "content/layout/screens/screen_parts.hpp"
#include "content/layout/screens/screens.hpp"
#include "content/layout/screens/topic_blocks.hpp"

#include <algorithm>
#include <array>

namespace layout::screens {

namespace {

constexpr double name_cap = 5.0;
constexpr double sentence_cap = 13.5; // D13
constexpr double choose_cap = 11.0;

/// One language's half of a page.
struct Half {
    Rect name;
    Rect text;
};

/// Places on a page (DESIGN.md D51): one drawing, two halves, buttons.
struct SidePlan {
    Rect drawing; ///< Height 0: no room for one.
    std::array<Half, 2> halves;
    Rect rule; ///< Between the halves.
    Rect buttons;
};

/// A text keeps to its own start, whatever the page's direction is.
fonts::Align align_of(ScreenComposer& composer, const std::string& language)
{
    return fonts::is_right_to_left(language) == composer.right_to_left() ? fonts::Align::Start
                                                                         : fonts::Align::End;
}

class SidePages {
  public:
    SidePages(const ScreenContext& context, const SideValues& values)
        : context_(context), values_(values),
          steps_(static_cast<int>(std::ranges::count_if(values.pairs, is_step_pair)))
    {}

    Pages run()
    {
        int step = 0;
        for (const SidePair& pair : values_.pairs) {
            step += is_step_pair(pair) ? 1 : 0;
            add(pair, step);
        }
        Pages pages;
        for (Part& part : parts_) {
            const bool last = &part == &parts_.back();
            pages.push_back(lay_out(std::move(part), last));
        }
        return pages;
    }

  private:
    /// A page to be: a part of each text; the shorter text stays while the longer goes on.
    struct Part {
        ScreenPage page;
        SidePlan plan;
        const SidePair* pair;
        std::array<TextPart, 2> texts;
    };

    static const content::DocumentBlock& any_of(const SidePair& pair)
    {
        return pair.visitor.lines.empty() ? pair.officer : pair.visitor;
    }

    static bool is_step_pair(const SidePair& pair) { return is_step(any_of(pair)); }

    ScreenPage page_for(const SidePair& pair, int step) const
    {
        PageTexts texts;
        texts.add(values_.title);
        for (const auto* block : {&pair.visitor, &pair.officer}) {
            if (!block->lines.empty()) {
                texts.add(*block);
            }
        }
        PageHead head;
        head.title = values_.title;
        head.position = {step, steps_};
        return {context_, texts, head};
    }

    /// Whether the drawing stands over the halves or its room is theirs.
    enum class Drawing { Shown, LeftOut };

    /// Whether a half takes one line of its text at the least size a sentence may have.
    static bool takes_line(ScreenComposer& composer, const content::DocumentBlock& block,
                           const Half& half)
    {
        if (block.lines.empty()) {
            return true;
        }
        const auto text =
            composer.shape_lines({block.lines.front()}, block.unit, block.language,
                                 {fonts::Weight::Bold, fonts::Weight::Bold, 1.0}, 1.82);
        const Points cap =
            std::max(composer.metrics().cap(sentence_cap) * 0.9, composer.metrics().least_cap());
        return cap * (text.ascent + text.descent) <= half.text.height;
    }

    /// Height of the languages' names over the halves: the taller script's.
    Points name_height(ScreenComposer& composer, const SidePair& pair) const
    {
        const Points cap = composer.metrics().cap(name_cap);
        Points height = cap * 1.4;
        for (const auto& [name, block] : {std::pair(&pair.visitor_name, &pair.visitor),
                                          std::pair(&pair.officer_name, &pair.officer)}) {
            const auto shaped =
                composer.shape_plain(*name, "languages", block->language, fonts::Weight::Regular);
            height = std::max(height, height_of(shaped, {cap, {1}}));
        }
        return height + composer.mm(3);
    }

    static SidePlan plan_page(const ScreenPage& page, const ScreenComposer& composer, Points name,
                              Drawing drawing)
    {
        const Metrics& metrics = composer.metrics();
        const Rect& room = page.content();
        SidePlan plan;
        const Points buttons = metrics.target(30);
        plan.buttons = {room.x, room.bottom() - buttons, room.width, buttons};
        Points top = room.y;
        const Points bottom = plan.buttons.y - metrics.mm(6);
        if (drawing == Drawing::Shown) {
            const Points side =
                std::min(metrics.mm(page.portrait() ? 110 : 72), room.height * 0.34);
            plan.drawing = {room.x + (room.width - side) / 2, top, side, side};
            top += side + metrics.mm(4);
        } else {
            top += metrics.mm(5);
        }
        const Points gap = metrics.mm(14);
        const Points line = std::max(metrics.mm(0.7), Points(1));
        if (page.portrait()) {
            const Points height = (bottom - top - gap) / 2;
            for (const std::size_t i : {0U, 1U}) {
                const Points y = top + (height + gap) * static_cast<double>(i);
                plan.halves.at(i) = {{room.x, y, room.width, name},
                                     {room.x, y + name, room.width, height - name}};
            }
            plan.rule = {room.x, top + height + (gap - line) / 2, room.width, line};
        } else {
            const Points width = (room.width - gap) / 2;
            for (const std::size_t i : {0U, 1U}) {
                const Points x = room.x + (width + gap) * static_cast<double>(i);
                plan.halves.at(i) = {{x, top, width, name},
                                     {x, top + name, width, bottom - top - name}};
            }
            plan.rule = {room.x + width + (gap - line) / 2, top, line, bottom - top};
        }
        return plan;
    }

    using Cuts = std::array<std::vector<TextPart>, 2>;

    static Cuts cut_pair(ScreenComposer& composer, const SidePair& pair, const SidePlan& plan)
    {
        const auto cut = [&](const content::DocumentBlock& block, const Half& half) {
            return block.lines.empty()
                       ? std::vector<TextPart>(1)
                       : cut_text(composer, block, {half.text.width, half.text.height});
        };
        return {cut(pair.visitor, plan.halves[0]), cut(pair.officer, plan.halves[1])};
    }

    /// The drawing goes before a text needs another page (D45).
    void add(const SidePair& pair, int step)
    {
        ScreenPage page = page_for(pair, step);
        const Points name = name_height(page.draw(), pair);
        SidePlan plan = plan_page(page, page.draw(), name, Drawing::Shown);
        Cuts cuts = cut_pair(page.draw(), pair, plan);
        const bool all_fit = std::ranges::all_of(cuts, [](const std::vector<TextPart>& parts) {
            return parts.size() == 1 && (parts.front().lines.empty() || parts.front().fitted);
        });
        if (!all_fit) {
            plan = plan_page(page, page.draw(), name, Drawing::LeftOut);
            if (!takes_line(page.draw(), pair.visitor, plan.halves[0]) ||
                !takes_line(page.draw(), pair.officer, plan.halves[1])) {
                plan = plan_page(page, page.draw(), Points(0), Drawing::LeftOut);
            }
            cuts = cut_pair(page.draw(), pair, plan);
        }
        const std::size_t count = std::max(cuts[0].size(), cuts[1].size());
        for (std::size_t i = 0; i < count; ++i) {
            parts_.push_back({page,
                              plan,
                              &pair,
                              {cuts[0][std::min(i, cuts[0].size() - 1)],
                               cuts[1][std::min(i, cuts[1].size() - 1)]}});
        }
    }

    static void lay_out_half(ScreenComposer& composer, const Half& half, const std::string& name,
                             const content::DocumentBlock& block, const TextPart& part)
    {
        if (block.lines.empty()) {
            return;
        }
        const fonts::Align align = align_of(composer, block.language);
        if (half.name.height > Points(0)) {
            const auto words =
                composer.shape_plain(name, "languages", block.language, fonts::Weight::Regular);
            const Setting setting =
                composer.fit(words, composer.metrics().cap(name_cap),
                             composer.metrics().least_cap(), half.name.width, 1);
            composer.text(words, setting, half.name,
                          look_on(composer.palette().page, Role::Label, align));
        }
        lay_out_sentences(composer, block, part, half.text, align);
    }

    void lay_out_buttons(ScreenComposer& composer, const Rect& room, bool last) const
    {
        const WordButton onward = last ? WordButton{"open:" + values_.onward.screen,
                                                    values_.onward.word, values_.onward.mark}
                                       : WordButton{"next", values_.next, "mark-next"};
        const Points gap = composer.metrics().gap(6);
        const Points width =
            std::max((room.width - gap) / 2,
                     std::min(natural_width(composer, onward, room.height), room.width));
        lay_out_word_button(composer, onward, {room.right() - width, room.y, width, room.height});
        if (!values_.second) {
            return;
        }
        const WordButton second{"second:", values_.second->word, values_.second->mark,
                                MarkSide::Start, false};
        const Points left = room.width - width - gap;
        if (natural_width(composer, second, room.height) <= left) { // Else on the other pages.
            lay_out_word_button(composer, second, {room.x, room.y, left, room.height});
        }
    }

    Page lay_out(Part part, bool last) const
    {
        ScreenComposer& composer = part.page.draw();
        const SidePair& pair = *part.pair;
        const SidePlan& plan = part.plan;
        if (plan.drawing.height > Points(0)) {
            const std::string& own = any_of(pair).pictogram;
            composer.picture(own.empty() ? values_.picture : own, plan.drawing,
                             composer.palette().page);
        }
        composer.box(Role::Rule, plan.rule,
                     composer.palette().filled ? composer.theme().batu
                                               : composer.palette().page.text);
        lay_out_half(composer, plan.halves[0], pair.visitor_name, pair.visitor, part.texts[0]);
        lay_out_half(composer, plan.halves[1], pair.officer_name, pair.officer, part.texts[1]);
        lay_out_buttons(composer, plan.buttons, last);
        return std::move(part.page).finish(any_of(pair).id);
    }

    const ScreenContext& context_;
    const SideValues& values_;
    int steps_ = 0;
    std::vector<Part> parts_;
};

/// Endonyms to choose the second language from.
Page lay_out_choices(const ScreenContext& context, const SideValues& values, std::size_t& first)
{
    PageTexts texts;
    texts.add(values.title);
    texts.add(values.choose);
    PageHead head;
    head.title = values.title;
    ScreenPage page(context, texts, head);
    ScreenComposer& composer = page.draw();
    const Metrics& metrics = composer.metrics();
    Rect room = page.content();
    room.y += metrics.mm(5);
    room.height -= metrics.mm(5);
    const auto choose = composer.shape(values.choose, fonts::Weight::Bold);
    const Setting setting =
        composer.fit(choose, metrics.cap(choose_cap), metrics.least_cap(), room.width, 2);
    const Points height = height_of(choose, setting);
    composer.text(choose, setting, {room.x, room.y, room.width, height},
                  look_on(composer.palette().page, Role::Heading));
    const Points taken = height + metrics.mm(6);
    room = {room.x, room.y + taken, room.width, room.height - taken};
    const Points gap = metrics.gap(5);
    const Points button = metrics.target(34);
    Grid grid;
    grid.columns = page.portrait() || context.look.text == TextSize::XL ? 1 : 2;
    // A language and the way on, even where there is room for neither: else no page would end it.
    const int least_rows = grid.columns == 1 ? 2 : 1;
    grid.rows = std::max(least_rows, static_cast<int>((room.height + gap) / (button + gap)));
    room.height = button * grid.rows + gap * (grid.rows - 1);
    const std::size_t left = values.choices.size() - first;
    const auto places = static_cast<std::size_t>(grid.count());
    const bool all_fit = left <= places;
    const std::size_t here = all_fit ? left : places - 1;
    for (std::size_t i = 0; i < here; ++i) {
        const LanguageTile& tile = values.choices[first + i];
        ShownText name;
        name.unit = "languages";
        name.language = tile.tag;
        name.lines = plain_line(tile.name);
        lay_out_word_button(composer,
                            {"second:" + tile.tag, name, "mark-language", MarkSide::Start, false},
                            cell_of(grid, room, gap, gap, static_cast<int>(i)));
    }
    if (!all_fit) {
        lay_out_word_button(composer, {"next", values.more, "mark-more"},
                            cell_of(grid, room, gap, gap, grid.count() - 1));
    }
    const std::string anchor = values.choices[first].tag;
    first += here;
    return std::move(page).finish(anchor);
}

} // namespace

Pages lay_out_side(const ScreenContext& context, const SideValues& values)
{
    if (values.choices.empty()) {
        return SidePages(context, values).run();
    }
    Pages pages;
    std::size_t first = 0;
    while (first < values.choices.size()) {
        pages.push_back(lay_out_choices(context, values, first));
    }
    return pages;
}

} // namespace layout::screens
