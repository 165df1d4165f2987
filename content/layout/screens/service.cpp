#include "content/layout/screens/screen_id.hpp"
#include "content/layout/screens/screen_parts.hpp"
#include "content/layout/screens/screens.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace layout::screens {

namespace {

/// What the screen test shows: grey finds stains, black and white dead pixels, the primaries dead
/// subpixels.
struct TestColour {
    std::string_view anchor;
    Colour colour;
};
constexpr std::array<TestColour, 6> test_colours{{{"grey", {0x80, 0x80, 0x80}},
                                                  {"black", {0x00, 0x00, 0x00}},
                                                  {"white", {0xFF, 0xFF, 0xFF}},
                                                  {"red", {0xFF, 0x00, 0x00}},
                                                  {"green", {0x00, 0xFF, 0x00}},
                                                  {"blue", {0x00, 0x00, 0xFF}}}};
constexpr int first_colour_page = touch_test_page + 1;

std::string open_page(int page)
{
    return "open:" + to_string({ScreenKind::Service, {}, page});
}

Rect whole(const ScreenComposer& composer)
{
    return {Points(0), Points(0), composer.width(), composer.height()};
}

std::string in_millimetres(double error)
{
    return fmt::format("{:.1f} mm", error);
}

/// The first page: who this kiosk is, and what can be done here.
class ServicePage {
  public:
    ServicePage(const ScreenContext& context, const ServiceValues& values)
        : values_(values), page_(context, texts(values), head(values)), composer_(page_.draw()),
          metrics_(composer_.metrics())
    {}

    Page run() &&
    {
        const Rect& room = page_.content();
        const Points gap = metrics_.gap(12);
        const bool portrait = page_.portrait();
        const Points side = std::min(portrait ? room.height * 0.4 : room.width * 0.4,
                                     portrait ? room.width : room.height);
        lay_out_code({room.x, room.y, side, side});
        const Rect beside{room.x + side + gap, room.y, room.width - side - gap,
                          portrait ? side : room.height};
        const Rect below{room.x, room.y + side + gap, room.width, room.height - side - gap};
        const Rect buttons = buttons_in(portrait ? below : beside);
        const Points space = metrics_.gap(6);
        lay_out_buttons(buttons);
        lay_out_lines(portrait
                          ? beside
                          : Rect{beside.x, beside.y, beside.width, buttons.y - space - beside.y});
        return std::move(page_).finish("service");
    }

  private:
    static PageTexts texts(const ServiceValues& values)
    {
        PageTexts texts;
        for (const ShownText* text : {&values.title, &values.touch_test, &values.screen_test,
                                      &values.export_counts, &values.message}) {
            texts.add(*text);
        }
        return texts;
    }

    static PageHead head(const ServiceValues& values)
    {
        PageHead head;
        head.title = values.message.empty() ? values.title : values.message;
        return head;
    }

    /// Version and hash for any phone (KIOSK.md 5.5).
    void lay_out_code(const Rect& rect)
    {
        composer_.surface(Role::Body, rect, composer_.palette().face, metrics_.mm(3.5));
        std::vector<std::string> lines;
        for (const std::string* line : {&values_.program, &values_.guide, &values_.guide_hash}) {
            if (!line->empty()) {
                lines.push_back(*line);
            }
        }
        const Points pad = rect.width * 0.04;
        lay_out_qr(composer_, lines, rect.inset(pad));
    }

    static constexpr int button_count = 3;

    /// At the foot of their room.
    Rect buttons_in(const Rect& room) const
    {
        const Points gaps = metrics_.gap(6) * (button_count - 1);
        const Points least = metrics_.target(20) * button_count;
        const Points most = metrics_.target(34) * button_count;
        const Points height = std::max(std::min(most, room.height - gaps), least) + gaps;
        return {room.x, room.bottom() - height, room.width, height};
    }

    void lay_out_buttons(const Rect& room)
    {
        const std::array<WordButton, button_count> buttons{
            {{open_page(touch_test_page), values_.touch_test, "mark-touch", MarkSide::Start},
             {open_page(first_colour_page), values_.screen_test, "mark-contrast", MarkSide::Start},
             {"export", values_.export_counts, "mark-yes", MarkSide::Start}}};
        const Points gap = metrics_.gap(6);
        for (int i = 0; i < button_count; ++i) {
            lay_out_word_button(composer_, buttons[static_cast<std::size_t>(i)],
                                cell_of({1, button_count}, room, gap, gap, i));
        }
    }

    /// The same in letters, as far as there is room; the code has it whole.
    void lay_out_lines(const Rect& room)
    {
        constexpr std::size_t shown_digits = 12; // As on sheets: the same guide, the same digits.
        const Points gap = metrics_.mm(3);
        std::vector<std::pair<ShapedText, Setting>> lines;
        Points height;
        for (const std::string& line :
             {values_.program, values_.guide, values_.guide_hash.substr(0, shown_digits)}) {
            const auto text = composer_.shape_plain(line, "", "id", fonts::Weight::Regular);
            const auto setting = fit_text(text,
                                          {room.width, room.height - height - gap,
                                           metrics_.cap(6.5), metrics_.least_cap(), 1},
                                          composer_.scratch());
            if (!line.empty() && setting) {
                height += height_of(text, *setting) + gap;
                lines.emplace_back(text, *setting);
            }
        }
        Points y = room.y + (room.height - height + gap) / 2;
        for (const auto& [text, setting] : lines) {
            const Rect frame{room.x, y, room.width, height_of(text, setting)};
            composer_.text(text, setting, frame, look_on(composer_.palette().page, Role::Body));
            y += frame.height + gap;
        }
    }

