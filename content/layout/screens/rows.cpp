#include "content/layout/screens/rows.hpp"

#include <algorithm>
#include <cmath>

namespace layout::screens {

namespace {

constexpr double who_cap = 5.0;
constexpr double word_cap = 6.5;
constexpr double value_cap = 10.0;
constexpr double usual_gap = 1.0; // mm, between the texts of a row
constexpr double lead_gap = 3.0;
constexpr int most_lines = 3;
constexpr double small_leading = 1.9; // D13
constexpr double dense_leading = 1.6;
constexpr Points boundless(1e5);

/// Places of a row's parts.
struct RowPlan {
    Points pad;
    Points tick; ///< Side of the box to tick; 0 = none.
    Points drawing_x;
    Points drawing;
    Points speaker;
    Points text_x; ///< From the row's start.
    Points text_width;
};

RowPlan plan_row(const ScreenComposer& composer, const Row& row, Points width)
{
    const Metrics& metrics = composer.metrics();
    RowPlan plan;
    plan.pad = metrics.mm(4);
    plan.drawing_x = plan.pad;
    if (row.tick) {
        plan.pad = metrics.mm(5);
        plan.tick = metrics.mm(18);
        plan.drawing_x = plan.pad + plan.tick + metrics.mm(5);
    }
    plan.drawing = metrics.mm(30);
    plan.speaker = metrics.target(24.5);
    plan.text_x = plan.drawing_x + plan.drawing + metrics.mm(6);
    plan.text_width = width - plan.text_x - plan.speaker - plan.pad - metrics.gap(3);
    return plan;
}

/// The texts of a row, set.
struct RowTexts {
    ShapedText who;
    Setting who_setting;
    ShapedText value;
    Setting value_setting;
    ShapedText detail;
    Setting detail_setting;
    bool detail_beside = false;
    Points detail_gap;  ///< Over it, under the name or the value.
    Points detail_top;  ///< Beside the value: from the value's top, on its baseline.
    Points value_lead;  ///< Room over the value for a detail with taller letters.
    Points value_below; ///< Room under the value for one that hangs lower.
    Points height;
};

/// The detail on the baseline of the value, whatever their scripts.
void set_beside(RowTexts& texts)
{
    const ShapedText& value = texts.value;
    const ShapedText& detail = texts.detail;
    const Points baseline = texts.value_setting.cap * value.ascent;
    texts.detail_top = baseline - texts.detail_setting.cap * detail.ascent;
    texts.value_lead = std::max(Points(0), Points(0) - texts.detail_top);
    const Points hanging = baseline + texts.detail_setting.cap * detail.descent;
    texts.value_below = std::max(Points(0), hanging - height_of(value, texts.value_setting));
    texts.height += texts.value_lead + texts.value_below;
}

RowTexts set_texts(ScreenComposer& composer, const Row& row, Points width)
{
    const Metrics& metrics = composer.metrics();
    RowTexts texts;
    const bool alone = row.value.empty();
    texts.who = composer.shape(row.who, alone ? fonts::Weight::Bold : fonts::Weight::Regular);
    texts.who_setting = composer.fit(texts.who, metrics.cap(alone ? word_cap : who_cap),
                                     metrics.least_cap(), width, most_lines);
    texts.height = height_of(texts.who, texts.who_setting);
    const std::string language = row.who.language;
    if (!alone) {
        content::Span span;
        span.text = row.value;
        span.no_break = row.value.size() < 24;
        texts.value = composer.shape_lines({{span}}, row.unit, language,
                                           {fonts::Weight::Bold, fonts::Weight::Bold, 1.0}, 1.5);
        texts.value_setting =
            composer.fit(texts.value, metrics.cap(value_cap), metrics.least_cap(), width, 2);
        texts.height += height_of(texts.value, texts.value_setting) + metrics.mm(usual_gap);
    }
    if (!row.detail.empty()) {
        texts.detail = composer.shape_lines(row.detail, row.unit, language,
                                            {row.lead, fonts::Weight::Regular, 1.0},
                                            row.is_dense ? dense_leading : small_leading);
        texts.detail_setting = composer.fit(texts.detail, metrics.cap(who_cap), metrics.least_cap(),
                                            width, row.detail_lines);
        const Points taken =
            alone ? width : composer.width_of(texts.value, texts.value_setting, width);
        const Points own = composer.width_of(texts.detail, texts.detail_setting, boundless);
        texts.detail_beside = !alone && texts.value_setting.total_lines() == 1 &&
                              taken + metrics.mm(6) + own <= width;
        if (texts.detail_beside) {
            set_beside(texts);
        } else {
            // Bold under bold would read as one name.
            texts.detail_gap = metrics.mm(row.lead == fonts::Weight::Bold ? lead_gap : usual_gap);
            texts.height += height_of(texts.detail, texts.detail_setting) + texts.detail_gap;
        }
    }
    return texts;
}

/// The box before a paper: filled and checked once the visitor has it (T7: shape, not colour).
void draw_tick(ScreenComposer& composer, Ticked ticked, const Rect& box, const Surface& row)
{
    const Stroke edge{row.text, box.width * 0.09, true};
    const Rect inner = box.inset(edge.width / 2);
    const bool has = ticked == Ticked::Yes;
    composer.outlined_box(Role::Button, inner, has ? row.text : row.ground, edge, box.width * 0.16);
    if (has) {
        composer.mark("mark-yes", box.inset(box.width * 0.18), row.ground);
    }
}

void draw_row(ScreenComposer& composer, const Row& row, const RowTexts& texts, const Rect& rect)
{
    const Metrics& metrics = composer.metrics();
    const Palette& palette = composer.palette();
    const RowPlan plan = plan_row(composer, row, rect.width);
    Surface surface = row.first ? palette.emergency : palette.face;
    if (palette.filled) {
        surface.text = composer.theme().arang;
        surface.frame = row.first ? composer.theme().arang : composer.theme().nila;
    }
    if (row.action.empty()) {
        composer.surface(Role::Button, rect, surface, metrics.mm(3.5));
    } else {
        const Surface shown = composer.button(row.action, rect, surface, metrics.mm(3.5));
        surface.ground = shown.ground;
        surface.text = shown.text;
    }
    if (row.tick) {
        const Rect box{rect.x + plan.pad, rect.y + (rect.height - plan.tick) / 2, plan.tick,
                       plan.tick};
        draw_tick(composer, *row.tick, box, surface);
    }
    const Rect drawing{rect.x + plan.drawing_x, rect.y + (rect.height - plan.drawing) / 2,
                       plan.drawing, plan.drawing};
    if (row.more) {
        composer.mark("mark-more", drawing.inset(plan.drawing * 0.15), surface.text);
    } else {
        composer.picture(row.picture, drawing, surface);
    }
    const TextLook look = look_on(surface, row.action.empty() ? Role::Body : Role::Button);
    const Points x = rect.x + plan.text_x;
    Points y = rect.y + (rect.height - texts.height) / 2 + metrics.mm(0.5);
    composer.text(texts.who, texts.who_setting, {x, y, plan.text_width, rect.height}, look);
    y += height_of(texts.who, texts.who_setting);
    if (!row.value.empty()) {
        y += metrics.mm(usual_gap) + texts.value_lead;
        composer.text(texts.value, texts.value_setting, {x, y, plan.text_width, rect.height},
                      look_on(surface, Role::Number));
        const Points value_height = height_of(texts.value, texts.value_setting);
        if (texts.detail_beside) {
            const Points taken =
                composer.width_of(texts.value, texts.value_setting, plan.text_width) +
                metrics.mm(6);
            composer.text(texts.detail, texts.detail_setting,
                          {x + taken, y + texts.detail_top, plan.text_width - taken, rect.height},
                          look);
        }
        y += value_height;
    }
    if (!row.detail.empty() && !texts.detail_beside) {
        composer.text(texts.detail, texts.detail_setting,
                      {x, y + texts.detail_gap, plan.text_width, rect.height}, look);
    }
    const Rect square{rect.right() - plan.pad - plan.speaker,
                      rect.y + (rect.height - plan.speaker) / 2, plan.speaker, plan.speaker};
    if (row.onward.empty()) {
        composer.speaker(row.unit, square,
                         {palette.face.ground,
                          palette.filled ? composer.theme().nila : palette.face.text,
                          palette.filled ? std::nullopt : palette.face.frame});
    } else {
        lay_out_onward_square(composer, row.onward, square);
    }
}

/// Texts of rows of this width, and the height that the tallest of them asks for.
struct RowsTexts {
    std::vector<RowTexts> texts;
    Points height;
};

void drop_details(Row& row)
{
    if (!row.value.empty() || row.kept_details > 0) {
        row.detail.resize(std::min(row.detail.size(), row.kept_details));
    }
}

void close_lines(Row& row)
{
    row.is_dense = true;
}

RowsTexts set_rows(ScreenComposer& composer, std::span<const Row> rows, Points width)
{
    const Metrics& metrics = composer.metrics();
    RowsTexts set{{}, metrics.target(34)};
    for (const Row& row : rows) {
        const RowPlan plan = plan_row(composer, row, width);
        set.height = std::max(set.height, plan.speaker + metrics.mm(4));
        set.texts.push_back(set_texts(composer, row, plan.text_width));
        set.height = std::max(set.height, set.texts.back().height + metrics.mm(6));
    }
    return set;
}

/// D45: words go, then lines close up, before a row leaves its room.
RowsTexts set_rows_within(ScreenComposer& composer, std::vector<Row>& rows, const Rect& room)
{
    RowsTexts set = set_rows(composer, rows, room.width);
    for (const auto& give_way : {drop_details, close_lines}) {
        if (set.height > room.height) {
            std::ranges::for_each(rows, give_way);
            set = set_rows(composer, rows, room.width);
        }
    }
    return set;
}

} // namespace

Row contact_row(const ContactLine& line)
{
    Row row;
    row.unit = "contacts." + line.id;
    row.picture = line.picture;
    row.who = line.name;
    row.value = line.value;
    if (!line.detail.empty()) {
        row.detail = plain_line(line.detail);
    }
    return row;
}

Row company_row(const AgencyLine& line)
{
    constexpr int lines_each = 2;
    Row row;
    row.action = line.action;
    row.unit = line.status.unit;
    row.picture = line.picture;
    row.who.unit = "agencies";
    row.who.language = line.status.language;
    row.who.lines = plain_line(line.name);
    row.lead = fonts::Weight::Bold;
    row.detail = line.status.lines;
    for (const ShownText& detail : line.details) {
        row.detail.insert(row.detail.end(), detail.lines.begin(), detail.lines.end());
    }
    row.kept_details = 2; // Standing and licence.
    row.first = line.chosen;
    row.detail_lines = std::max(most_lines, lines_each * static_cast<int>(row.detail.size()));
    return row;
}

Row more_row(const ShownText& word, const std::string& action)
{
    Row row;
    row.action = action;
    row.unit = word.unit;
    row.who = word;
    row.more = true;
    return row;
}

std::size_t lay_out_rows(ScreenComposer& composer, std::span<const Row> rows,
                         const std::optional<Row>& more, const Rect& room, int columns)
{
    const Points gap = composer.metrics().gap(3); // D27
    const Points width = (room.width - gap * (columns - 1)) / columns;
    std::vector<Row> all(rows.begin(), rows.end());
    if (more) {
        all.push_back(*more);
    }
    const RowsTexts set = set_rows_within(composer, all, {room.x, room.y, width, room.height});
    rows = {all.data(), rows.size()};
    Points height = set.height;
    const auto lines =
        static_cast<std::size_t>(std::max(1.0, std::floor((room.height + gap) / (height + gap))));
    if (lines > 1) { // They share what is left, and end where a panel beside them ends.
        height = (room.height - gap * static_cast<double>(lines - 1)) / static_cast<double>(lines);
    }
    const std::size_t places = lines * static_cast<std::size_t>(columns);
    const bool all_fit = rows.size() <= places;
    const std::size_t left_over = more ? places - 1 : places;
    const std::size_t here = all_fit ? rows.size() : std::max<std::size_t>(left_over, 1);
    const auto place = [&](std::size_t i) {
        const auto column = static_cast<double>(i % static_cast<std::size_t>(columns));
        const auto line = static_cast<double>(i / static_cast<std::size_t>(columns));
        return Rect{room.x + (width + gap) * column, room.y + (height + gap) * line, width, height};
    };
    if (!all_fit && more && places == 1) {
        Row only = rows.front();
        only.onward = more->action;
        draw_row(composer, only, set.texts.front(), place(0));
        return 1;
    }
    for (std::size_t i = 0; i < here; ++i) {
        draw_row(composer, rows[i], set.texts[i], place(i));
    }
    if (!all_fit && more) {
        draw_row(composer, *more, set.texts.back(), place(here));
    }
    return here;
}

bool have_room(ScreenComposer& composer, std::span<const Row> rows, Points width)
{
    return std::ranges::all_of(rows, [&](const Row& row) {
        const auto who = composer.shape(row.who, fonts::Weight::Bold);
        const TextRoom room{plan_row(composer, row, width).text_width, boundless,
                            composer.metrics().cap(word_cap), composer.metrics().least_cap(),
                            most_lines};
        return fit_text(who, room, composer.scratch()).has_value();
    });
}

Points row_height(ScreenComposer& composer, const std::vector<Row>& rows, Points width)
{
    return set_rows(composer, rows, width).height;
}

std::optional<Points> fitting_height(const ScreenContext& context, const std::vector<Row>& rows,
                                     Points width)
{
    ScreenComposer probe(context);
    const Points height = row_height(probe, rows, width);
    const bool fits = std::move(probe).finish().findings.empty();
    return fits ? std::optional(height) : std::nullopt;
}

void lay_out_row(ScreenComposer& composer, const Row& row, const Rect& rect)
{
    const Points width = plan_row(composer, row, rect.width).text_width;
    draw_row(composer, row, set_texts(composer, row, width), rect);
}

bool goes_into(const ScreenContext& context, const Row& row, const Rect& room)
{
    ScreenComposer probe(context);
    std::vector<Row> rows{row};
    const Points height = set_rows_within(probe, rows, room).height;
    return height <= room.height && std::move(probe).finish().findings.empty();
}

void lay_out_only_row(ScreenComposer& composer, const Row& row, const Rect& room)
{
    std::vector<Row> rows{row};
    const RowsTexts set = set_rows_within(composer, rows, room);
    const Points height = std::min(room.height, set.height);
    draw_row(composer, rows.front(), set.texts.front(),
             {room.x, room.y + (room.height - height) / 2, room.width, height});
}

} // namespace layout::screens
