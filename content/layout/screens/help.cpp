#include "content/layout/screens/screen_parts.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>
#include <array>

namespace layout::screens {

namespace {

constexpr std::array<TextSize, 4> sizes{TextSize::S, TextSize::M, TextSize::L, TextSize::XL};
constexpr std::array<Contrast, 3> contrasts{Contrast::Normal, Contrast::Dark, Contrast::Light};

class HelpPage {
  public:
    HelpPage(const ScreenContext& context, const HelpValues& values)
        : context_(context), values_(values)
    {}

    Pages run()
    {
        const bool together = settings_fit_together();
        of_ = together ? 2 : 3;
        Pages pages;
        if (together) {
            pages.push_back(lay_out_settings(Settings::Both, 1));
        } else {
            pages.push_back(lay_out_settings(Settings::Size, 1));
            pages.push_back(lay_out_settings(Settings::Contrast, 2));
        }
        pages.push_back(lay_out_how_to());
        return pages;
    }

  private:
    enum class Settings { Both, Size, Contrast };

    PageTexts texts() const
    {
        PageTexts texts;
        texts.add(values_.title);
        for (const ShownText& text : values_.how_to) {
            texts.add(text);
        }
        return texts;
    }

    ScreenPage begin(const ShownText& title, int now) const
    {
        PageHead head;
        head.title = title;
        head.position = {now, of_};
        return ScreenPage(context_, texts(), head);
    }

    static Points next_height(const Metrics& metrics) { return metrics.target(30); }

    /// Height of a setting's name and the least row of buttons.
    static Points least_setting(ScreenComposer& composer, const ShownText& name)
    {
        const auto text = composer.shape(name, fonts::Weight::Bold);
        const Metrics& metrics = composer.metrics();
        return height_of(text, {metrics.cap(6.5), {1}}) + metrics.mm(2) + metrics.target(24);
    }

    bool settings_fit_together() const
    {
        ScreenPage page = begin(values_.title, 1);
        ScreenComposer& composer = page.draw();
        const Metrics& metrics = composer.metrics();
        return least_setting(composer, values_.text_size) +
                   least_setting(composer, values_.contrast) + metrics.gap(6) * 2 +
                   next_height(metrics) <=
               page.content().height;
    }

    Page lay_out_settings(Settings settings, int now)
    {
        ScreenPage page = begin(values_.title, now);
        ScreenComposer& composer = page.draw();
        const Metrics& metrics = composer.metrics();
        const Rect& room = page.content();
        const Points next = next_height(metrics);
        const Points gap = metrics.gap(6);
        const bool both = settings == Settings::Both;
        // A page of one setting has the way on at the end of its row.
        const Points beside = both ? Points(0) : metrics.target(24) + gap;
        const Points part = both ? (room.height - next - gap * 2) / 2 : room.height;
        Points y = room.y;
        if (settings != Settings::Contrast) {
            lay_out_sizes(composer, {room.x, y, room.width - beside, part});
            y += part + gap;
        }
        if (settings != Settings::Size) {
            lay_out_contrasts(composer, {room.x, y, room.width - beside, part});
        }
        if (both) {
            const WordButton onward{"next", context_.chrome.how_to, "mark-next"};
            const Points width = std::min(
                room.width, std::max(metrics.mm(230), natural_width(composer, onward, next)));
            lay_out_word_button(composer, onward,
                                {room.right() - width, room.bottom() - next, width, next});
        } else {
            const Points side = metrics.target(24);
            lay_out_onward_square(composer, "next",
                                  {room.right() - side, room.bottom() - side, side, side});
        }
        return std::move(page).finish(settings == Settings::Contrast ? "contrast" : "settings");
    }

    /// Name of a setting over its buttons. @return the room of the buttons.
    static Rect lay_out_name(ScreenComposer& composer, const ShownText& name, const Rect& room)
    {
        const Metrics& metrics = composer.metrics();
        const auto text = composer.shape(name, fonts::Weight::Bold);
        const Setting setting =
            composer.fit(text, metrics.cap(6.5), metrics.least_cap(), room.width, 1,
                         room.height - metrics.target(24) - metrics.mm(2));
        const Points height = height_of(text, setting);
        composer.text(text, setting, {room.x, room.y, room.width, height},
                      look_on(composer.palette().page, Role::Heading));
        const Points top = room.y + height + metrics.mm(2);
        return {room.x, top, room.width, room.bottom() - top};
    }

    /// The chosen one has a kunyit ground and a check: colour is never the only sign (T7).
    static Surface lay_out_option(ScreenComposer& composer, const std::string& action, bool chosen,
                                  const Surface& rest, const Rect& rect)
    {
        const Surface surface = chosen ? composer.palette().now : rest;
        const Surface shown = composer.button(action, rect, surface, composer.mm(3.5));
        if (chosen) {
            const Points side = std::min(composer.mm(9), rect.height * 0.28);
            composer.mark(
                "mark-yes",
                {rect.right() - side - composer.mm(3), rect.y + composer.mm(3), side, side},
                shown.text);
        }
        return shown;
    }

    void lay_out_sizes(ScreenComposer& composer, const Rect& room)
    {
        const Rect place = lay_out_name(composer, values_.text_size, room);
        const Points gap = composer.metrics().gap(6);
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const Rect rect = cell_of({4, 1}, place, gap, gap, static_cast<int>(i));
            const Surface shown =
                lay_out_option(composer, "size:" + std::string(name_of(sizes[i])),
                               context_.look.text == sizes[i], composer.palette().face, rect);
            // The letter shows the size itself; the least one is still readable.
            const auto text =
                composer.shape_plain("A", "", values_.text_size.language, fonts::Weight::Bold);
            const double cap = 5.0 * (1 + 0.55 * static_cast<double>(i));
            const Points shown_cap =
                std::min(std::max(to_points(Millimetres(cap)), composer.metrics().least_cap()),
                         rect.height * 0.62);
            composer.text_in_middle(text, {shown_cap, {1}}, rect,
                                    look_on(shown, Role::Button, fonts::Align::Centre));
        }
    }

