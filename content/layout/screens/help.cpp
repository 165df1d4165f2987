#include "content/layout/screens/screen_parts.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>
#include <array>

namespace layout::screens {

namespace {

constexpr std::array<TextSize, 4> sizes{TextSize::S, TextSize::M, TextSize::L, TextSize::XL};
constexpr std::array<Contrast, 3> contrasts{Contrast::Normal, Contrast::Dark, Contrast::Light};

enum class Kind { Size, Contrast, Rate, Volume };

/// Two settings that share a page where both have room.
struct Pair {
    const ShownText* title; ///< Of their page.
    std::array<Kind, 2> kinds;
    std::array<const char*, 2> anchors; ///< Of the pages where each has its own; else the first.
    const ShownText* onward;
};

/// A setting that goes by steps: less, where it stands, more.
struct Steps {
    const ShownText* name;
    WordButton less;
    WordButton more;
    std::string value; ///< In figures.
    std::size_t now = 0;
    std::size_t of = 0;
};

class HelpPage {
  public:
    HelpPage(const ScreenContext& context, const HelpValues& values)
        : context_(context), values_(values), looks_{&values.title,
                                                     {Kind::Size, Kind::Contrast},
                                                     {"settings", "contrast"},
                                                     &context.chrome.next},
          sounds_{&values.no_voice, // As long as it is so, nobody should wonder (KIOSK.md 2.6).
                  {Kind::Rate, Kind::Volume},
                  {"sound", "volume"},
                  &context.chrome.how_to}
    {}

    Pages run()
    {
        const bool looks_together = fit_together(looks_);
        const bool sounds_together = fit_together(sounds_);
        of_ = (looks_together ? 1 : 2) + (sounds_together ? 1 : 2) + 1;
        Pages pages;
        add(pages, looks_, looks_together);
        add(pages, sounds_, sounds_together);
        pages.push_back(lay_out_how_to());
        return pages;
    }

  private:
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

    const ShownText& name_of(Kind kind) const
    {
        switch (kind) {
        case Kind::Size:
            return values_.text_size;
        case Kind::Contrast:
            return values_.contrast;
        case Kind::Rate:
            return values_.rate;
        case Kind::Volume:
            break;
        }
        return values_.volume;
    }

    /// Names of settings keep away from the header and its sash: a focus ring has room between.
    static Rect room_on(ScreenPage& page)
    {
        Rect room = page.content();
        const Points air = std::max(page.draw().mm(4), to_points(3.5_mm));
        room.y += air;
        room.height = room.height - air;
        return room;
    }

    static Points next_height(const Metrics& metrics) { return metrics.target(30); }

    /// Height of a setting's name and the least row of buttons.
    static Points least_setting(ScreenComposer& composer, const ShownText& name)
    {
        const auto text = composer.shape(name, fonts::Weight::Bold);
        const Metrics& metrics = composer.metrics();
        return height_of(text, {metrics.cap(6.5), {1}}) + metrics.mm(2) + metrics.target(24);
    }

    bool fit_together(const Pair& pair) const
    {
        ScreenPage page = begin(*pair.title, 1);
        ScreenComposer& composer = page.draw();
        const Metrics& metrics = composer.metrics();
        return least_setting(composer, name_of(pair.kinds[0])) +
                   least_setting(composer, name_of(pair.kinds[1])) + metrics.gap(6) * 2 +
                   next_height(metrics) <=
               room_on(page).height;
    }

    void add(Pages& pages, const Pair& pair, bool together) const
    {
        const int now = static_cast<int>(pages.size()) + 1;
        if (together) {
            pages.push_back(lay_out_together(pair, now));
        } else {
            pages.push_back(lay_out_alone(pair, 0, now));
            pages.push_back(lay_out_alone(pair, 1, now + 1));
        }
    }

    Page lay_out_together(const Pair& pair, int now) const
    {
        ScreenPage page = begin(*pair.title, now);
        ScreenComposer& composer = page.draw();
        const Metrics& metrics = composer.metrics();
        const Rect room = room_on(page);
        const Points next = next_height(metrics);
        const Points gap = metrics.gap(6);
        const Points part = (room.height - next - gap * 2) / 2;
        lay_out_setting(composer, pair.kinds[0], {room.x, room.y, room.width, part});
        lay_out_setting(composer, pair.kinds[1], {room.x, room.y + part + gap, room.width, part});
        const WordButton onward{"next", *pair.onward, "mark-next"};
        const Points width =
            std::min(room.width, std::max(metrics.mm(230), natural_width(composer, onward, next)));
        lay_out_word_button(composer, onward,
                            {room.right() - width, room.bottom() - next, width, next});
        return std::move(page).finish(pair.anchors[0]);
    }

    /// A page of one setting has the way on at the end of its row.
    Page lay_out_alone(const Pair& pair, std::size_t which, int now) const
    {
        ScreenPage page = begin(*pair.title, now);
        ScreenComposer& composer = page.draw();
        const Rect room = room_on(page);
        const Points side = composer.metrics().target(24);
        lay_out_setting(
            composer, pair.kinds.at(which),
            {room.x, room.y, room.width - side - composer.metrics().gap(6), room.height});
        lay_out_onward_square(composer, "next",
                              {room.right() - side, room.bottom() - side, side, side});
        return std::move(page).finish(pair.anchors.at(which));
    }

