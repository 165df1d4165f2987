#include "content/layout/screens/screen_parts.hpp"

#include "content/layout/outlines.hpp"
#include "content/layout/take_away.hpp"
#include "fonts/wrap.hpp"

#include <algorithm>
#include <cmath>

namespace layout::screens {

namespace {

constexpr double first_cap = 13.5; // D13
constexpr double rest_cap = 11.0;
constexpr double least_sentence = 0.9; // D45
constexpr double least_word = 0.83;
constexpr double sentence_leading = 1.82;

ShapedText shape_part(ScreenComposer& composer, const content::DocumentBlock& block,
                      const TextPart& part)
{
    const auto split = split_first_sentence(part.lines, block.language, composer.scratch());
    const auto first = part.starts ? fonts::Weight::Bold : fonts::Weight::Regular;
    const double ratio =
        part.starts ? composer.metrics().cap(rest_cap) / composer.metrics().cap(first_cap) : 1.0;
    return composer.shape_lines(part.starts ? split : part.lines, block.unit, block.language,
                                {first, fonts::Weight::Regular, ratio}, sentence_leading);
}

Points cap_of(const ScreenComposer& composer, const TextPart& part)
{
    return composer.metrics().cap(part.starts ? first_cap : rest_cap);
}

/// Setting of a part in a room; none if it does not fit even at 0.9.
std::optional<Setting> set_part(ScreenComposer& composer, const ShapedText& text, Points cap,
                                const Size& room)
{
    double smallest = 1.0;
    for (const ShapedLine& line : text.lines) {
        smallest = std::min(smallest, line.ratio);
    }
    const Points least =
        std::min(cap, std::max(cap * least_sentence, composer.metrics().least_cap() / smallest));
    for (const Points tried : {cap, (cap + least) / 2, least}) {
        const Setting setting = composer.set(text, tried, room.width);
        if (ScreenComposer::has_room(text, tried, room.width) &&
            height_of(text, setting) <= room.height) {
            return setting;
        }
    }
    return std::nullopt;
}

/// Byte of the author's text for a byte of the shaped one, which has isolates round values on
/// right-to-left pages.
std::size_t author_byte(const std::string& shaped, std::size_t byte)
{
    std::size_t isolates = 0;
    for (const std::string_view mark : {"\u2066", "\u2069"}) {
        for (std::size_t at = shaped.find(mark); at != std::string::npos && at < byte;
             at = shaped.find(mark, at + mark.size())) {
            isolates += mark.size();
        }
    }
    return byte - isolates;
}

/// Bytes [begin, end) of a line.
content::SpanLine bytes_of(const content::SpanLine& line, std::size_t begin, std::size_t end)
{
    content::SpanLine part;
    std::size_t at = 0;
    for (const content::Span& span : line) {
        const std::size_t from = std::clamp(begin, at, at + span.text.size());
        const std::size_t to = std::clamp(end, at, at + span.text.size());
        if (from < to) {
            part.push_back(span);
            part.back().text = span.text.substr(from - at, to - from);
        }
        at += span.text.size();
    }
    return part;
}

/// Cuts one author's line into pieces that each fit the room; balanced, so that no page is left
/// with the last word alone.
std::vector<content::SpanLine> cut_line(ScreenComposer& composer,
                                        const content::DocumentBlock& block,
                                        const content::SpanLine& line, fonts::Weight weight,
                                        Points cap, const Size& room)
{
    const ShapedText text = composer.shape_lines({line}, block.unit, block.language,
                                                 {weight, weight, 1.0}, sentence_leading);
    const auto& paragraph = *text.lines.front().paragraph;
    const auto found = fonts::wrap_even(paragraph, static_cast<float>(room.width / (cap * text.em)),
                                        composer.scratch());
    const double fitting = (room.height / cap - text.ascent - text.descent) / text.leading + 1;
    const std::size_t lines = static_cast<std::size_t>(std::max(1.0, std::floor(fitting)));
    const std::vector<fonts::LineBox> boxes(found.begin(), found.end());
    std::vector<content::SpanLine> pieces;
    for (std::size_t i = 0; i < boxes.size(); i += lines) {
        const std::size_t last = std::min(i + lines, boxes.size()) - 1;
        const auto byte = [&](std::uint32_t unit) {
            return author_byte(paragraph.text, paragraph.utf8_offset[unit]);
        };
        auto piece = bytes_of(line, byte(boxes[i].begin), byte(boxes[last].end));
        if (!piece.empty()) {
            pieces.push_back(std::move(piece));
        }
    }
    return pieces;
}

void exclamation(ScreenComposer& composer, Point centre, Points size, Colour colour)
{
    const Points bar = size * 0.17;
    composer.outlined_box(Role::Danger,
                          {centre.x - bar / 2, centre.y - size * 0.42, bar, size * 0.56}, colour,
                          {colour, Points(0), true}, bar / 2);
    composer.outlined_box(Role::Danger,
                          {centre.x - bar * 0.6, centre.y + size * 0.26, bar * 1.2, bar * 1.2},
                          colour, {colour, Points(0), true}, bar * 0.6);
}

} // namespace

Rect cell_of(const Grid& grid, const Rect& room, Points across, Points down, int index)
{
    const Points width = (room.width - across * (grid.columns - 1)) / grid.columns;
    const Points height = (room.height - down * (grid.rows - 1)) / grid.rows;
    return {room.x + (width + across) * (index % grid.columns),
            room.y + (height + down) * (index / grid.columns), width, height};
}

std::optional<Points> shared_cap(ScreenComposer& composer, const std::vector<ShapedText>& words,
                                 Points cap, Points width, int lines)
{
    if (width <= Points(0)) {
        return std::nullopt;
    }
    const Points least = std::min(cap, std::max(cap * least_word, composer.metrics().least_cap()));
    const std::vector<TextRoom> rooms(words.size(),
                                      TextRoom{width, Points(1e6), cap, least, lines});
    return words.empty() ? cap : fit_alike(words, rooms, composer.scratch()).cap;
}

namespace {

/// Lengths of a word button's parts.
struct ButtonParts {
    Points cap;
    Points mark;
    Points pad;
    Points gap;
};

ButtonParts parts_of(const ScreenComposer& composer, const WordButton& button, Points width,
                     Points height)
{
    const Metrics& metrics = composer.metrics();
    ButtonParts parts;
    parts.cap = metrics.cap(button.primary ? 9.5 : 6.5);
    parts.mark =
        button.mark.empty() ? Points(0) : std::min({metrics.mm(18), height * 0.6, width * 0.15});
    parts.pad = std::min(metrics.mm(12), width * 0.06);
    parts.gap = parts.mark > Points(0) ? parts.pad * 0.7 : Points(0);
    return parts;
}

} // namespace

Points natural_width(ScreenComposer& composer, const WordButton& button, Points height)
{
    constexpr Points boundless(1e5);
    const ButtonParts parts = parts_of(composer, button, boundless, height);
    const auto text = composer.shape(button.word, fonts::Weight::Bold);
    return composer.width_of(text, {parts.cap, {1}}, boundless) + parts.mark + parts.gap +
           parts.pad * 2 + composer.mm(1);
}

void lay_out_word_button(ScreenComposer& composer, const WordButton& button, const Rect& rect)
{
    const Metrics& metrics = composer.metrics();
    const Palette& palette = composer.palette();
    const auto [cap, mark, pad, gap] = parts_of(composer, button, rect.width, rect.height);
    const Surface shown = composer.button(
        button.action, rect, button.primary ? palette.primary : palette.face, metrics.mm(3.5));
    const Points room = rect.width - pad * 2 - mark - gap;
    const auto text = composer.shape(button.word, fonts::Weight::Bold);
    const int lines = rect.height > metrics.least_cap() * 4.5 ? 2 : 1;
    // Marks above and below a tall script's letters may need more than a low button has: they are
    // kept inside where a smaller size does it.
    const auto inside =
        fit_text(text, {room, rect.height, cap, metrics.least_cap(), lines}, composer.scratch());
    const Setting setting =
        inside ? *inside : composer.fit(text, cap, metrics.least_cap(), room, lines);
    const bool at_start = button.side == MarkSide::Start;
    const Points mark_x = at_start ? rect.x + pad : rect.right() - pad - mark;
    if (!button.mark.empty()) {
        const Rect box{mark_x, rect.y + (rect.height - mark) / 2, mark, mark};
        if (button.mark == "mark-speaker") {
            composer.speaker_mark(box, shown.text, shown.ground);
        } else {
            composer.mark(button.mark, box, shown.text);
        }
    }
    composer.text_in_middle(
        text, setting,
        {at_start ? rect.x + pad + mark + gap : rect.x + pad, rect.y, room, rect.height},
        look_on(shown, Role::Button));
}

namespace {

Points onward_height(const Metrics& metrics)
{
    return metrics.target(30);
}

} // namespace

Rect onward_place(ScreenComposer& composer, const WordButton& onward, const Rect& room)
{
    const Metrics& metrics = composer.metrics();
    const Points height = onward_height(metrics);
    const Points word = natural_width(composer, onward, height);
    const Points width = std::min(std::max(word, metrics.target(40)), room.width * 0.5);
    return {room.right() - width, room.bottom() - height, width, height};
}

Rect room_over_onward(const Metrics& metrics, const Rect& room)
{
    return {room.x, room.y, room.width, room.height - onward_height(metrics) - metrics.gap(6)};
}

void lay_out_onward_square(ScreenComposer& composer, const std::string& action, const Rect& rect)
{
    const Surface shown =
        composer.button(action, rect, composer.palette().primary, composer.mm(3.5));
    composer.name_region(composer.chrome().next);
    composer.mark("mark-next", rect.inset(rect.width * 0.25), shown.text);
}

void lay_out_listen(ScreenComposer& composer, const ShownText& play, const std::string& unit,
                    const Rect& rect)
{
    lay_out_word_button(composer, {"say:" + unit, play, "mark-speaker", MarkSide::Start, false},
                        rect);
}

Rect lay_out_notices(ScreenPage& page, const std::vector<ShownText>& notices)
{
    ScreenComposer& composer = page.draw();
    const Metrics& metrics = composer.metrics();
    Rect room = page.content();
    for (const ShownText& notice : notices) {
        const auto text = composer.shape(notice, fonts::Weight::Bold);
        const Points inset = metrics.mm(5);
        const Setting setting =
            composer.fit(text, metrics.cap(6.5), metrics.least_cap(), room.width - inset * 2, 3);
        const Rect box{room.x, room.y, room.width, height_of(text, setting) + metrics.mm(7)};
        composer.surface(Role::Body, box, composer.palette().now, metrics.mm(3.5));
        composer.text_in_middle(text, setting,
                                {box.x + inset, box.y, box.width - inset * 2, box.height},
                                look_on(composer.palette().now, Role::Body));
        const Points taken = box.height + metrics.gap(4);
        room = {room.x, room.y + taken, room.width, room.height - taken};
    }
    return room;
}

std::vector<TextPart> cut_text(ScreenComposer& composer, const content::DocumentBlock& block,
                               Size room)
{
    // A part that fits remembers how: it is set so on its page.
    const auto fits = [&](TextPart& part) {
        ShapedText text = shape_part(composer, block, part);
        part.fitted.reset();
        if (const auto setting = set_part(composer, text, cap_of(composer, part), room)) {
            part.fitted = {std::move(text), *setting};
        }
        return part.fitted.has_value();
    };
    TextPart whole{block.lines, true};
    if (fits(whole)) {
        return {std::move(whole)};
    }
    // Where no line has room, no cut helps: hundreds of pages of one letter would not either. It
    // stays whole and is K040 on its page.
    const ShapedText line = shape_part(composer, block, whole);
    const Points least =
        std::max(cap_of(composer, whole) * least_sentence, composer.metrics().least_cap());
    if (least * (line.ascent + line.descent) > room.height || room.width < least) {
        return {std::move(whole)};
    }
    std::vector<TextPart> parts;
    const auto sentences = sentences_of(block.lines, block.language, composer.scratch());
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        TextPart part{{sentences[i]}, i == 0};
        if (!parts.empty() && !parts.back().starts) {
            // Regular sentences stand together as long as they fit.
            TextPart longer = parts.back();
            longer.lines.push_back(sentences[i]);
            if (fits(longer)) {
                parts.back() = std::move(longer);
                continue;
            }
        }
        if (fits(part)) {
            parts.push_back(std::move(part));
            continue;
        }
        const auto weight = part.starts ? fonts::Weight::Bold : fonts::Weight::Regular;
        const Points cap =
            std::max(cap_of(composer, part) * least_sentence, composer.metrics().least_cap());
        bool starts = part.starts;
        for (auto& piece : cut_line(composer, block, sentences[i], weight, cap, room)) {
            parts.push_back({{std::move(piece)}, starts});
        }
    }
    return parts;
}

