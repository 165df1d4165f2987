#include "printer/preflight_judges.hpp"
#include "printer/preflight_layout_judges.hpp"

#include "content/layout/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace printer {

namespace {

using layout::DisplayList;
using layout::Points;
using layout::Rect;

constexpr std::uint32_t white = 0xFFFFFF;
constexpr double least_ppi = 20;
constexpr double long_side = 1000;  ///< Pixels of a small sheet: small text has some to lie on.
constexpr double most_pixels = 2e6; ///< Of a strip: memory of one worker stays small.
constexpr double ink_rounding = 1;  ///< Percent.
constexpr double good_contrast = 7; ///< PRINT.md 2.7, P24 (our choice).
constexpr double least_contrast = 4.5;

bool is_text(const layout::Item& item)
{
    return std::holds_alternative<layout::GlyphRunItem>(item.what);
}

/// A strip of a page in pixels: what lies under all text, and the black text alone.
struct Strip {
    Rect part;
    double pixels_per_point = 1;
    SheetRaster ground;
    std::optional<SheetRaster> black;

    Points x_of(int column) const { return part.x + Points((column + 0.5) / pixels_per_point); }
    Points y_of(int row) const { return part.y + Points((row + 0.5) / pixels_per_point); }
    int column_of(Points x) const
    {
        const double column = (x - part.x).value() * pixels_per_point;
        return std::clamp(static_cast<int>(std::floor(column)), 0, ground.width - 1);
    }
    int row_of(Points y) const
    {
        const double row = (y - part.y).value() * pixels_per_point;
        return std::clamp(static_cast<int>(std::floor(row)), 0, ground.height - 1);
    }
    double square_mm() const
    {
        const double mm = layout::to_millimetres(Points(1 / pixels_per_point)).value();
        return mm * mm;
    }
};

/// Contrasts of a text with the pixels it lies on, counted in steps.
class Contrasts {
  public:
    void add(double contrast)
    {
        const auto step = static_cast<std::size_t>(std::max(0.0, contrast * steps));
        ++counts_[std::min(step, counts_.size() - 1)];
        ++all_;
    }
    bool empty() const { return all_ == 0; }

    /// The contrast that nine pixels of ten reach.
    double worst_decile() const
    {
        double seen = 0;
        for (std::size_t step = 0; step < counts_.size(); ++step) {
            seen += counts_[step];
            if (seen * 10 > all_) {
                return static_cast<double>(step) / steps;
            }
        }
        return 21;
    }

  private:
    static constexpr double steps = 20; ///< A unit of contrast.
    std::array<double, 430> counts_{};
    double all_ = 0;
};

/// What is found on one page, strip by strip.
class PageJudge {
  public:
    PageJudge(const LaidOutSheet& sheet, std::size_t page, PaperColours& colours)
        : sheet_(sheet), page_(sheet.pages[page]), number_(static_cast<int>(page) + 1),
          colours_(colours), limit_(ink_limit(&sheet.format.spec, &sheet.intent)),
          contrasts_(page_.texts.size())
    {}

    void judge(const Strip& strip)
    {
        judge_bleed(strip);
        judge_ink(strip);
        for (std::size_t i = 0; i < page_.texts.size(); ++i) {
            measure_contrast(strip, page_.texts[i], contrasts_[i]);
        }
    }

    void finish(CheckList& checks) const
    {
        finish_bleed(checks);
        finish_ink(checks);
        for (std::size_t i = 0; i < page_.texts.size(); ++i) {
            finish_contrast(page_.texts[i], contrasts_[i], checks);
        }
    }

  private:
    bool is_leader(Points y) const
    {
        return y > page_.size.height &&
               std::ranges::any_of(sheet_.format.spec.bands, [](const auto& band) {
                   return band.kind == "leader" && !band.inside;
               });
    }

