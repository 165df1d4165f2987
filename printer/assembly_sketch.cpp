#include "printer/assembly_sketch.hpp"

#include "printer/finishing_words.hpp"
#include "printer/plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace printer {

namespace {

using layout::Colour;
using layout::Points;
using layout::Rect;
using Kind = layout::PathSegment::Kind;

constexpr Colour ink{0x16, 0x12, 0x0E};
constexpr Colour ground{0xF5, 0xF0, 0xE6};
constexpr Colour seam_ink{0xC8, 0x10, 0x10};
constexpr Colour seam_ground{0xF3, 0xC6, 0xBF};

// Lengths in parts of the type.
constexpr double line_height = 1.35;
constexpr double ascent = 0.8;
constexpr double up_room = 4;       // Left of the board: the arrow and its word.
constexpr double above_room = 2;    // For the places of seams that run down,
constexpr double beside_room = 5.5; // of those that run across.
constexpr double tick = 0.5;
constexpr double hairline = 0.06;
constexpr double number_size = 2.2;

double mm(Points length)
{
    return layout::to_millimetres(length).value();
}

/// "8,1": as people here write it.
std::string metres(layout::Millimetres length)
{
    std::string text = fmt::format("{:.1f}", length.value() / 1000);
    std::ranges::replace(text, '.', ',');
    return text;
}

std::vector<std::string> legend_of(const PanelPlan& plan, const content::PaperWords& say)
{
    std::vector<std::string> lines{
        say.text("sketch-roll", {{"roll", shown_mm(plan.roll.value())},
                                 {"usable", shown_mm(plan.usable().value())},
                                 {"metres", metres(plan.roll_length())}})};
    if (plan.is_whole()) {
        lines.push_back(say.text("sketch-whole"));
        return lines;
    }
    lines.push_back(say.text("sketch-panels", {{"count", std::to_string(plan.panels.size())},
                                               {"mm", shown_mm(mm(plan.overlap))}}));
    lines.push_back(
        say.text(plan.runs == Seam::Runs::Down ? "sketch-from-left" : "sketch-from-top"));
    return lines;
}

class Sketch {
  public:
    Sketch(const PanelPlan& plan, const layout::Format& format, const SketchRoom& room,
           const content::PaperWords& say, const fonts::FontCatalogue& fonts,
           fonts::TextScratch& scratch)
        : plan_(plan), format_(format), type_(room.type), say_(say), fonts_(fonts),
          scratch_(scratch), legend_(legend_of(plan, say))
    {
        const Rect whole = format.bleed_box();
        const bool down = plan.runs == Seam::Runs::Down;
        top_ = type_ * (down && !plan.is_whole() ? above_room : tick);
        const Points beside = type_ * (down || plan.is_whole() ? tick : beside_room);
        const Points across = room.most.width - type_ * up_room - beside;
        const Points along = room.most.height - top_ - legend_height();
        scale_ = std::max(0.0, std::min(across / whole.width, along / whole.height));
        const Points board = type_ * up_room + whole.width * scale_ + beside;
        list_.size = {std::max(board, legend_width()),
                      top_ + whole.height * scale_ + legend_height()};
        list_.ink_bounds = {Points(0), Points(0), list_.size.width, list_.size.height};
        list_.language = "id";
        list_.title = say.text("panels");
    }

    layout::DisplayList draw() &&
    {
        draw_board();
        for (const Seam& seam : plan_.seams) {
            draw_seam(seam);
        }
        draw_trim();
        for (std::size_t panel = 0; panel < plan_.panels.size(); ++panel) {
            draw_panel(panel);
        }
        draw_up();
        Points baseline = list_.size.height - legend_height() + type_ * (0.6 + ascent);
        for (const std::string& line : legend_) {
            write(line, Points(0), baseline, type_, ink);
            baseline += type_ * line_height;
        }
        return std::move(list_);
    }

  private:
    Points legend_height() const
    {
        return type_ * (0.6 + line_height * static_cast<double>(legend_.size()));
    }

    Points legend_width()
    {
        Points widest;
        for (const std::string& line : legend_) {
            widest = std::max(widest, width_of(line, type_));
        }
        return widest;
    }

    Rect place(const Rect& rect) const
    {
        const Rect whole = format_.bleed_box();
        return {type_ * up_room + (rect.x - whole.x) * scale_, top_ + (rect.y - whole.y) * scale_,
                rect.width * scale_, rect.height * scale_};
    }

    void add(layout::BoxItem box)
    {
        list_.items.push_back({layout::Role::Rule, std::move(box), std::nullopt});
    }

    void add_lines(std::vector<std::pair<layout::Point, layout::Point>> lines, Colour colour,
                   double width)
    {
        layout::PathItem path;
        path.stroke = layout::Stroke{colour, type_ * width, false};
        for (const auto& [from, to] : lines) {
            path.segments.push_back({Kind::Move, {}, {}, from});
            path.segments.push_back({Kind::Line, {}, {}, to});
        }
        list_.items.push_back({layout::Role::Rule, std::move(path), std::nullopt});
    }

