#include "content/layout/qr.hpp"
#include "content/layout/screens/screen_parts.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr int largest_version = 20;                // KIOSK.md 2.5
constexpr Points least_module = to_points(0.6_mm); // and there: what phones read

/// Places on a page: the code is what is to be seen first.
struct TakeawayPlan {
    Rect code;
    Rect text;
    Rect buttons;
};

/// Buttons under the words, the way on below the others.
class Buttons {
  public:
    explicit Buttons(ScreenComposer& composer) : composer_(composer) {}

    void add(WordButton button) { buttons_.push_back(std::move(button)); }

    Points height(Points width)
    {
        const double rows = static_cast<double>(rows_in(width).size());
        return rows == 0 ? Points(0) : button_height() * rows + gap() * (rows - 1);
    }

    void lay_out(const Rect& room)
    {
        Points y = room.y;
        for (const auto& row : rows_in(room.width)) {
            const auto count = static_cast<double>(row.size());
            const Points width = (room.width - gap() * (count - 1)) / count;
            Points x = room.x;
            for (const WordButton* button : row) {
                lay_out_word_button(composer_, *button, {x, y, width, button_height()});
                x += width + gap();
            }
            y += button_height() + gap();
        }
    }

  private:
    Points gap() const { return composer_.metrics().gap(4); }
    Points button_height() const { return composer_.metrics().target(30); }

    /// Two second buttons side by side where their words have room; a primary one alone.
    std::vector<std::vector<const WordButton*>> rows_in(Points width)
    {
        std::vector<std::vector<const WordButton*>> rows;
        bool open = false;
        for (const WordButton& button : buttons_) {
            const bool narrow =
                natural_width(composer_, button, button_height()) <= (width - gap()) / 2;
            if (open && narrow && !button.primary) {
                rows.back().push_back(&button);
                open = false;
            } else {
                rows.push_back({&button});
                open = narrow && !button.primary;
            }
        }
        return rows;
    }

    ScreenComposer& composer_;
    std::vector<WordButton> buttons_;
};

class TakeawayPages {
  public:
    TakeawayPages(const ScreenContext& context, const TakeawayValues& values)
        : context_(context), values_(values)
    {}

    Pages run()
    {
        const Rect code = code_room();
        codes_ = code_texts(values_.text, most_bytes(code.width), context_.scratch);
        words_ = cut_words();
        const std::size_t count = std::max(codes_.size(), words_.size());
        Pages pages;
        for (std::size_t i = 0; i < count; ++i) {
            pages.push_back(lay_out(i, count));
        }
        return pages;
    }

  private:
    PageTexts texts() const
    {
        PageTexts texts;
        texts.add(values_.title);
        texts.add_value(values_.text.approved);
        for (const ShownText& line : values_.still_missing) {
            texts.add(line);
        }
        return texts;
    }

    ScreenPage page_for(std::size_t number, std::size_t count) const
    {
        PageHead head;
        head.title = values_.title;
        if (count > 1) {
            head.position = {static_cast<int>(number) + 1, static_cast<int>(count)};
        }
        return {context_, texts(), head};
    }

    Rect code_room() const { return code_on(page_for(0, 1)); }

    /// Of the panel round the code.
    Points frame() const { return Metrics(context_.look).mm(2); }

    /// A square as large as the page has it; modules grow with it, and so does the way at which a
    /// phone reads them.
    Rect code_on(const ScreenPage& page) const
    {
        const Rect& room = page.content();
        const Metrics metrics(context_.look);
        if (page.portrait()) {
            const Points side = std::min({room.width, room.height * 0.5, metrics.mm(200)});
            return Rect{room.x + (room.width - side) / 2, room.y, side, side}.inset(frame());
        }
        const Points side = std::min({room.height, room.width * 0.42, metrics.mm(180)});
        return Rect{room.x, room.y + (room.height - side) / 2, side, side}.inset(frame());
    }

    /// What the largest code takes whose modules a phone still reads at this size.
    static std::size_t most_bytes(Points side)
    {
        const int modules = static_cast<int>(side / least_module) - 2 * qr_quiet_modules;
        const int version = std::clamp((modules - qr_side_modules(0)) / 4, 1, largest_version);
        return qr_bytes(version, QrLevel::M);
    }

