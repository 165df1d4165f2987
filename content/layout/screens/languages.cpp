#include "content/layout/screens/screen_parts.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr double name_cap = 6.5;
constexpr double picture_lead = 208; // D23: buttons from x 220, mm
constexpr int usual_rows = 4;        // D23: eight languages in two columns

/// How language buttons share the page: what does not help enough goes first (D23).
struct ButtonsPlan {
    int columns = 2;
    bool picture = true;
    bool map = true;
    Points cap;
    Points height;
    int rows = 1;
    Rect room;
};

Points speaker_side(const ScreenComposer& composer)
{
    return composer.metrics().target(26);
}

Points map_width(const ScreenComposer& composer)
{
    return composer.mm(31.5);
}

/// What a name may be wide in a button of a width.
Points name_width(const ScreenComposer& composer, Points button, bool map)
{
    const Points lead = composer.mm(3) + speaker_side(composer) + composer.mm(5);
    return button - lead - composer.mm(4) -
           (map ? map_width(composer) + composer.mm(3) : Points(0));
}

Rect buttons_room(const ScreenPage& page, const ScreenComposer& composer, bool picture)
{
    Rect room = page.content();
    if (picture && !page.portrait()) {
        const Points lead = composer.mm(picture_lead);
        room.x += lead;
        room.width -= lead;
    }
    return room;
}

/// As many rows as are wanted and fit, four of them (D23) by lower buttons too; then the buttons
/// share the height, up to a third more than composed.
/// @param least height of a button.
void share_rows(ButtonsPlan& plan, int wanted, Points least, Points gap)
{
    const auto rows_of = [&](Points height) {
        return static_cast<int>((plan.room.height + gap) / (height + gap));
    };
    const int most = std::max(rows_of(plan.height), std::min(rows_of(least), usual_rows));
    plan.rows = std::min(wanted, most);
    if (plan.rows > 0) {
        const Points share = (plan.room.height - gap * (plan.rows - 1)) / plan.rows;
        plan.height = std::min(share, plan.height * 1.34);
    }
}

std::optional<ButtonsPlan> try_buttons(ScreenPage& page, const std::vector<ShapedText>& names,
                                       ButtonsPlan plan)
{
    ScreenComposer& composer = page.draw();
    const Metrics& metrics = composer.metrics();
    plan.room = buttons_room(page, composer, plan.picture);
    const Points across = metrics.gap(6);
    const Points button = (plan.room.width - across * (plan.columns - 1)) / plan.columns;
    const Points width = name_width(composer, button, plan.map);
    const auto cap = shared_cap(composer, names, metrics.cap(name_cap), width, 2);
    if (!cap) {
        return std::nullopt;
    }
    plan.cap = *cap;
    Points tallest;
    for (const ShapedText& name : names) {
        tallest = std::max(tallest, height_of(name, composer.set(name, *cap, width)));
    }
    plan.height = std::max(
        {metrics.target(39.5), speaker_side(composer) + metrics.mm(6), tallest + metrics.mm(6)});
    const Points least = std::max(speaker_side(composer), tallest) + metrics.mm(6);
    const auto wanted = (static_cast<int>(names.size()) + plan.columns - 1) / plan.columns;
    share_rows(plan, wanted, least, metrics.gap(4.5));
    // Rather no drawing than a second page.
    const bool enough = plan.rows >= std::min(wanted, usual_rows) || !plan.picture;
    return plan.rows >= 1 && enough ? std::optional(plan) : std::nullopt;
}

ButtonsPlan plan_buttons(ScreenPage& page, const std::vector<ShapedText>& names)
{
    for (const bool picture : {true, false}) {
        for (const int columns : {2, 1}) {
            for (const bool map : {true, false}) {
                if (const auto plan =
                        try_buttons(page, names, {columns, picture, map, {}, {}, 1, {}})) {
                    return *plan;
                }
            }
        }
    }
    ButtonsPlan last{1,
                     false,
                     false,
                     page.draw().metrics().least_cap(),
                     page.draw().metrics().target(39.5),
                     1,
                     page.content()};
    last.rows = std::max(1, static_cast<int>(last.room.height / (last.height + page.draw().mm(5))));
    return last;
}