    Points width_of(const std::string& text, Points size)
    {
        return size * static_cast<double>(shape_plain(text, fonts_, scratch_)->width_em());
    }

    void write(const std::string& text, Points x, Points baseline, Points size, Colour colour)
    {
        add_line(text, {x, baseline, size, colour}, fonts_, scratch_, list_.items);
    }

    void write_centred(const std::string& text, Points middle, Points baseline, Points size,
                       Colour colour)
    {
        write(text, middle - width_of(text, size) / 2, baseline, size, colour);
    }

    void draw_board()
    {
        for (const Panel& panel : plan_.panels) {
            add({place(panel.bleed), ground, std::nullopt, Points(0)});
        }
    }

    /// What is cut off at last, and what stays.
    void draw_trim()
    {
        const layout::Stroke thin{ink, type_ * hairline, false};
        const layout::Stroke strong{ink, type_ * hairline * 2, false};
        add({place(format_.bleed_box()), std::nullopt, thin, Points(0)});
        add({place(format_.trim_box()), std::nullopt, strong, Points(0)});
    }

    /// The overlap as a strip, no thinner than can be seen, and where its middle lies.
    void draw_seam(const Seam& seam)
    {
        const bool down = seam.runs == Seam::Runs::Down;
        Rect strip = place(strip_of(seam, format_));
        Points& width = down ? strip.width : strip.height;
        Points& start = down ? strip.x : strip.y;
        const Points middle = start + width / 2;
        width = std::max(width, type_ * tick);
        start = middle - width / 2;
        add({strip, seam_ground, std::nullopt, Points(0)});
        const std::string at = fmt::format("{:.0f} mm", mm(seam.at));
        if (down) {
            add_lines({{{middle, strip.y - type_ * tick}, {middle, strip.bottom()}}}, seam_ink,
                      hairline * 2);
            write_centred(at, middle, strip.y - type_ * (tick + 0.3), type_, seam_ink);
        } else {
            const Points end = strip.right() + type_ * tick;
            add_lines({{{strip.x, middle}, {end, middle}}}, seam_ink, hairline * 2);
            write(at, end + type_ * 0.3, middle + type_ * 0.35, type_, seam_ink);
        }
    }

    /// Its number and what it measures on the roll; in two lines where the panel is narrow.
    void draw_panel(std::size_t panel)
    {
        const Rect& size = plan_.panels[panel].bleed;
        const Rect box = place(size);
        const Points middle = box.x + box.width / 2;
        const std::string wide = fmt::format("{:.0f} x", mm(size.width));
        const std::string high = fmt::format("{:.0f} mm", mm(size.height));
        const bool one_line = width_of(wide + " " + high, type_) < box.width * 0.9;
        if (box.height < type_ * (number_size + line_height * (one_line ? 1 : 2))) {
            write_centred(fmt::format("{}: {} {}", panel + 1, wide, high), middle,
                          box.y + box.height / 2 + type_ * ascent / 2, type_, ink);
            return;
        }
        const double lines = number_size + line_height * (one_line ? 1 : 2);
        Points baseline = box.y + (box.height - type_ * lines) / 2 + type_ * number_size * ascent;
        write_centred(std::to_string(panel + 1), middle, baseline, type_ * number_size, ink);
        baseline += type_ * line_height;
        if (one_line) {
            write_centred(wide + " " + high, middle, baseline, type_, ink);
            return;
        }
        write_centred(wide, middle, baseline, type_, ink);
        write_centred(high, middle, baseline + type_ * line_height, type_, ink);
    }

    void draw_up()
    {
        const Rect board = place(format_.bleed_box());
        const Points x = type_ * up_room * 0.4;
        const Points top = board.y + type_ * tick;
        const Points barb = type_ * 0.45;
        const Points foot = top + type_ * 2.2;
        add_lines({{{x, foot}, {x, top}},
                   {{x - barb, top + barb}, {x, top}},
                   {{x + barb, top + barb}, {x, top}}},
                  ink, hairline * 2);
        write_centred(say_.text("slug-up"), x, foot + type_ * 1.1, type_, ink);
    }

    const PanelPlan& plan_;
    const layout::Format& format_;
    Points type_;
    const content::PaperWords& say_;
    const fonts::FontCatalogue& fonts_;
    fonts::TextScratch& scratch_;
    std::vector<std::string> legend_;
    Points top_;
    double scale_ = 0; ///< Size in the sketch / final size.
    layout::DisplayList list_;
};

} // namespace

layout::DisplayList draw_assembly(const PanelPlan& plan, const layout::Format& format,
                                  const SketchRoom& room, const content::PaperWords& words,
                                  const fonts::FontCatalogue& fonts, fonts::TextScratch& scratch)
{
    return Sketch(plan, format, room, words, fonts, scratch).draw();
}

} // namespace printer