    /// P08: white beyond the trim where the sheet is not white just inside it.
    void judge_bleed(const Strip& strip)
    {
        const double pixel = 1 / strip.pixels_per_point;
        const Rect trim = sheet_.format.trim_box();
        const Rect inside = trim.inset(Points(1.5 * pixel));
        for (int row = 0; row < strip.ground.height; ++row) {
            const Points y = strip.y_of(row);
            const bool beside = y < trim.y || y > trim.bottom();
            for (int column = 0; column < strip.ground.width; ++column) {
                const Points x = strip.x_of(column);
                if (!beside && x >= trim.x && x <= trim.right()) {
                    column = std::max(column, strip.column_of(trim.right()) - 1);
                    continue;
                }
                if (strip.ground.at(column, row) != white || is_leader(y)) {
                    continue;
                }
                const int there_column = strip.column_of(std::clamp(x, inside.x, inside.right()));
                const int there_row = strip.row_of(std::clamp(y, inside.y, inside.bottom()));
                if (strip.ground.at(there_column, there_row) != white) {
                    bleed_gap_ += strip.square_mm();
                    bleed_box_ = bleed_box_.value_or(Rect{x, y, Points(pixel), Points(pixel)});
                }
            }
        }
    }

    /// P17: ink under black letters that overprint. A pixel on an edge is a mixture that no press
    /// file has: only pixels count that are of one colour with all four around them.
    void judge_ink(const Strip& strip)
    {
        const SheetRaster& ground = strip.ground;
        const auto same = [&](int column, int row, int to_column, int to_row) {
            return to_column >= 0 && to_column < ground.width && to_row >= 0 &&
                   to_row < ground.height && ground.at(column, row) == ground.at(to_column, to_row);
        };
        for (int row = 0; row < ground.height; ++row) {
            for (int column = 0; column < ground.width; ++column) {
                const std::uint32_t under = ground.at(column, row);
                const auto letter = strip.black ? 255 - (strip.black->at(column, row) & 0xFF) : 0U;
                double ink = colours_.total(under);
                ink += letter == 0 ? 0 : letter * (100 - 100 * colours_.ink(under)[3]) / 255.0;
                if (ink <= limit_ + ink_rounding || !same(column, row, column - 1, row) ||
                    !same(column, row, column + 1, row) || !same(column, row, column, row - 1) ||
                    !same(column, row, column, row + 1)) {
                    continue;
                }
                over_ += strip.square_mm();
                if (ink > most_ink_) {
                    most_ink_ = ink;
                    ink_box_ = {strip.x_of(column), strip.y_of(row),
                                Points(1 / strip.pixels_per_point),
                                Points(1 / strip.pixels_per_point)};
                }
            }
        }
    }

    void measure_contrast(const Strip& strip, const layout::TextBlock& text, Contrasts& contrasts)
    {
        const Rect seen{text.ink.x, text.ink.y, text.ink.width, text.ink.height};
        if (!seen.overlaps(strip.part)) {
            return;
        }
        const layout::Colour letters = colours_.proof(rgb_of(text.fill));
        for (int row = strip.row_of(seen.y); row <= strip.row_of(seen.bottom()); ++row) {
            for (int column = strip.column_of(seen.x); column <= strip.column_of(seen.right());
                 ++column) {
                contrasts.add(contrast_with(letters, strip.ground.at(column, row)));
            }
        }
    }

    double contrast_with(const layout::Colour& letters, std::uint32_t ground)
    {
        const std::uint64_t key = std::uint64_t{rgb_of(letters)} << 32 | ground;
        if (key == last_key_ && last_contrast_ > 0) {
            return last_contrast_;
        }
        const auto known = known_contrasts_.find(key);
        last_key_ = key;
        last_contrast_ = known != known_contrasts_.end()
                             ? known->second
                             : known_contrasts_[key] =
                                   layout::contrast(letters, colours_.proof(ground));
        return last_contrast_;
    }

