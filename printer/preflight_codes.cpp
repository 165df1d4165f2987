#include "printer/preflight_layout_judges.hpp"

#include "content/layout/qr.hpp"

#include <algorithm>
#include <cmath>

namespace printer {

namespace {

using layout::DisplayList;
using layout::Points;
using layout::QrItem;

constexpr double pixels_a_module = 6;
constexpr double least_dark = 0.5; ///< Part of black ink in the middle of a dark module.
constexpr double most_light = 15;  ///< Percent of all inks in a light one.

/// A code as it lies in the printed picture, with its quiet zone.
class PrintedCode {
  public:
    PrintedCode(const DisplayList& page, const QrItem& code, PaperColours& colours,
                paint::Painter& painter)
        : code_(code), colours_(colours),
          module_(code.box.width.value() / (code.modules + 2 * layout::qr_quiet_modules)),
          raster_(rasterise_part(page, code.box, pixels_a_module / module_, painter))
    {}

    /// Ink in the middle of a module; negative places are the quiet zone.
    const CmykParts& ink(int column, int row) const
    {
        const auto pixel = [](int place, int end) {
            const double middle = (place + layout::qr_quiet_modules + 0.5) * pixels_a_module;
            return std::clamp(static_cast<int>(middle), 0, end - 1);
        };
        return colours_.ink(raster_.at(pixel(column, raster_.width), pixel(row, raster_.height)));
    }

    bool is_light(int column, int row) const { return percent(ink(column, row)) <= most_light; }

    bool is_dark(int column, int row) const
    {
        const CmykParts& found = ink(column, row);
        return found[0] == 0 && found[1] == 0 && found[2] == 0 && found[3] >= least_dark;
    }

    /// Clean modules around the code, 0 to 4.
    int quiet_modules() const
    {
        for (int ring = 1; ring <= layout::qr_quiet_modules; ++ring) {
            const int last = code_.modules + ring - 1;
            for (int place = -ring; place <= last; ++place) {
                if (!is_light(place, -ring) || !is_light(place, last) || !is_light(-ring, place) ||
                    !is_light(last, place)) {
                    return ring - 1;
                }
            }
        }
        return layout::qr_quiet_modules;
    }

    /// Modules that are not as the code asks.
    int wrong_modules(const layout::QrMatrix& wanted) const
    {
        int wrong = 0;
        for (int row = 0; row < wanted.side; ++row) {
            for (int column = 0; column < wanted.side; ++column) {
                const bool dark =
                    wanted.dark.at(static_cast<std::size_t>(row * wanted.side + column)) != 0;
                wrong += (dark ? is_dark(column, row) : is_light(column, row)) ? 0 : 1;
            }
        }
        return wrong;
    }

  private:
    const QrItem& code_;
    PaperColours& colours_;
    double module_;
    SheetRaster raster_;
};

/// The code that its payload asks for, of the level whose size it has.
std::optional<layout::QrMatrix> wanted_code(const QrItem& code)
{
    for (const layout::QrLevel level : {layout::QrLevel::Q, layout::QrLevel::M}) {
        auto matrix = layout::encode_qr(code.payload, level);
        const bool same = matrix && matrix->side == code.modules;
        if (same && (code.dark.empty() || matrix->dark == code.dark)) {
            return matrix;
        }
    }
    return std::nullopt;
}

void judge_code(const DisplayList& page, int number, const QrItem& code, PaperColours& colours,
                paint::Painter& painter, CheckList& checks)
{
    const auto add = [&](const char* id, const char* variant, const std::string& found,
                         const std::string& limit) {
        checks.add({id, variant, {{"found", found}}, found, limit, number, sheet_box(code.box)});
    };
    if (code.modules <= 0 || code.box.width <= Points(0)) {
        add("P25", "level", "", "");
        return;
    }
    const double dark = percent(colours.ink(rgb_of(code.dark_colour)));
    const double light = percent(colours.ink(rgb_of(code.light_colour)));
    if (dark <= light) {
        add("P25", "light", "", "");
    }
    const PrintedCode printed(page, code, colours, painter);
    const int quiet = printed.quiet_modules();
    if (quiet < layout::qr_quiet_modules) {
        add("P25", "quiet", std::to_string(quiet), std::to_string(layout::qr_quiet_modules));
    }
    const auto wanted = wanted_code(code);
    if (!wanted) {
        add("P25", "level", "", "M");
        return;
    }
    if (const int wrong = printed.wrong_modules(*wanted); wrong > 0) {
        add("P26", "", std::to_string(wrong), "0");
    }
}

/// A board has no code: its number must be readable from where the board is read.
void judge_number(const LaidOutSheet& sheet, CheckList& checks)
{
    if (sheet.format.spec.variant != content::Variant::Billboard) {
        return;
    }
    const bool shown = std::ranges::any_of(sheet.pages, [&](const DisplayList& page) {
        return std::ranges::any_of(page.texts, [&](const layout::TextBlock& text) {
            constexpr Points rounding(0.1);
            return text.role == layout::Role::Number &&
                   text.cap_height >= sheet.format.far_head.fail - rounding;
        });
    });
    if (!shown) {
        checks.add({"P25", "number", {}});
    }
}

} // namespace

void judge_codes(const LaidOutSheet& sheet, PaperColours& colours, paint::Painter& painter,
                 CheckList& checks)
{
    int number = 0;
    for (const DisplayList& page : sheet.pages) {
        ++number;
        for (const layout::Item& item : page.items) {
            if (const auto* code = std::get_if<QrItem>(&item.what)) {
                judge_code(page, number, *code, colours, painter, checks);
            }
        }
    }
    judge_number(sheet, checks);
}

} // namespace printer
