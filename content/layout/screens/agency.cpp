#include "content/layout/screens/rows.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Letter pad 7 x 4: 26 letters, space and delete (KIOSK.md 2.4).
constexpr Grid pad_grid{7, 4};

/// Capitals of what was found, in mm at size M.
constexpr double lead_cap = 6.5;
constexpr double more_cap = 5.5;
constexpr double typed_cap = 8;
constexpr int most_message_lines = 4;

class AgencyPages {
  public:
    AgencyPages(const ScreenContext& context, const AgencyValues& values)
        : context_(context), values_(values), rows_(rows_of(values))
    {}

    Pages run()
    {
        if (!values_.usable) {
            add_message_page();
        } else if (has_room_beside_pad()) {
            add_pages_with_pad();
        } else {
            add_pad_page();
            add_list_pages();
        }
        return std::move(pages_);
    }

  private:
    static std::vector<Row> rows_of(const AgencyValues& values)
    {
        std::vector<Row> rows;
        for (const AgencyLine& line : values.found) {
            rows.push_back(company_row(line));
        }
        return rows;
    }

    ScreenPage begin_page() const
    {
        PageTexts texts;
        texts.add(values_.title);
        texts.add(values_.prompt);
        for (const ShownText& message : values_.messages) {
            texts.add(message);
        }
        for (const AgencyLine& line : values_.found) {
            texts.add(line.status);
            for (const ShownText& detail : line.details) {
                texts.add(detail);
            }
        }
        PageHead head;
        head.title = values_.title;
        return {context_, texts, head};
    }

    void finish_page(ScreenPage&& page, std::size_t first)
    {
        pages_.push_back(std::move(page).finish(
            first < values_.found.size() ? values_.found[first].name : std::string()));
    }

    /// What was found stands beside the pad, or over it, while both have room there.
    bool has_room_beside_pad() const
    {
        const ScreenPage page = begin_page();
        return has_room(true, below_field(page));
    }

    /// Whether the messages and a company, the tallest of them, go into a room.
    bool has_room(bool with_messages, const Rect& room) const
    {
        ScreenComposer probe(context_);
        const Points said = with_messages ? messages_height(probe, room.width) : Points(0);
        const auto found = rows_.empty() ? Points(0) : fitting_height(context_, rows_, room.width);
        return found && said + *found <= room.height && std::move(probe).finish().findings.empty();
    }

    void add_pages_with_pad()
    {
        std::size_t first = 0;
        do {
            const std::size_t begin = first;
            ScreenPage page = begin_page();
            lay_out_pad(page);
            Rect room = lay_out_field(page);
            lay_out_messages(page.draw(), room);
            first += lay_out_found(page, first, room);
            if (values_.typed.empty()) {
                lay_out_drawing(page.draw(), room);
            }
            finish_page(std::move(page), begin);
        } while (first < rows_.size());
    }

    /// What the page is about, where nothing is found yet.
    void lay_out_drawing(ScreenComposer& composer, const Rect& room) const
    {
        const Points side = std::min({composer.mm(115), room.width, room.height});
        if (side >= composer.mm(30)) {
            composer.picture(
                values_.picture,
                {room.x + (room.width - side) / 2, room.y + (room.height - side) / 2, side, side},
                composer.palette().page);
        }
    }

    /// The pad alone: what was found is on the pages after it.
    void add_pad_page()
    {
        ScreenPage page = begin_page();
        lay_out_pad(page);
        const Rect room = lay_out_field(page);
        ScreenComposer& composer = page.draw();
        const Points height = std::min(composer.metrics().target(30), room.height);
        lay_out_word_button(composer, {"next", composer.chrome().next, "mark-next"},
                            {room.x, room.bottom() - height, room.width, height});
        finish_page(std::move(page), 0);
    }

