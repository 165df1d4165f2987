#include "content/layout/paper.hpp"

#include "content/layout/fit.hpp"
#include "content/layout/scale.hpp"
#include "fonts/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace layout {

namespace {

constexpr double leading = 1.85;      // Cap heights, baseline to baseline (DESIGN.md D13).
constexpr double latin_cap = 0.725;   // Of Andika's em.
constexpr Points foot_gap = 6_pt;     // Between text and the rule of the foot.
constexpr Points foot_height = 16_pt; // The rule and its words.
constexpr Points foot_size{9};

/// As `Composer::text` will break it.
Setting setting_of(const PaperText& text, Points width, layout::TextScratch& scratch)
{
    Setting setting{text.cap, {}};
    for (const ShapedLine& line : text.shaped.lines) {
        const Points size = text.cap * (line.ratio * text.shaped.em);
        setting.lines.push_back(
            fonts::count_lines(*line.paragraph, static_cast<float>(width / size), scratch));
    }
    return setting;
}

} // namespace

void PaperPage::name(const std::string& title, const std::string& language)
{
    list_.title = title;
    list_.language = language;
}

void PaperPage::picture(const std::string& pictogram, const Rect& box)
{
    PictureItem item;
    item.name = pictogram;
    item.box = box;
    add_picture(std::move(item));
}

void PaperPage::frame(const Rect& rect, const Stroke& stroke)
{
    list_.items.push_back({Role::Rule, BoxItem{rect, std::nullopt, stroke, Points(0)}, {}});
}

void PaperPage::add(std::vector<Item> items)
{
    std::ranges::move(items, std::back_inserter(list_.items));
}

Paper::Paper(const Theme& theme, const fonts::FontCatalogue& fonts, layout::TextScratch& scratch,
             std::string title, std::string language)
    : theme_(theme), fonts_(fonts), scratch_(scratch), title_(std::move(title)),
      language_(std::move(language))
{
    begin_page();
}

void Paper::begin_page()
{
    pages_.emplace_back(Size{width, height}, content::Direction::LeftToRight, theme_, Detail::Drawn,
                        fonts_, scratch_);
    now().name(title_, language_);
    y_ = margin;
}

Points Paper::bottom() const
{
    return height - margin - foot_height - foot_gap;
}

bool Paper::need(Points height_needed)
{
    if (y_ + height_needed <= bottom()) {
        return false;
    }
    begin_page();
    return true;
}

PaperText Paper::shape(const std::vector<content::SpanLine>& lines, const std::string& language,
                       const PaperType& type) const
{
    const TextWeights weights{type.weight, type.weight, 1.0};
    PaperText text{shape_text(lines, "", language, weights, leading, fonts_, scratch_),
                   type.size * latin_cap, type.role};
    // Equal cap heights make a script with tall capitals small: not smaller than may be.
    text.cap = std::max(text.cap, least_paper_type / text.shaped.em);
    return text;
}

PaperText Paper::shape(const std::string& text, const PaperType& type) const
{
    return shape(plain_line(text), language_, type);
}

Points Paper::height_of(const PaperText& text, Points width_given) const
{
    return layout::height_of(text.shaped, setting_of(text, width_given, scratch_));
}

Points Paper::set(const PaperText& text, Point at, Points width_given, Colour colour, Colour ground,
                  fonts::Align align)
{
    const Setting setting = setting_of(text, width_given, scratch_);
    const Points high = layout::height_of(text.shaped, setting);
    now().text(text.shaped, setting, {at.x, at.y, width_given, high},
               {text.role, colour, colour, ground, false, align});
    return high;
}

fonts::Align align_of(const PaperText& text)
{
    const auto& lines = text.shaped.lines;
    const bool turned = !lines.empty() && lines.front().paragraph->right_to_left();
    return turned ? fonts::Align::End : fonts::Align::Start;
}

Points Paper::set(const PaperText& text, Point at, Points width_given)
{
    return set(text, at, width_given, theme_.arang, theme_.putih, align_of(text));
}

void Paper::box(const Rect& rect, Colour fill)
{
    now().box(Role::Ground, rect, fill);
}

void Paper::frame(const Rect& rect, Points thickness)
{
    now().frame(rect, {theme_.arang, thickness, false});
}

void Paper::rule(Points x, Points width_given, Points thickness, Colour colour)
{
    now().box(Role::Rule, {x, y_ - thickness / 2, width_given, thickness}, colour);
}

void Paper::mark(const std::string& pictogram, const Rect& box)
{
    now().picture(pictogram, box);
}

void Paper::drawing(const DisplayList& list, Point corner)
{
    now().add(scaled(list, 1.0, corner).items);
}

void Paper::inset(const Rect& box, std::size_t picture)
{
    insets_.push_back({page(), box, picture});
}

std::vector<DisplayList> Paper::finish(const std::string& foot) &&
{
    const PaperType type{foot_size, fonts::Weight::Regular, Role::Footer};
    const PaperText words = shape(foot, type);
    const std::size_t count = pages_.size();
    std::vector<DisplayList> lists;
    for (PaperPage& filled : pages_) {
        const std::size_t number = lists.size() + 1;
        const PaperText place = shape(fmt::format("{}/{}", number, count), type);
        const Points top = height - margin - foot_height;
        filled.box(Role::Rule, {margin, top, room, Points(0.5)}, theme_.arang);
        const TextLook look{Role::Footer, theme_.arang, theme_.arang,
                            theme_.putih, false,        fonts::Align::Start};
        TextLook at_end = look;
        at_end.align = fonts::Align::End;
        const Rect line{margin, top + foot_gap, room, foot_height - foot_gap};
        filled.text(words.shaped, {words.cap, {1}}, line, look);
        filled.text(place.shaped, {place.cap, {1}}, line, at_end);
        lists.push_back(std::move(filled).finish());
    }
    return lists;
}

} // namespace layout
