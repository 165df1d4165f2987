#include "tests/printer/plate_judge.hpp"

#include "content/layout/theme.hpp"

#include <fmt/format.h>

namespace support {

namespace {

constexpr double long_side = 600;            // Pixels of a page,
constexpr double least_cap = long_side / 50; // and of letters that surely fill some of them.
constexpr layout::Theme theme;
using Tell = std::function<void(const std::string&)>;

/// Pixels of a page: columns and rows from the top left, the last ones excluded.
struct Area {
    std::size_t left = 0;
    std::size_t top = 0;
    std::size_t right = 0;
    std::size_t bottom = 0;
};

/// One page's plates and the places of its sheet on them.
class PageJudge {
  public:
    PageJudge(const Plates& plates, const printer::Sheet& paper, int density, Tell tell)
        : plates_(plates), paper_(paper), pixels_per_point_(density / 72.0), tell_(std::move(tell))
    {}

    void judge_limit(double percent)
    {
        int most = 0;
        each(bleed(), [&](std::size_t at) { most = std::max(most, plates_.sum(at)); });
        if (most > percent / 100 * 255 + 4) { // four plates, rounded each
            tell_(fmt::format("{:.0f} % of ink inside the bleed", most / 2.55));
        }
    }

    /// Cyan, magenta and yellow are what they are where the text is left out.
    void judge_black_text(const Plates& beneath, const layout::DisplayList& page)
    {
        std::size_t others = 0;
        each(bleed(),
             [&](std::size_t at) { others += plates_.colour(at) != beneath.colour(at) ? 1U : 0U; });
        if (others > 0) {
            tell_(fmt::format("black text changes the colours beneath it at {} places", others));
        }
        for (const layout::TextBlock& text : page.texts) {
            if (text.fill == theme.arang && pixels_of(text.cap_height) >= least_cap) {
                judge_letters(beneath, text);
            }
        }
    }

    void judge_code(const layout::QrItem& code)
    {
        bool dark = false;
        bool light = false;
        std::size_t tinted = 0;
        each(area_of(code.box), [&](std::size_t at) {
            tinted += plates_.sum(at) != plates_.black[at] ? 1U : 0U;
            dark = dark || plates_.black[at] == 255;
            light = light || plates_.black[at] == 0;
        });
        if (tinted > 0 || !dark || !light) {
            tell_(fmt::format("a QR code that is not black on white: {} tinted places", tinted));
        }
    }

    /// The lower left crop mark, level with the trim.
    void judge_marks(const content::FormatSpec& spec)
    {
        const double mm = 72 / 25.4 * paper_.scale();
        const double length = spec.slug >= 40 ? 30 : 5;
        const double x = paper_.bleed.left - (1 + length / 2) * mm;
        const double y = paper_.media.height.value() - paper_.trim.bottom;
        for (const int plate : plates_.most_near(x * pixels_per_point_, y * pixels_per_point_, 2)) {
            if (plate <= 200) {
                tell_("a crop mark that is not on all four plates");
            }
        }
    }

  private:
    void judge_letters(const Plates& beneath, const layout::TextBlock& text)
    {
        bool lettered = false;
        bool over_colour = text.ground == theme.putih;
        each(area_of(text.ink), [&](std::size_t at) {
            const bool letter = plates_.black[at] > 250 && beneath.black[at] < 250;
            lettered = lettered || letter;
            over_colour = over_colour || (letter && plates_.sum(at) - plates_.black[at] > 8);
        });
        if (!lettered) {
            tell_("no black letters where \"" + text.text + "\" stands");
        } else if (!over_colour) {
            tell_("no colour beneath the black letters of \"" + text.text + "\"");
        }
    }

    double pixels_of(layout::Points length) const
    {
        return length.value() * paper_.scale() * pixels_per_point_;
    }

    Area whole_pixels(double left, double top, double right, double bottom) const
    {
        const auto inside = [&](double place, std::size_t size) {
            const double pixel = place * pixels_per_point_;
            return static_cast<std::size_t>(std::clamp(pixel, 0.0, static_cast<double>(size)));
        };
        return {inside(left, plates_.width) + 1, inside(top, plates_.height) + 1,
                inside(right, plates_.width), inside(bottom, plates_.height)};
    }

    Area bleed() const
    {
        const double height = paper_.media.height.value();
        return whole_pixels(paper_.bleed.left, height - paper_.bleed.top, paper_.bleed.right,
                            height - paper_.bleed.bottom);
    }

    /// @param box of the finished sheet, from its trim.
    Area area_of(const layout::Rect& box) const
    {
        const auto x = [&](layout::Points place) {
            return (paper_.origin.x + place * paper_.scale()).value();
        };
        const auto y = [&](layout::Points place) {
            return (paper_.origin.y + place * paper_.scale()).value();
        };
        return whole_pixels(x(box.x), y(box.y), x(box.right()), y(box.bottom()));
    }

    template <class Look>
    void each(const Area& area, Look look) const
    {
        for (std::size_t row = area.top; row < area.bottom; ++row) {
            for (std::size_t column = area.left; column < area.right; ++column) {
                look(row * plates_.width + column);
            }
        }
    }

    const Plates& plates_;
    const printer::Sheet& paper_;
    double pixels_per_point_;
    Tell tell_;
};

bool is_black_text(const layout::Item& item)
{
    const auto* const text = std::get_if<layout::GlyphRunItem>(&item.what);
    return text != nullptr && text->fill == theme.arang;
}

} // namespace

printer::Composition without_black_text(printer::Composition sheet)
{
    for (layout::DisplayList& page : sheet.pages) {
        std::erase_if(page.items, is_black_text);
    }
    return sheet;
}

void judge_plates(const PlateSubject& subject, const Tell& tell)
{
    if (!have_program("gs")) {
        return;
    }
    const printer::Sheet& first = subject.papers.front();
    const double longest = std::max(first.media.width.value(), first.media.height.value()) / 72;
    const int density = std::max(1, static_cast<int>(long_side / longest));
    const auto pages = separate_pages(subject.pdf, density);
    const auto beneath = separate_pages(subject.without_black_text, density);
    if (pages.size() != subject.sheet.pages.size() || beneath.size() != pages.size()) {
        tell("not one set of plates a page");
        return;
    }
    for (std::size_t page = 0; page < pages.size(); ++page) {
        const layout::DisplayList& list = subject.sheet.pages[page];
        PageJudge judge(pages[page], subject.papers[page], density, [&](const std::string& fault) {
            tell("page " + std::to_string(page + 1) + ": " + fault);
        });
        judge.judge_limit(subject.ink_limit);
        judge.judge_black_text(beneath[page], list);
        for (const layout::Item& item : list.items) {
            if (const auto* const code = std::get_if<layout::QrItem>(&item.what)) {
                judge.judge_code(*code);
            }
        }
        if (subject.sheet.format.spec.marks) {
            judge.judge_marks(subject.sheet.format.spec);
        }
    }
}

} // namespace support
