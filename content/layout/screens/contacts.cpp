#include "content/layout/screens/rows.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

/// The words of the panel: what has no room is not there, the date last of all; then the use of the
/// code over a rule, the date and whom to ask under it (D27).
class PanelNotes {
  public:
    PanelNotes(ScreenComposer& composer, const Surface& surface, const Rect& room)
        : composer_(composer), surface_(surface), room_(room)
    {}

    /// Texts that stand together or not at all, in the order in which they get their room.
    void take(const std::vector<const ShownText*>& texts, fonts::Weight weight)
    {
        std::vector<Note> notes;
        Points height;
        for (const ShownText* shown : texts) {
            if (shown->empty()) {
                continue;
            }
            Note note{composer_.shape(*shown, weight), {}, {}, weight};
            const Metrics& metrics = composer_.metrics();
            const auto setting = fit_text(note.text,
                                          {room_.width, room_.height - taken_ - height,
                                           metrics.cap(5), metrics.least_cap(), 6},
                                          composer_.scratch());
            if (!setting) {
                return; // D45: notes go before the code and the numbers.
            }
            note.setting = *setting;
            note.height = height_of(note.text, *setting);
            height += note.height + gap();
            notes.push_back(std::move(note));
        }
        taken_ += height;
        std::ranges::move(notes, std::back_inserter(notes_));
    }

    void lay_out()
    {
        // The use of the code is bold and stands first.
        std::ranges::stable_partition(
            notes_, [](const Note& note) { return note.weight == fonts::Weight::Bold; });
        const bool has_rule = room_.height - taken_ >= gap() && notes_.size() > 1 &&
                              notes_.front().weight == fonts::Weight::Bold;
        Points y = room_.y;
        for (const Note& note : notes_) {
            composer_.text(note.text, note.setting, {room_.x, y, room_.width, note.height},
                           look_on(surface_, Role::Body));
            y += note.height + gap();
            if (has_rule && &note == &notes_.front()) {
                const Points line = std::max(composer_.mm(0.7), Points(1));
                const Colour colour =
                    composer_.palette().filled ? composer_.theme().batu : surface_.text;
                composer_.box(Role::Rule, {room_.x, y, room_.width, line}, colour);
                y += gap();
            }
        }
    }

  private:
    struct Note {
        ShapedText text;
        Setting setting;
        Points height;
        fonts::Weight weight = fonts::Weight::Regular;
    };

    Points gap() const { return composer_.metrics().mm(3); }

    ScreenComposer& composer_;
    Surface surface_;
    Rect room_;
    Points taken_;
    std::vector<Note> notes_;
};

/// The numbers to take along: QR with the whole text, its use, the date last checked (D27).
void lay_out_panel(ScreenComposer& composer, const ContactsValues& values,
                   const std::vector<std::string>& lines, const Rect& rect)
{
    const Metrics& metrics = composer.metrics();
    Surface surface = composer.palette().face;
    composer.surface(Role::Body, rect, surface, metrics.mm(3.5));
    if (composer.palette().filled) {
        surface.text = composer.theme().arang;
    }
    const Points pad = metrics.mm(8);
    const bool wide = rect.width > rect.height * 1.3;
    const Points side = std::max(std::min({metrics.mm(95), rect.height * (wide ? 0.9 : 0.55),
                                           rect.width * (wide ? 0.42 : 0.8)}),
                                 metrics.mm(40));
    const Rect code{wide ? rect.x + pad : rect.x + (rect.width - side) / 2,
                    wide ? rect.y + (rect.height - side) / 2 : rect.y + pad, side, side};
    const bool has_code = lay_out_qr(composer, lines, code);
    const Points x = wide ? code.right() + pad : rect.x + pad;
    const Points width = rect.right() - pad - x;
    const Points y = wide ? rect.y + pad : code.bottom() + metrics.mm(3);
    PanelNotes notes(composer, surface, {x, y, width, rect.bottom() - metrics.mm(4) - y});
    const ShownText nothing;
    notes.take({&values.checked}, fonts::Weight::Regular); // D45: the date never goes.
    notes.take({has_code ? &values.keep : &nothing}, fonts::Weight::Bold);
    notes.take({&values.no_answer, &values.ask_office}, fonts::Weight::Regular);
    notes.lay_out();
}

/// How a page is divided between rows and panel.
struct Division {
    Rect rows;
    Rect panel;
};

Division divide(const ScreenPage& page, const ScreenComposer& composer, const Rect& room)
{
    const Metrics& metrics = composer.metrics();
    const Points gap = metrics.gap(10);
    if (page.portrait()) {
        const Points panel = std::max(metrics.mm(96), room.height * 0.3);
        return {{room.x, room.y, room.width, room.height - panel - gap},
                {room.x, room.bottom() - panel, room.width, panel}};
    }
    const Points panel = std::max({room.width * 0.33, to_points(70_mm), metrics.least_cap() * 11});
    return {{room.x, room.y, room.width - panel - gap, room.height},
            {room.right() - panel, room.y, panel, room.height}};
}

} // namespace

Pages lay_out_contacts(const ScreenContext& context, const ContactsValues& values)
{
    PageTexts texts;
    texts.add(values.title);
    for (const ShownText& notice : values.notices) {
        texts.add(notice);
    }
    PageHead head;
    head.title = values.title;
    std::vector<Row> rows;
    for (const ContactLine& line : values.contacts) {
        texts.add(line.name);
        texts.add_value(line.good);
        rows.push_back(contact_row(line));
        rows.back().first = rows.size() == 1 && line.phone;
    }
    if (rows.empty()) {
        Row ask;
        ask.unit = values.ask_office.unit;
        ask.who = values.ask_office;
        ask.picture = values.office;
        rows.push_back(ask);
    }
    const Row more = more_row(values.more, "next");
    Pages pages;
    std::size_t first = 0;
    while (first < rows.size()) {
        ScreenPage page(context, texts, head);
        const Rect room =
            lay_out_notices(page, pages.empty() ? values.notices : std::vector<ShownText>());
        ScreenComposer& composer = page.draw();
        const Division division = divide(page, composer, room);
        const std::size_t here =
            lay_out_rows(composer, std::span(rows).subspan(first), more, division.rows, 1);
        std::vector<std::string> lines;
        for (std::size_t i = first; i < std::min(first + here, values.contacts.size()); ++i) {
            lines.push_back(values.contacts[i].line);
        }
        if (!values.checked.empty()) {
            lines.push_back(content::plain_text(values.checked.lines, " "));
        }
        lay_out_panel(composer, values, lines, division.panel);
        const std::string anchor = rows[first].unit;
        first += here;
        pages.push_back(std::move(page).finish(anchor));
    }
    return pages;
}

} // namespace layout::screens