    void add_list_pages()
    {
        std::size_t first = 0;
        bool is_said = values_.messages.empty();
        do {
            const std::size_t begin = first;
            ScreenPage page = begin_page();
            Rect room = page.content();
            const bool is_apart = !is_said && !rows_.empty() && !has_room(true, room);
            if (is_apart) {
                room.height -= lay_out_onward(page);
            }
            if (!is_said) {
                lay_out_messages(page.draw(), room);
            }
            if (!is_apart) {
                first += lay_out_found(page, first, room);
            }
            is_said = true;
            finish_page(std::move(page), begin);
        } while (first < rows_.size());
    }

    /// The way on, at the page's end. @return how much of the room it takes.
    static Points lay_out_onward(ScreenPage& page)
    {
        ScreenComposer& composer = page.draw();
        const Metrics& metrics = composer.metrics();
        const Rect& room = page.content();
        const WordButton onward{"next", composer.chrome().next, "mark-next"};
        const Points height = metrics.target(30);
        const Points width = std::min(room.width, natural_width(composer, onward, height));
        lay_out_word_button(composer, onward,
                            {room.right() - width, room.bottom() - height, width, height});
        return height + metrics.gap(4);
    }

    std::size_t lay_out_found(ScreenPage& page, std::size_t first, const Rect& room) const
    {
        return first >= rows_.size() ? 0
                                     : lay_out_rows(page.draw(), std::span(rows_).subspan(first),
                                                    more_row(values_.more, "next"), room, 1);
    }

    /// The list cannot answer: whom to ask instead.
    void add_message_page()
    {
        ScreenPage page = begin_page();
        ScreenComposer& composer = page.draw();
        const Metrics& metrics = composer.metrics();
        const Rect& room = page.content();
        const bool tall = page.portrait();
        const Points side = tall
                                ? std::min(metrics.mm(124), room.height * 0.42) // D22
                                : std::min({metrics.mm(120), room.height * 0.9, room.width * 0.35});
        const Rect drawing{tall ? room.x + (room.width - side) / 2 : room.x + metrics.mm(6),
                           tall ? room.y : room.y + (room.height - side) / 2, side, side};
        composer.picture(values_.picture, drawing, composer.palette().page);
        const Rect rest = tall ? Rect{room.x, drawing.bottom() + metrics.mm(6), room.width,
                                      room.bottom() - drawing.bottom() - metrics.mm(6)}
                               : Rect{drawing.right() + metrics.mm(14), room.y,
                                      room.right() - drawing.right() - metrics.mm(14), room.height};
        content::DocumentBlock block;
        const ShownText& message = values_.messages.front();
        block.unit = message.unit;
        block.language = message.language;
        block.lines = message.lines;
        lay_out_sentences(composer, block, {block.lines, true}, rest);
        finish_page(std::move(page), 0);
    }

    Rect pad_room(const ScreenPage& page) const
    {
        const Rect& room = page.content();
        const Metrics metrics(context_.look);
        const Points key = metrics.target(22);
        const Points gap = metrics.gap(3);
        const Points width = key * pad_grid.columns + gap * (pad_grid.columns - 1);
        const Points height = key * pad_grid.rows + gap * (pad_grid.rows - 1);
        return {room.right() - width, room.bottom() - height, width, height};
    }

    /// The letters are Latin: A stands at the left on right-to-left pages too.
    Rect key_place(const Rect& pad, int key) const
    {
        const Points gap = Metrics(context_.look).gap(3);
        const int row = key / pad_grid.columns;
        const int column = key % pad_grid.columns;
        const bool is_mirrored = context_.look.direction == content::Direction::RightToLeft;
        const int place = is_mirrored ? pad_grid.columns - 1 - column : column;
        return cell_of(pad_grid, pad, gap, gap, row * pad_grid.columns + place);
    }

