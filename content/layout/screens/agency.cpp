#include "content/layout/screens/agency_pad.hpp"
#include "content/layout/screens/rows.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

/// Capitals of what was found, in mm at size M.
constexpr double lead_cap = 6.5;
constexpr double more_cap = 5.5;
constexpr int most_message_lines = 4;

class AgencyPages {
  public:
    AgencyPages(const ScreenContext& context, const AgencyValues& values)
        : context_(context), values_(values), pad_(context, values), rows_(rows_of(values))
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

    void finish_page(ScreenPage&& page, std::string anchor)
    {
        pages_.push_back(std::move(page).finish(std::move(anchor)));
    }

    /// Names may be alike: a company is known by what touching it does.
    std::string anchor_of(std::size_t first) const
    {
        return first < values_.found.size() ? values_.found[first].action : std::string();
    }

    /// What was found stands beside the pad, or over it, while both have room there.
    bool has_room_beside_pad() const
    {
        const ScreenPage page = begin_page();
        return has_room(true, pad_.below_field(page));
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
            pad_.lay_out(page);
            Rect room = pad_.lay_out_field(page);
            lay_out_messages(page.draw(), room);
            first += lay_out_found(page, first, room);
            if (values_.typed.empty()) {
                lay_out_drawing(page.draw(), room);
            }
            finish_page(std::move(page), anchor_of(begin));
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
        pad_.lay_out(page);
        const Rect room = pad_.lay_out_field(page);
        ScreenComposer& composer = page.draw();
        const Points height = std::min(composer.metrics().target(30), room.height);
        lay_out_word_button(composer, {"next", composer.chrome().next, "mark-next"},
                            {room.x, room.bottom() - height, room.width, height});
        finish_page(std::move(page), "pad");
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
                ScreenComposer& composer = page.draw();
                const WordButton onward{"next", composer.chrome().next, "mark-next"};
                lay_out_word_button(composer, onward, onward_place(composer, onward, room));
                room = room_over_onward(composer.metrics(), room);
                const Points air = composer.metrics().gap(4); // From the header's line.
                room = {room.x, room.y + air, room.width, room.height - air};
            }
            if (!is_said) {
                lay_out_messages(page.draw(), room);
            }
            if (!is_apart) {
                first += lay_out_found(page, first, room);
            }
            is_said = true;
            finish_page(std::move(page), is_apart ? "said" : anchor_of(begin));
        } while (first < rows_.size());
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
        finish_page(std::move(page), {});
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
    AgencyPad pad_;
    std::vector<Row> rows_;
    Pages pages_;
};

} // namespace

Pages lay_out_agency(const ScreenContext& context, const AgencyValues& values)
{
    return AgencyPages(context, values).run();
}

} // namespace layout::screens