    Rect words_room(const ScreenPage& page, const Rect& code) const
    {
        const Metrics metrics(context_.look);
        const Rect& room = page.content();
        const Points gap = metrics.mm(12);
        if (page.portrait()) {
            const Points top = code.bottom() + metrics.mm(8);
            return {room.x, top, room.width, room.bottom() - top};
        }
        return {code.right() + gap, room.y, room.right() - code.right() - gap, room.height};
    }

    /// The words of every page: what to do first, or what the printer does; then what is missing.
    content::DocumentBlock words() const
    {
        const ShownText& todo = codes_.size() > 1 ? values_.photo_each : values_.photo;
        const ShownText& first = values_.slip_says.empty() ? todo : values_.slip_says;
        content::DocumentBlock block;
        block.unit = first.unit;
        block.language = first.language;
        block.lines = first.lines;
        if (!values_.still_missing.empty()) {
            add(block, values_.missing, ":");
            for (const ShownText& line : values_.still_missing) {
                add(block, line, "");
            }
        }
        return block;
    }

    static void add(content::DocumentBlock& block, const ShownText& text, const std::string& end)
    {
        block.lines.insert(block.lines.end(), text.lines.begin(), text.lines.end());
        if (!end.empty()) {
            block.lines.back().push_back(plain_line(end).front().front());
        }
    }

    Buttons buttons(ScreenComposer& composer, std::size_t number, std::size_t count) const
    {
        Buttons buttons(composer);
        if (values_.print) {
            buttons.add({"print", *values_.print, "mark-print", MarkSide::Start, false});
        }
        if (values_.side) {
            buttons.add({"open:" + values_.side->screen, values_.side->word, values_.side->mark,
                         MarkSide::Start, false});
        }
        if (number + 1 < count) {
            buttons.add({"next", values_.next, "mark-next"});
        }
        return buttons;
    }

    /// Cut to the room of a page with all buttons: then every page has it.
    std::vector<TextPart> cut_words() const
    {
        ScreenPage page = page_for(0, 2);
        ScreenComposer& composer = page.draw();
        const Rect room = words_room(page, code_on(page));
        const Points taken = buttons(composer, 0, 2).height(room.width);
        return cut_text(composer, words(), {room.width, room.height - taken - composer.mm(6)});
    }

    Page lay_out(std::size_t number, std::size_t count) const
    {
        ScreenPage page = page_for(number, count);
        ScreenComposer& composer = page.draw();
        const std::size_t shown = std::min(number, codes_.size() - 1);
        const Rect code = code_on(page);
        composer.surface(Role::Body, code.inset(-frame()), composer.palette().face,
                         composer.mm(3.5));
        lay_out_code(composer, codes_[shown], code);
        const Rect room = words_room(page, code);
        Buttons below = buttons(composer, number, count);
        const Points height = below.height(room.width);
        const Rect words{room.x, room.y, room.width, room.height - height - composer.mm(6)};
        const TextPart& part = words_[std::min(number, words_.size() - 1)];
        const content::DocumentBlock block = this->words();
        lay_out_sentences(composer, block, part, words);
        below.lay_out({room.x, room.bottom() - height, room.width, height});
        return std::move(page).finish("code-" + std::to_string(number + 1));
    }

    static void lay_out_code(ScreenComposer& composer, const std::string& payload, const Rect& box)
    {
        QrItem item;
        item.modules = qr_modules(payload.size(), QrLevel::M).value();
        item.payload = payload;
        if (composer.look().detail == Detail::Drawn) {
            item.dark = encode_qr(payload, QrLevel::M).value().dark;
        }
        composer.qr(std::move(item), box);
    }

    const ScreenContext& context_;
    const TakeawayValues& values_;
    std::vector<std::string> codes_;
    std::vector<TextPart> words_;
};

} // namespace

Pages lay_out_takeaway(const ScreenContext& context, const TakeawayValues& values)
{
    return TakeawayPages(context, values).run();
}

} // namespace layout::screens