    void lay_out_contrasts(ScreenComposer& composer, const Rect& room)
    {
        const Rect place = lay_out_name(composer, values_.contrast, room);
        const Points gap = composer.metrics().gap(6);
        const std::array<const ShownText*, 3> words{&values_.normal, &values_.dark, &values_.light};
        for (std::size_t i = 0; i < contrasts.size(); ++i) {
            const Rect rect = cell_of({3, 1}, place, gap, gap, static_cast<int>(i));
            const Palette& sample = palette_for(contrasts[i]);
            // In a contrast theme nothing on the page has a third colour (T6).
            const bool is_pure = contrasts[i] != Contrast::Normal || composer.palette().filled;
            Surface rest = is_pure ? sample.page : composer.palette().face;
            rest.frame = composer.palette().face.frame;
            const bool chosen = context_.look.contrast == contrasts[i];
            const Surface shown = lay_out_option(
                composer, "contrast:" + std::string(name_of(contrasts[i])), chosen, rest, rect);
            const auto text = composer.shape(*words[i], fonts::Weight::Bold);
            const Points width = rect.width - composer.mm(10);
            const Setting setting = composer.fit(text, composer.metrics().cap(6.5),
                                                 composer.metrics().least_cap(), width, 2);
            composer.text_in_middle(text, setting,
                                    {rect.x + composer.mm(5), rect.y, width, rect.height},
                                    look_on(shown, Role::Button, fonts::Align::Centre));
        }
    }

    /// Three acts, each with the mark it is about.
    Page lay_out_how_to()
    {
        ScreenPage page = begin(context_.chrome.how_to, of_);
        ScreenComposer& composer = page.draw();
        const Metrics& metrics = composer.metrics();
        const Rect& room = page.content();
        const Surface& surface = composer.palette().page;
        constexpr std::array<const char*, 3> marks{"mark-touch", "mark-next", "mark-finish"};
        const int count = static_cast<int>(std::min(values_.how_to.size(), marks.size()));
        const Points gap = metrics.gap(4);
        for (int i = 0; i < count; ++i) {
            const Rect row = cell_of({1, count}, room, gap, gap, i);
            const Points side = std::min(metrics.mm(34), row.height * 0.8);
            composer.mark(marks[static_cast<std::size_t>(i)],
                          {row.x + metrics.mm(6), row.y + (row.height - side) / 2, side, side},
                          composer.palette().face.text);
            const auto text =
                composer.shape(values_.how_to[static_cast<std::size_t>(i)], fonts::Weight::Bold);
            const Points x = row.x + metrics.mm(18) + side;
            const Points width = row.right() - x;
            // Nothing here can be touched: a text may stand in half the gaps of its row.
            const Setting setting = composer.fit(text, metrics.cap(11), metrics.least_cap(), width,
                                                 3, row.height + gap);
            composer.text_in_middle(text, setting, {x, row.y, width, row.height},
                                    look_on(surface, Role::Step));
        }
        return std::move(page).finish("how-to");
    }

    const ScreenContext& context_;
    const HelpValues& values_;
    int of_ = 2; ///< Pages.
};

} // namespace

Pages lay_out_help(const ScreenContext& context, const HelpValues& values)
{
    return HelpPage(context, values).run();
}

Pages lay_out_idle(const ScreenContext& context, const IdleValues& values)
{
    PageTexts texts;
    texts.add(values.question);
    texts.add(values.go_on);
    PageHead head;
    head.title = values.question;
    ScreenPage page(context, texts, head);
    ScreenComposer& composer = page.draw();
    const Metrics& metrics = composer.metrics();
    const Rect& room = page.content();
    const Points button =
        std::max(std::min(metrics.target(60), room.height * 0.33), metrics.target(20));
    const Rect upper{room.x, room.y, room.width, room.height - button - metrics.gap(6)};
    const auto seconds = composer.shape_plain(std::to_string(values.seconds), "ui.still-there",
                                              values.question.language, fonts::Weight::Bold);
    const Points cap = std::max(std::min(metrics.cap(30), upper.height * 0.3), metrics.least_cap());
    const auto question = composer.shape(values.question, fonts::Weight::Bold);
    const Points top = upper.height * 0.55;
    const Setting setting =
        composer.fit(question, metrics.cap(19), metrics.least_cap(), upper.width, 2, top);
    composer.text_in_middle(question, setting, {upper.x, upper.y, upper.width, top},
                            look_on(composer.palette().page, Role::Heading, fonts::Align::Centre));
    composer.text_in_middle(seconds, {cap, {1}},
                            {upper.x, upper.y + top, upper.width, upper.height - top},
                            look_on(composer.palette().page, Role::Number, fonts::Align::Centre));
    const Points width = std::min(room.width, std::max(metrics.mm(260), to_points(120_mm)));
    lay_out_word_button(composer, {"go-on", values.go_on, "mark-yes"},
                        {room.x + (room.width - width) / 2, room.bottom() - button, width, button});
    Pages pages;
    pages.push_back(std::move(page).finish("idle"));
    return pages;
}

} // namespace layout::screens