void lay_out_sentences(ScreenComposer& composer, const content::DocumentBlock& block,
                       const TextPart& part, const Rect& room, fonts::Align align)
{
    const TextLook look = look_on(composer.palette().page, Role::Step, align);
    if (part.fitted) {
        composer.text_in_middle(part.fitted->text, part.fitted->setting, room, look);
        return;
    }
    const ShapedText text = shape_part(composer, block, part);
    const Points cap = cap_of(composer, part);
    auto setting = set_part(composer, text, cap, {room.width, room.height});
    if (!setting) {
        auto finding = text_finding(text, "K040");
        finding.arguments = {{"format", "kiosk"}, {"lines", "1"}};
        composer.report(std::move(finding));
        setting = composer.set(text, std::max(cap * least_sentence, composer.metrics().least_cap()),
                               room.width);
    }
    composer.text_in_middle(text, *setting, room, look);
}

void lay_out_status_sign(ScreenComposer& composer, const std::string& colour, Point centre,
                         Points radius)
{
    const Theme& theme = composer.theme();
    const bool plain = composer.palette().filled;
    const Colour ground = plain ? theme.putih : composer.palette().page.ground;
    const Colour lines = plain ? theme.arang : composer.palette().page.text;
    const Stroke edge{plain ? theme.putih : lines, radius * 0.07, true};
    if (colour == "red") {
        if (plain) { // The drawing's own outline is too dark for mengkudu.
            PathItem rim = polygon(centre, radius * 1.04, 8, 1.0 / 16);
            rim.fill = theme.putih;
            composer.path(Role::Danger, std::move(rim));
        }
        composer.picture("stop", {centre.x - radius, centre.y - radius, radius * 2, radius * 2},
                         {plain ? theme.mengkudu : ground, lines, std::nullopt});
    } else if (colour == "yellow") {
        PathItem sign = polygon({centre.x, centre.y + radius * 0.2}, radius, 3, -0.25);
        sign.fill = ground;
        sign.stroke = Stroke{lines, radius * 0.1, true};
        composer.path(Role::Danger, std::move(sign));
        exclamation(composer, {centre.x, centre.y + radius * 0.16}, radius, lines);
    } else {
        composer.outlined_box(Role::Danger,
                              {centre.x - radius, centre.y - radius, radius * 2, radius * 2},
                              ground, edge, radius);
        composer.mark(
            "mark-yes",
            {centre.x - radius * 0.6, centre.y - radius * 0.6, radius * 1.2, radius * 1.2},
            plain ? theme.daun : lines);
    }
}

bool lay_out_qr(ScreenComposer& composer, const std::vector<std::string>& lines, const Rect& box)
{
    constexpr Points least_module = to_points(0.6_mm); // KIOSK.md 2.5
    auto code = fit_qr(lines, box.width, least_module, composer.look().detail);
    if (!code) {
        content::Finding finding;
        finding.code = "P25";
        finding.variant = "text";
        finding.arguments = {
            {"found", std::to_string(static_cast<int>(to_millimetres(box.width).value()))}};
        composer.report(std::move(finding));
        return false;
    }
    composer.qr(std::move(*code), box);
    return true;
}

} // namespace layout::screens
