#include "content/layout/screens/rows.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Letter pad 7 x 4: 26 letters, space and delete (KIOSK.md 2.4).
constexpr Grid pad_grid{7, 4};

class AgencyPages {
  public:
    AgencyPages(const ScreenContext& context, const AgencyValues& values)
        : context_(context), values_(values)
    {}

    Pages run()
    {
        Pages pages;
        std::size_t first = 0;
        do {
            pages.push_back(lay_out(first));
        } while (first < values_.found.size());
        return pages;
    }

  private:
    PageTexts texts() const
    {
        PageTexts texts;
        texts.add(values_.title);
        texts.add(values_.prompt);
        for (const ShownText& message : values_.messages) {
            texts.add(message);
        }
        for (const AgencyLine& line : values_.found) {
            texts.add(line.status);
        }
        return texts;
    }

    Page lay_out(std::size_t& first)
    {
        PageHead head;
        head.title = values_.title;
        ScreenPage page(context_, texts(), head);
        std::string anchor = first < values_.found.size() ? values_.found[first].name : "";
        if (values_.usable) {
            lay_out_pad(page);
            lay_out_results(page, first);
        } else {
            lay_out_message(page);
            first = values_.found.size();
        }
        return std::move(page).finish(std::move(anchor));
    }

    /// The list cannot answer: whom to ask instead.
    void lay_out_message(ScreenPage& page)
    {
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

    void lay_out_pad(ScreenPage& page)
    {
        ScreenComposer& composer = page.draw();
        const Rect pad = pad_room(page);
        const Points gap = composer.metrics().gap(3);
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const std::string letter(1, letters[i]);
            lay_out_key(composer, letter, letter,
                        cell_of(pad_grid, pad, gap, gap, static_cast<int>(i)), is_open(letters[i]));
        }
        if (!values_.typed.empty() && values_.typed.back() != ' ') {
            lay_out_key(composer, "space", "\u2423", cell_of(pad_grid, pad, gap, gap, 26),
                        is_open(' '));
            composer.name_region(values_.space);
        }
        if (!values_.typed.empty()) {
            const Rect rect = cell_of(pad_grid, pad, gap, gap, 27);
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
    void lay_out_key(ScreenComposer& composer, const std::string& key, const std::string& face,
                     const Rect& rect, bool leads_on)
    {
        const Palette& palette = composer.palette();
        const Surface shown = composer.button(
            "key:" + key, rect, leads_on ? palette.face : palette.page, composer.mm(3));
        const auto text = composer.shape_plain(face, "", "id", fonts::Weight::Bold);
        const Points cap = std::min(composer.metrics().cap(7), rect.height * 0.5);
        composer.text_in_middle(text, {cap, {1}}, rect,
                                look_on(shown, Role::Button, fonts::Align::Centre));
    }

    /// What was typed, then the companies or a sentence.
    void lay_out_results(ScreenPage& page, std::size_t& first)
    {
        ScreenComposer& composer = page.draw();
        const Metrics& metrics = composer.metrics();
        const Rect pad = pad_room(page);
        Rect room = page.content();
        if (page.portrait() || pad.x - room.x < to_points(90_mm)) {
            room.height = pad.y - metrics.gap(5) - room.y;
        } else {
            room.width = pad.x - metrics.gap(8) - room.x;
        }
        const Points field = std::max(metrics.mm(20), metrics.cap(8) * 2);
        const Rect box{room.x, room.y, room.width, field};
        composer.surface(Role::Body, box, composer.palette().face, metrics.mm(3));
        const bool empty = values_.typed.empty();
        const auto typed = empty
                               ? composer.shape(values_.prompt, fonts::Weight::Regular)
                               : composer.shape_plain(values_.typed, "", "id", fonts::Weight::Bold);
        const Points width = box.width - metrics.mm(10);
        const Setting setting =
            composer.fit(typed, metrics.cap(empty ? 6.5 : 8), metrics.least_cap(), width, 1);
        composer.text_in_middle(typed, setting, {box.x + metrics.mm(5), box.y, width, box.height},
                                look_on(composer.palette().face, Role::Body));
        room = {room.x, box.bottom() + metrics.gap(4), room.width,
                room.bottom() - box.bottom() - metrics.gap(4)};
        lay_out_messages(composer, room);
        if (const auto found = rows(); first < found.size()) {
            first += lay_out_rows(composer, std::span(found).subspan(first),
                                  more_row(values_.more, "next"), room, 1);
        }
    }

    /// The first one says most. @param room what is left of it then.
    void lay_out_messages(ScreenComposer& composer, Rect& room) const
    {
        const Metrics& metrics = composer.metrics();
        for (std::size_t i = 0; i < values_.messages.size(); ++i) {
            const auto text = composer.shape(values_.messages[i],
                                             i == 0 ? fonts::Weight::Bold : fonts::Weight::Regular);
            const Setting said = composer.fit(text, metrics.cap(i == 0 ? 6.5 : 5.5),
                                              metrics.least_cap(), room.width, 4);
            const Points height = height_of(text, said);
            composer.text(text, said, {room.x, room.y, room.width, height},
                          look_on(composer.palette().page, Role::Step));
            const Points taken = height + metrics.gap(4);
            room = {room.x, room.y + taken, room.width, room.height - taken};
        }
    }

    std::vector<Row> rows() const
    {
        std::vector<Row> rows;
        for (const AgencyLine& line : values_.found) {
            Row row;
            row.unit = line.status.unit;
            row.picture = line.picture;
            row.who.unit = "agencies";
            row.who.language = line.status.language;
            row.who.lines = plain_line(line.name);
            row.detail = plain_line(line.detail);
            row.detail.insert(row.detail.end(), line.status.lines.begin(), line.status.lines.end());
            rows.push_back(std::move(row));
        }
        return rows;
    }

    const ScreenContext& context_;
    const AgencyValues& values_;
};

} // namespace

Pages lay_out_agency(const ScreenContext& context, const AgencyValues& values)
{
    return AgencyPages(context, values).run();
}

} // namespace layout::screens
