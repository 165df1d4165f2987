#include "content/layout/slip.hpp"

#include "content/layout/band.hpp"
#include "content/layout/composer.hpp"
#include "content/layout/qr.hpp"
#include "fonts/wrap.hpp"

#include <algorithm>
#include <cmath>

namespace layout {

namespace {

constexpr Points dot(72.0 / 203);     ///< Of a printer with 203 dpi.
constexpr int largest_version = 17;   // KIOSK.md 2.7: what goes on 80 mm of paper
constexpr double body_leading = 1.85; // D13, small text
constexpr Points lamp_side = to_points(9_mm);
constexpr Points band_height = to_points(5_mm);
constexpr Points rhythm = to_points(3_mm);

/// Thermal paper has one ink: every grey would become dots.
Theme black_on_white()
{
    constexpr Colour black{0, 0, 0};
    constexpr Colour white{0xFF, 0xFF, 0xFF};
    Theme theme;
    theme.arang = theme.kunyit = theme.merah = theme.kapas = black;
    theme.nila = theme.putih = white;
    return theme;
}

const Theme& slip_theme()
{
    static const Theme theme = black_on_white();
    return theme;
}

Points mm(double length)
{
    return to_points(Millimetres(length));
}

/// Puts one thing under the other; how long the paper gets is known at the end.
class Slip : private Composer {
  public:
    Slip(const SlipValues& values, const content::FormatSpec& format,
         const fonts::FontCatalogue& fonts, TextScratch& scratch)
        : Composer({mm(format.width), mm(format.height)}, values.direction, slip_theme(),
                   Detail::Drawn, fonts, scratch),
          values_(values),
          format_(format), room_{mm(format.safe.left), mm(format.safe.top),
                                 mm(format.width - format.safe.left - format.safe.right), Points(0)}
    {}

    DisplayList run() &&
    {
        lay_out_head();
        lay_out_text();
        lay_out_codes();
        lay_out_number();
        list_.size.height = y_ + mm(format_.safe.bottom);
        list_.ink_bounds = {Points(0), Points(0), list_.size.width, list_.size.height};
        // The paper lies under everything, and is as long as it turned out.
        list_.items.insert(list_.items.begin(),
                           {Role::Ground,
                            BoxItem{list_.ink_bounds, theme().putih, std::nullopt, Points(0)},
                            std::nullopt});
        list_.language = values_.language;
        list_.title = "Pelita";
        return std::move(list_);
    }

  private:
    Points cap(const std::string& name) const
    {
        return mm(format_.width * format_.compose.number(name).value_or(0.035));
    }

    TextLook look(Role role, fonts::Align align = fonts::Align::Start) const
    {
        return {role, theme().arang, theme().arang, theme().putih, false, align};
    }

    /// Sets lines below the last thing. A word wider than the paper is cut, never lost.
    void put(const ShapedText& text, Points cap, Role role, const Rect& room,
             fonts::Align align = fonts::Align::Start)
    {
        Setting setting;
        setting.cap = cap;
        for (const ShapedLine& line : text.lines) {
            const auto em = static_cast<float>(room.width / (cap * (line.ratio * text.em)));
            setting.lines.push_back(static_cast<std::uint32_t>(
                fonts::wrap_balanced(*line.paragraph, em, scratch()).size()));
        }
        const Points height = height_of(text, setting);
        Composer::text(text, setting, {room.x, y_, room.width, height}, look(role, align));
        y_ += height;
    }

    /// The same for every topic and outcome: nobody reads from it what it is about.
    void lay_out_head()
    {
        y_ = room_.y;
        mark("lamp", {room_.x, y_, lamp_side, lamp_side}, theme().arang);
        const Points x = room_.x + lamp_side + rhythm;
        const Rect beside{x, y_, room_.right() - x, lamp_side};
        const Points below = y_ + lamp_side + rhythm;
        put(shape_plain("Pelita", "", "id", fonts::Weight::Bold), cap("headline.cap"),
            Role::Heading, beside);
        for (const std::string& line : values_.text.head) {
            y_ += mm(1);
            put(shape_plain(line, "ui.information-of", values_.language, fonts::Weight::Regular),
                cap("rows.cap"), Role::Footer, beside);
        }
        y_ = std::max(y_ + rhythm, below);
        rule();
    }

    void rule()
    {
        box(Role::Rule, {room_.x, y_, room_.width, mm(0.5)}, theme().arang);
        y_ += mm(0.5) + rhythm;
    }

    void lay_out_text()
    {
        put(shape_plain(values_.text.title, "", values_.language, fonts::Weight::Bold),
            cap("headline.cap"), Role::Heading, room_);
        for (const content::ShownText& line : values_.text.lines) {
            y_ += mm(2);
            put(shape_lines(line.lines, line.unit, line.language,
                            {fonts::Weight::Regular, fonts::Weight::Regular, 1.0}, body_leading),
                cap("rows.cap"), Role::Step, room_);
        }
        y_ += rhythm;
    }

    /// Modules of whole dots at whole dots: the printer makes every one alike.
    void lay_out_codes()
    {
        const Points module =
            dot * std::ceil(format_.qr_min_module * points_per_mm / dot.value() - 0.01);
        const auto codes =
            code_texts(values_.text, qr_bytes(largest_version, QrLevel::M), scratch());
        for (const std::string& payload : codes) {
            QrItem item;
            item.modules = qr_modules(payload.size(), QrLevel::M).value();
            item.dark = encode_qr(payload, QrLevel::M).value().dark;
            item.payload = payload;
            const Points side = module * (item.modules + 2 * qr_quiet_modules);
            const auto on_dots = [](Points at) { return dot * std::round(at / dot); };
            const Points x = on_dots((width() - side) / 2);
            // On a right-to-left slip boxes are exchanged: it is the exchanged one that counts.
            const Rect place{right_to_left() ? width() - side - x : x, on_dots(y_), side, side};
            qr(std::move(item), place);
            y_ = place.bottom() + mm(1);
        }
    }

    /// Message, woven band, number: as on every sheet.
    void lay_out_number()
    {
        y_ += mm(1);
        auto band = woven_band({Points(0), y_, width(), band_height}, width() / 2,
                               BandNeighbour::Other, theme());
        std::ranges::move(band, std::back_inserter(list_.items));
        y_ += band_height + rhythm;
        put(shape_lines(values_.need_help.lines, values_.need_help.unit, values_.need_help.language,
                        {fonts::Weight::Bold, fonts::Weight::Bold, 1.0}, body_leading),
            cap("hotline.label"), Role::Label, room_, fonts::Align::Centre);
        if (values_.number.empty()) {
            return;
        }
        y_ += mm(1);
        content::Span number;
        number.text = values_.number;
        number.no_break = true;
        const auto shaped = shape_lines({{number}}, "contacts", "id",
                                        {fonts::Weight::Bold, fonts::Weight::Bold, 1.0}, 1.5);
        const TextRoom whole{room_.width, mm(60), cap("hotline.cap"), cap("rows.cap"), 1};
        const auto setting = fit_text(shaped, whole, scratch());
        put(shaped, setting ? setting->cap : cap("rows.cap"), Role::Number, room_,
            fonts::Align::Centre);
    }

    const SlipValues& values_;
    const content::FormatSpec& format_;
    Rect room_;
    Points y_; ///< Below what is laid out.
};

} // namespace

DisplayList lay_out_slip(const SlipValues& values, const content::FormatSpec& format,
                         const fonts::FontCatalogue& fonts, TextScratch& scratch)
{
    return Slip(values, format, fonts, scratch).run();
}

} // namespace layout