/// Islands of the guide's map and the language's place (D23). The map never stands alone.
class MapPainter {
  public:
    MapPainter(ScreenComposer& composer, const content::Map& map, const Rect& box, Colour ground)
        : composer_(composer), map_(map), box_(box), ground_(ground), land_{0xA8, 0x9C, 0x82},
          here_(composer.theme().merah)
    {
        if (!composer.palette().filled) {
            land_ = composer.palette().face.text;
            here_ = land_;
        }
    }

    void lay_out(const LanguageTile& language)
    {
        for (const content::Island& island : map_.islands) {
            const auto& own = language.islands;
            const bool spoken = std::ranges::find(own, "*") != own.end() ||
                                std::ranges::find(own, island.name) != own.end();
            lay_out_island(island, spoken ? here_ : land_);
        }
        if (language.at) {
            const Point at = place(*language.at);
            const Points dot = std::max(composer_.mm(4), to_points(2.4_mm));
            const Rect box{at.x - dot / 2, at.y - dot / 2, dot, dot};
            composer_.map_dot({box, here_, Stroke{ground_, dot * 0.18, true}, dot / 2}, box_);
        }
    }

    /// Height of the map over its width.
    static double proportion(const content::Map& map)
    {
        double south = map.north;
        for (const content::Island& island : map.islands) {
            for (const content::GeoPoint& point : island.outline) {
                south = std::min(south, point.latitude);
            }
        }
        return map.width > 0 ? (map.north - south) / map.width : 0;
    }

  private:
    Point place(const content::GeoPoint& at) const
    {
        const double scale = 1.0 / map_.width;
        return {box_.x + box_.width * ((at.longitude - map_.west) * scale),
                box_.y + box_.width * ((map_.north - at.latitude) * scale)};
    }

    void lay_out_island(const content::Island& island, Colour colour)
    {
        PathItem path;
        path.fill = colour;
        for (const content::GeoPoint& at : island.outline) {
            const auto kind =
                path.segments.empty() ? PathSegment::Kind::Move : PathSegment::Kind::Line;
            path.segments.push_back({kind, {}, {}, place(at)});
        }
        path.segments.push_back({PathSegment::Kind::Close, {}, {}, {}});
        composer_.map_path(std::move(path), box_);
    }

    ScreenComposer& composer_;
    const content::Map& map_;
    Rect box_;
    Colour ground_;
    Colour land_;
    Colour here_;
};

void lay_out_language(ScreenPage& page, const ButtonsPlan& plan, const LanguagesValues& values,
                      const LanguageTile& language, const ShapedText& name, const Rect& rect)
{
    ScreenComposer& composer = page.draw();
    const Palette& palette = composer.palette();
    Surface rest{composer.theme().kapas, composer.theme().arang, std::nullopt};
    if (!palette.filled) {
        rest = palette.face;
    }
    const Surface shown = composer.button("language:" + language.tag, rect, rest, composer.mm(3.5));
    const Points side = speaker_side(composer);
    const Points pad = composer.mm(3);
    const Rect square{rect.x + pad, rect.y + pad, side, rect.height - pad * 2};
    const std::string action = "say:language:" + language.tag;
    const Surface speaker = composer.button(action, square, palette.emergency, composer.mm(2.5));
    const Points mark = side * 0.62;
    composer.speaker_mark(
        {square.x + (side - mark) / 2, square.y + (square.height - mark) / 2, mark, mark},
        speaker.text, speaker.ground);
    const Points x = square.right() + composer.mm(5);
    const Points width = name_width(composer, rect.width, plan.map);
    composer.text_in_middle(name, composer.set(name, plan.cap, width),
                            {x, rect.y, width, rect.height}, look_on(shown, Role::Button));
    const bool placed = language.at || !language.islands.empty();
    if (plan.map && placed && values.map != nullptr && values.map->width > 0) {
        const Points across = map_width(composer);
        const Points down = across * MapPainter::proportion(*values.map);
        MapPainter(composer, *values.map,
                   {rect.right() - composer.mm(4) - across, rect.y + (rect.height - down) / 2,
                    across, down},
                   shown.ground)
            .lay_out(language);
    }
}