    void finish_bleed(CheckList& checks) const
    {
        if (!bleed_box_) {
            return;
        }
        const std::string area = shown_number(bleed_gap_, 0);
        checks.add({"P08",
                    "",
                    {{"area", area}},
                    area + " mm2",
                    "0 mm2",
                    number_,
                    sheet_box(*bleed_box_),
                    content::Severity::Warning});
    }

    void finish_ink(CheckList& checks) const
    {
        if (over_ <= 0) {
            return;
        }
        const std::string found = shown_number(most_ink_, 0);
        const std::string limit = shown_number(limit_, 0);
        checks.add({"P17",
                    "overprint",
                    {{"found", found}, {"limit", limit}, {"area", shown_number(over_, 0)}},
                    found + " %",
                    limit + " %",
                    number_,
                    sheet_box(ink_box_)});
    }

    void finish_contrast(const layout::TextBlock& text, const Contrasts& contrasts,
                         CheckList& checks) const
    {
        const double found = contrasts.empty() ? good_contrast : contrasts.worst_decile();
        if (found >= good_contrast) {
            return;
        }
        const bool fails = found < least_contrast;
        const std::string limit = shown_number(fails ? least_contrast : good_contrast, 1);
        checks.add({"P24",
                    "proof",
                    {{"found", shown_number(found, 1)}, {"least", limit}, {"name", text.unit}},
                    shown_number(found, 1),
                    limit,
                    number_,
                    sheet_box(text.ink),
                    fails ? content::Severity::Error : content::Severity::Warning});
    }

    const LaidOutSheet& sheet_;
    const DisplayList& page_;
    int number_;
    PaperColours& colours_;
    double limit_;
    double bleed_gap_ = 0;
    std::optional<Rect> bleed_box_;
    double over_ = 0;
    double most_ink_ = 0;
    Rect ink_box_;
    std::vector<Contrasts> contrasts_;
    std::map<std::uint64_t, double> known_contrasts_;
    std::uint64_t last_key_ = 0;
    double last_contrast_ = 0;
};

/// Black letters alone, in black.
DisplayList black_text(const DisplayList& page, PaperColours& colours)
{
    const auto is_black = [&](const layout::Item& item) {
        const auto* run = std::get_if<layout::GlyphRunItem>(&item.what);
        return run != nullptr && colours.ink(rgb_of(run->fill)) == CmykParts{0, 0, 0, 1};
    };
    DisplayList letters = without(page, [&](const layout::Item& item) { return !is_black(item); });
    for (layout::Item& item : letters.items) {
        std::get<layout::GlyphRunItem>(item.what).fill = {};
    }
    return letters;
}

double pixels_per_point(const Rect& whole)
{
    const double longest = std::max(whole.width, whole.height).value();
    return std::max(least_ppi / 72, long_side / std::max(1.0, longest));
}

} // namespace

void judge_picture(const LaidOutSheet& sheet, PaperColours& colours, paint::Painter& painter,
                   CheckList& checks)
{
    const Rect whole = sheet.format.bleed_box();
    const double density = pixels_per_point(whole);
    const double pixels = whole.width.value() * whole.height.value() * density * density;
    const int strips = std::max(1, static_cast<int>(std::ceil(pixels / most_pixels)));
    const Points height = whole.height / strips;
    for (std::size_t i = 0; i < sheet.pages.size(); ++i) {
        const DisplayList ground = without(sheet.pages[i], is_text);
        const DisplayList letters = black_text(sheet.pages[i], colours);
        PageJudge judge(sheet, i, colours);
        for (int n = 0; n < strips; ++n) {
            Strip strip{{whole.x, whole.y + height * n, whole.width, height}, density, {}, {}};
            strip.ground = rasterise_part(ground, strip.part, density, painter);
            if (!letters.items.empty()) {
                strip.black = rasterise_part(letters, strip.part, density, painter);
            }
            judge.judge(strip);
        }
        judge.finish(checks);
    }
}

} // namespace printer