    void lay_out_setting(ScreenComposer& composer, Kind kind, const Rect& room) const
    {
        switch (kind) {
        case Kind::Size:
            lay_out_sizes(composer, room);
            break;
        case Kind::Contrast:
            lay_out_contrasts(composer, room);
            break;
        case Kind::Rate:
            lay_out_steps(composer, rate(), room);
            break;
        case Kind::Volume:
            lay_out_steps(composer, volume(), room);
            break;
        }
    }

    Steps rate() const
    {
        return {&values_.rate,
                {"speech:slower", values_.slower, "mark-minus", MarkSide::Start, false},
                {"speech:faster", values_.faster, "mark-plus", MarkSide::End, false},
                std::to_string(values_.speech.percent()) + " %",
                values_.speech.rate,
                speech_rates.size()};
    }

    Steps volume() const
    {
        const std::size_t of = speech_volumes.size();
        return {&values_.volume,
                {"speech:softer", values_.softer, "mark-minus", MarkSide::Start, false},
                {"speech:louder", values_.louder, "mark-plus", MarkSide::End, false},
                std::to_string(values_.speech.volume + 1) + " / " + std::to_string(of),
                values_.speech.volume,
                of};
    }

    static void lay_out_steps(ScreenComposer& composer, const Steps& steps, const Rect& room)
    {
        const Metrics& metrics = composer.metrics();
        const Rect place = lay_out_name(composer, *steps.name, room);
        const Points gap = metrics.gap(6);
        const Points height = std::min(place.height, metrics.target(44));
        const Rect row{place.x, place.y, place.width, height};
        const Points most = (row.width - gap * 2 - to_points(40_mm)) / 2;
        Points width = metrics.target(100);
        for (const WordButton* button : {&steps.less, &steps.more}) {
            width = std::max(width, natural_width(composer, *button, height));
        }
        width = std::min(width, most);
        lay_out_word_button(composer, steps.less, {row.x, row.y, width, height});
        lay_out_word_button(composer, steps.more, {row.right() - width, row.y, width, height});
        lay_out_meter(composer, steps,
                      {row.x + width + gap, row.y, row.width - (width + gap) * 2, height});
    }

    /// A bar a step, rising, filled as far as it stands, under the figure that says so.
    static void lay_out_meter(ScreenComposer& composer, const Steps& steps, const Rect& rect)
    {
        const Surface& page = composer.palette().page;
        const auto text = composer.shape_plain(steps.value, steps.name->unit, steps.name->language,
                                               fonts::Weight::Bold);
        const Setting setting = composer.fit(text, composer.metrics().cap(6.5),
                                             composer.metrics().least_cap(), rect.width, 1);
        const Points figure = height_of(text, setting);
        composer.text_in_middle(text, setting, {rect.x, rect.y, rect.width, figure},
                                look_on(page, Role::Number, fonts::Align::Centre));
        const Points gap = composer.mm(3);
        const Rect bars{rect.x, rect.y + figure + gap, rect.width, rect.height - figure - gap};
        const Grid grid{static_cast<int>(steps.of), 1};
        const Colour ink = composer.palette().primary.ground;
        const Points line = composer.mm(1.25);
        for (std::size_t i = 0; i < steps.of; ++i) {
            Rect bar = cell_of(grid, bars, gap, gap, static_cast<int>(i));
            const Points top = bars.height * (0.6 * static_cast<double>(steps.of - 1 - i) /
                                              static_cast<double>(steps.of - 1));
            bar = {bar.x, bar.y + top, bar.width, bar.height - top};
            composer.outlined_box(Role::Picture, bar.inset(line / 2),
                                  i <= steps.now ? ink : page.ground, {ink, line, true},
                                  composer.mm(1));
        }
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

    void lay_out_sizes(ScreenComposer& composer, const Rect& room) const
    {
        const Rect place = lay_out_name(composer, values_.text_size, room);
        const Points gap = composer.metrics().gap(6);
        const Points least = std::max(to_points(5_mm), composer.metrics().least_cap());
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const Rect rect = cell_of({4, 1}, place, gap, gap, static_cast<int>(i));
            const Surface shown =
                lay_out_option(composer, "size:" + std::string(screens::name_of(sizes[i])),
                               context_.look.text == sizes[i], composer.palette().face, rect);
            // The letter shows the size itself; the least one is still readable.
            composer.name_region(values_.size_names[i]);
            const auto text =
                composer.shape_plain("A", "", values_.text_size.language, fonts::Weight::Bold);
            const Points most = std::min(least * 2.65, rect.height * 0.6);
            const Points cap = least + (most - least) * (static_cast<double>(i) / 3);
            composer.text_in_middle(text, {cap, {1}}, rect,
                                    look_on(shown, Role::Button, fonts::Align::Centre));
        }
    }

    void lay_out_contrasts(ScreenComposer& composer, const Rect& room) const
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
            const Surface shown =
                lay_out_option(composer, "contrast:" + std::string(screens::name_of(contrasts[i])),
                               chosen, rest, rect);
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
    Pair looks_;
    Pair sounds_;
    int of_ = 3; ///< Pages.
};

} // namespace

Pages lay_out_help(const ScreenContext& context, const HelpValues& values)
{
    return HelpPage(context, values).run();
}

} // namespace layout::screens