void lay_out_other(ScreenComposer& composer, const ButtonsPlan& plan, const ShownText& other,
                   std::size_t next, const Rect& rect, const std::string& screen)
{
    const Palette& palette = composer.palette();
    const Surface shown = composer.button("open:" + screen + "#" + std::to_string(next), rect,
                                          palette.button, composer.mm(3.5));
    const Points mark = composer.mm(16);
    const auto text = composer.shape(other, fonts::Weight::Bold);
    const Points width = rect.width - mark - composer.mm(16);
    const Setting setting = composer.fit(text, plan.cap, composer.metrics().least_cap(), width, 2);
    composer.text_in_middle(text, setting, {rect.x + composer.mm(6), rect.y, width, rect.height},
                            look_on(shown, Role::Button));
    composer.mark(
        "mark-next",
        {rect.right() - mark - composer.mm(5), rect.y + (rect.height - mark) / 2, mark, mark},
        shown.text);
}

std::vector<ShapedText> shape_names(ScreenComposer& composer, const LanguagesValues& values)
{
    std::vector<ShapedText> names;
    for (const LanguageTile& language : values.languages) {
        names.push_back(composer.shape_lines(
            plain_line(language.name), "languages." + language.tag, language.tag,
            {fonts::Weight::Bold, fonts::Weight::Bold, 1.0}, 1.62));
    }
    return names;
}

/// Where the buttons begin beside a drawing; 0 without one.
Points lead_of(const ScreenContext& context, const PageTexts& texts, const PageHead& head,
               const LanguagesValues& values)
{
    ScreenPage page(context, texts, head);
    const auto names = shape_names(page.draw(), values);
    const bool beside = plan_buttons(page, names).picture && !page.portrait();
    return beside ? page.draw().mm(picture_lead) : Points(0);
}

} // namespace

Pages lay_out_languages(const ScreenContext& context, const LanguagesValues& values,
                        LanguagesFor purpose)
{
    PageTexts texts;
    texts.add(values.touch);
    PageHead head;
    head.title = values.touch;
    head.touch_hand = true;
    head.bar_is_short = true;
    head.picture = values.picture;
    const std::string screen = purpose == LanguagesFor::Attract ? "attract" : "languages";
    Pages pages;
    std::size_t first = 0;
    head.title_lead = lead_of(context, texts, head, values);
    while (pages.empty() || first < values.languages.size()) {
        ScreenPage page(context, texts, head);
        ScreenComposer& composer = page.draw();
        const auto names = shape_names(composer, values);
        const ButtonsPlan plan = plan_buttons(page, names);
        if (plan.picture && !page.portrait()) {
            const Points side = std::min(composer.mm(176), page.content().height);
            composer.picture(values.picture,
                             {page.content().x + (composer.mm(196) - side) / 2,
                              page.content().y + (page.content().height - side) / 2, side, side},
                             composer.palette().bar);
        }
        const Points down = composer.metrics().gap(4.5);
        const Points across = composer.metrics().gap(6);
        const Points width = (plan.room.width - across * (plan.columns - 1)) / plan.columns;
        const auto places = static_cast<std::size_t>(plan.columns * plan.rows);
        const std::size_t left = values.languages.size() - first;
        const bool whole = left <= places && pages.empty();
        const std::size_t here =
            whole ? left : std::min(left, std::max<std::size_t>(places - 1, 1));
        const auto rect = [&](std::size_t i) {
            const auto columns = static_cast<std::size_t>(plan.columns);
            return Rect{plan.room.x + (width + across) * static_cast<double>(i % columns),
                        plan.room.y + (plan.height + down) * static_cast<double>(i / columns),
                        width, plan.height};
        };
        for (std::size_t i = 0; i < here; ++i) {
            lay_out_language(page, plan, values, values.languages[first + i], names[first + i],
                             rect(i));
        }
        if (!whole) {
            const bool last = first + here >= values.languages.size();
            lay_out_other(composer, plan, values.other, last ? 1 : pages.size() + 2, rect(here),
                          screen);
        }
        if (purpose == LanguagesFor::Attract) {
            composer.region("wake", {Points(0), Points(0), composer.width(), composer.height()});
        }
        const std::string anchor = values.languages.empty() ? "" : values.languages[first].tag;
        first += std::max<std::size_t>(here, 1);
        pages.push_back(std::move(page).finish(anchor));
    }
    return pages;
}

} // namespace layout::screens