    const ServiceValues& values_;
    ScreenPage page_;
    ScreenComposer& composer_;
    const Metrics& metrics_;
};

/// Four crosses near the corners, the next one on a disc; touched ones tell by how many mm the
/// panel is wrong. Without words: they would stand where fingers must be measured.
class TouchTestPage {
  public:
    TouchTestPage(const ScreenContext& context, const ServiceValues& values)
        : values_(values), composer_(context), metrics_(composer_.metrics()),
          surface_(composer_.palette().page)
    {}

    Page run() &&
    {
        composer_.box(Role::Ground, whole(composer_), surface_.ground);
        composer_.region("touch-test", whole(composer_));
        const auto crosses = touch_test_crosses({composer_.width(), composer_.height()});
        for (std::size_t i = 0; i < crosses.size(); ++i) {
            lay_out_cross(i, crosses[i]);
        }
        lay_out_middle();
        return {std::move(composer_).finish(), "touch-test", false};
    }

  private:
    /// Crosses are places on the panel: they stay there on right-to-left pages too.
    Point on_panel(Point at) const
    {
        return {composer_.right_to_left() ? composer_.width() - at.x : at.x, at.y};
    }

    void lay_out_cross(std::size_t index, Point place)
    {
        const Point at = on_panel(place);
        const bool is_next = index == values_.touch_errors.size();
        const Surface& surface = is_next ? composer_.palette().now : surface_;
        const Points radius = to_points(12_mm);
        if (is_next) {
            composer_.surface(Role::Picture, {at.x - radius, at.y - radius, radius * 2, radius * 2},
                              surface, radius);
        }
        const Points arm = to_points(8_mm);
        const Points line = to_points(0.8_mm);
        composer_.box(Role::Picture, {at.x - arm, at.y - line / 2, arm * 2, line}, surface.text);
        composer_.box(Role::Picture, {at.x - line / 2, at.y - arm, line, arm * 2}, surface.text);
        if (index < values_.touch_errors.size()) {
            lay_out_error(values_.touch_errors[index], at, radius);
        }
    }

    /// Beside the cross, on the side where the panel is.
    void lay_out_error(double error, Point at, Points clear)
    {
        const auto text =
            composer_.shape_plain(in_millimetres(error), "", "id", fonts::Weight::Bold);
        const Points cap = std::max(metrics_.cap(8), metrics_.least_cap());
        const Points width = metrics_.mm(90);
        const bool is_low = at.y > composer_.height() / 2;
        const Points height = height_of(text, {cap, {1}});
        const Points x = std::clamp(at.x - width / 2, Points(0), composer_.width() - width);
        composer_.text_in_middle(text, {cap, {1}},
                                 {x, is_low ? at.y - clear - height : at.y + clear, width, height},
                                 look_on(surface_, Role::Number, fonts::Align::Centre));
    }

    /// Back and on; when all four are done over them the largest error, below them its correction.
    void lay_out_middle()
    {
        const Points side = metrics_.target(34);
        const Points gap = metrics_.gap(12);
        const Points x = (composer_.width() - side * 2 - gap) / 2;
        const Points y = (composer_.height() - side) / 2;
        const std::array<std::pair<std::string, std::string>, 2> buttons{
            {{open_page(0), "mark-back"}, {"next", "mark-next"}}};
        for (std::size_t i = 0; i < buttons.size(); ++i) {
            const Rect rect{x + (side + gap) * static_cast<double>(i), y, side, side};
            const Surface shown = composer_.button(buttons[i].first, rect,
                                                   composer_.palette().primary, metrics_.mm(3.5));
            composer_.mark(buttons[i].second, rect.inset(side * 0.25), shown.text);
        }
        if (values_.touch_errors.size() == touch_test_crosses({}).size()) {
            const Points width = std::min(metrics_.target(150), composer_.width() * 0.7);
            lay_out_word_button(
                composer_,
                {"keep-correction", values_.keep_correction, "mark-yes", MarkSide::Start},
                {(composer_.width() - width) / 2, y + side + gap, width, metrics_.target(26)});
            const double worst = *std::ranges::max_element(values_.touch_errors);
            const auto text =
                composer_.shape_plain(in_millimetres(worst), "", "id", fonts::Weight::Bold);
            const Points cap = metrics_.cap(14.5);
            const Points height = height_of(text, {cap, {1}});
            composer_.text_in_middle(text, {cap, {1}},
                                     {Points(0), y - gap - height, composer_.width(), height},
                                     look_on(surface_, Role::Number, fonts::Align::Centre));
        }
    }

    const ServiceValues& values_;
    ScreenComposer composer_;
    const Metrics& metrics_;
    Surface surface_;
};

/// Nothing but the colour; a touch anywhere goes on, after the last one to the first page.
Page lay_out_colour(const ScreenContext& context, const TestColour& shown)
{
    ScreenComposer composer(context);
    composer.box(Role::Ground, whole(composer), shown.colour);
    const bool is_last = &shown == &test_colours.back();
    composer.region(is_last ? open_page(0) : "next", whole(composer));
    return {std::move(composer).finish(), std::string(shown.anchor), false};
}

} // namespace

std::array<Point, 4> touch_test_crosses(Size panel)
{
    const Points x = panel.width * 0.12;
    const Points y = panel.height * 0.12;
    return {
        {{x, y}, {panel.width - x, y}, {panel.width - x, panel.height - y}, {x, panel.height - y}}};
}

Pages lay_out_service(const ScreenContext& context, const ServiceValues& values)
{
    Pages pages;
    pages.push_back(ServicePage(context, values).run());
    pages.push_back(TouchTestPage(context, values).run());
    for (const TestColour& colour : test_colours) {
        pages.push_back(lay_out_colour(context, colour));
    }
    return pages;
}

} // namespace layout::screens