    void lay_out_pad(ScreenPage& page)
    {
        ScreenComposer& composer = page.draw();
        const Rect pad = pad_room(page);
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const std::string letter(1, letters[i]);
            const Rect rect = key_place(pad, static_cast<int>(i));
            const Surface shown = lay_out_key(composer, letter, rect, is_open(letters[i]));
            const auto text = composer.shape_plain(letter, "", "id", fonts::Weight::Bold);
            composer.text_in_middle(text, {key_cap(composer, rect), {1}}, rect,
                                    look_on(shown, Role::Button, fonts::Align::Centre));
        }
        if (!values_.typed.empty() && values_.typed.back() != ' ') {
            const Rect rect = key_place(pad, 26);
            const Surface shown = lay_out_key(composer, "space", rect, is_open(' '));
            draw_space_sign(composer, rect, shown.text);
            composer.name_region(values_.space);
        }
        if (!values_.typed.empty()) {
            const Rect rect = key_place(pad, 27);
            const Surface shown =
                composer.button("key:delete", rect, composer.palette().primary, composer.mm(3));
            composer.name_region(values_.erase);
            composer.mark("mark-back", rect.inset(rect.width * 0.25), shown.text);
        }
    }

    /// Whether a name of the list goes on with it.
    bool is_open(char letter) const { return values_.open_keys.find(letter) != std::string::npos; }

    /// A key that leads to no name is a bare letter. It can be pressed all the same: who looks for
    /// a company that is not in the list is to read that it is not.
    static Surface lay_out_key(ScreenComposer& composer, const std::string& key, const Rect& rect,
                               bool leads_on)
    {
        const Palette& palette = composer.palette();
        return composer.button("key:" + key, rect, leads_on ? palette.face : palette.page,
                               composer.mm(3));
    }

    static Points key_cap(const ScreenComposer& composer, const Rect& rect)
    {
        return std::min(composer.metrics().cap(7), rect.height * 0.5);
    }

    /// The open box of a space bar, as wide as a letter is high and standing on the letters' line.
    static void draw_space_sign(ScreenComposer& composer, const Rect& key, Colour colour)
    {
        const Points cap = key_cap(composer, key);
        const Points stem = cap * 0.19;
        const Points height = cap * 0.55;
        const Rect sign{key.x + (key.width - cap * 1.3) / 2,
                        key.y + (key.height + cap) / 2 - height, cap * 1.3, height};
        for (const Rect& stroke :
             {Rect{sign.x, sign.y, stem, height}, Rect{sign.right() - stem, sign.y, stem, height},
              Rect{sign.x, sign.bottom() - stem, sign.width, stem}}) {
            composer.box(Role::Button, stroke, colour);
        }
    }

    /// Where what was found stands: over the pad or beside it.
    Rect results_room(const ScreenPage& page) const
    {
        const Metrics metrics(context_.look);
        const Rect pad = pad_room(page);
        Rect room = page.content();
        if (page.portrait() || pad.x - room.x < to_points(90_mm)) {
            room.height = pad.y - metrics.gap(5) - room.y;
        } else {
            room.width = pad.x - metrics.gap(8) - room.x;
        }
        return room;
    }

    Rect below_field(const ScreenPage& page) const
    {
        const Rect room = results_room(page);
        const Points top = field_place(page).bottom() + Metrics(context_.look).gap(4);
        return {room.x, top, room.width, room.bottom() - top};
    }

    /// The field of the typed letters runs over the pad too, where that leaves it room.
    Rect field_place(const ScreenPage& page) const
    {
        const Rect& content = page.content();
        const Points gap = Metrics(context_.look).gap(4);
        const Points height = field_height(content.width);
        if (content.y + height + gap <= pad_room(page).y) {
            return {content.x, content.y, content.width, height};
        }
        const Points width = results_room(page).width;
        return {content.x, content.y, width, field_height(width)};
    }

    /// High enough for what to do, in its own script: the field does not grow or shrink with the
    /// first letter.
    Points field_height(Points width) const
    {
        ScreenComposer probe(context_);
        const Metrics& metrics = probe.metrics();
        const auto prompt = probe.shape(values_.prompt, fonts::Weight::Regular);
        return std::max({metrics.mm(20), metrics.cap(typed_cap) * 2,
                         height_of(prompt, set_prompt(probe, prompt, width)) + metrics.mm(8)});
    }

    static Points field_inset(const ScreenComposer& composer) { return composer.mm(5); }

    static Setting set_prompt(ScreenComposer& composer, const ShapedText& prompt, Points width)
    {
        return composer.fit(prompt, composer.metrics().cap(lead_cap),
                            composer.metrics().least_cap(), width - field_inset(composer) * 2, 2);
    }

    /// What was typed, or what to do. @return the room below it.
    Rect lay_out_field(ScreenPage& page) const
    {
        ScreenComposer& composer = page.draw();
        const Rect box = field_place(page);
        composer.surface(Role::Body, box, composer.palette().face, composer.mm(3));
        const Points inset = field_inset(composer);
        const Rect inner{box.x + inset, box.y, box.width - inset * 2, box.height};
        const TextLook look = look_on(composer.palette().face, Role::Body);
        if (values_.typed.empty()) {
            const auto prompt = composer.shape(values_.prompt, fonts::Weight::Regular);
            composer.text_in_middle(prompt, set_prompt(composer, prompt, box.width), inner, look);
        } else {
            const auto typed = shape_typed(composer, inner.width);
            const Setting setting = composer.fit(typed, composer.metrics().cap(typed_cap),
                                                 composer.metrics().least_cap(), inner.width, 1);
            composer.text_in_middle(typed, setting, inner, look);
        }
        return below_field(page);
    }

    /// The typed letters; of more than the line has room for, the last ones.
    ShapedText shape_typed(ScreenComposer& composer, Points width) const
    {
        const auto shape = [&](const std::string& shown) {
            return composer.shape_plain(shown, "", "id", fonts::Weight::Bold);
        };
        const TextRoom line{width, Points(1e6), composer.metrics().cap(typed_cap),
                            composer.metrics().least_cap(), 1};
        ShapedText typed = shape(values_.typed);
        for (std::size_t cut = 1;
             cut < values_.typed.size() && !fit_text(typed, line, composer.scratch()); ++cut) {
            typed = shape("\u2026" + values_.typed.substr(cut));
        }
        return typed;
    }

    /// A message as it is set in this width: the first one says most.
    struct SetMessage {
        ShapedText text;
        Setting setting;
        Points height;
    };

    SetMessage set_message(ScreenComposer& composer, std::size_t i, Points width) const
    {
        const Metrics& metrics = composer.metrics();
        SetMessage set;
        set.text = composer.shape(values_.messages[i],
                                  i == 0 ? fonts::Weight::Bold : fonts::Weight::Regular);
        set.setting = composer.fit(set.text, metrics.cap(i == 0 ? lead_cap : more_cap),
                                   metrics.least_cap(), width, most_message_lines);
        set.height = height_of(set.text, set.setting);
        return set;
    }

    Points messages_height(ScreenComposer& composer, Points width) const
    {
        Points height(0);
        for (std::size_t i = 0; i < values_.messages.size(); ++i) {
            height += set_message(composer, i, width).height + composer.metrics().gap(4);
        }
        return height;
    }

    /// @param room what is left of it then.
    void lay_out_messages(ScreenComposer& composer, Rect& room) const
    {
        for (std::size_t i = 0; i < values_.messages.size(); ++i) {
            const SetMessage set = set_message(composer, i, room.width);
            composer.text(set.text, set.setting, {room.x, room.y, room.width, set.height},
                          look_on(composer.palette().page, Role::Step));
            const Points taken = set.height + composer.metrics().gap(4);
            room = {room.x, room.y + taken, room.width, room.height - taken};
        }
    }

    const ScreenContext& context_;
    const AgencyValues& values_;
    std::vector<Row> rows_;
    Pages pages_;
};

} // namespace

Pages lay_out_agency(const ScreenContext& context, const AgencyValues& values)
{
    return AgencyPages(context, values).run();
}

} // namespace layout::screens
