#include "content/layout/theme.hpp"
#include "content/paint/pixmap.hpp"
#include "tests/content/layout/kiosk_guide.hpp"
#include "tests/content/paint/pixels.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

/// What is on the glass, not what the layout says of it: contrast and size of letters from pixels.
namespace {

using layout::Colour;
using layout::DisplayList;
using layout::Points;
using layout::Rect;
using namespace layout::screens;

constexpr double dots_per_mm = 4;
constexpr double dots_per_point = dots_per_mm * 25.4 / 72;

Colour colour_of(std::uint32_t pixel)
{
    return {static_cast<std::uint8_t>(pixel >> 16U), static_cast<std::uint8_t>(pixel >> 8U),
            static_cast<std::uint8_t>(pixel)};
}

/// How many pixels of each colour a box has.
std::map<std::uint32_t, int> colours_in(const paint::Pixmap& seen, const Rect& box)
{
    const auto dot = [](Points at, int most) {
        return std::clamp(static_cast<int>(at.value() * dots_per_point), 0, most);
    };
    std::map<std::uint32_t, int> colours;
    for (int y = dot(box.y, seen.height); y < dot(box.bottom(), seen.height); ++y) {
        for (int x = dot(box.x, seen.width); x < dot(box.right(), seen.width); ++x) {
            ++colours[support::at(seen, x, y)];
        }
    }
    return colours;
}

/// Share of a box that stands out from its commonest colour by the contrast asked for.
double share_that_stands_out(const paint::Pixmap& seen, const Rect& box, double least)
{
    const auto colours = colours_in(seen, box);
    const auto ground = std::ranges::max_element(
        colours, [](const auto& a, const auto& b) { return a.second < b.second; });
    int all = 0;
    int out = 0;
    for (const auto& [colour, count] : colours) {
        all += count;
        const bool stands_out =
            layout::contrast(colour_of(colour), colour_of(ground->first)) >= least - 0.05;
        out += stands_out ? count : 0;
    }
    return all == 0 ? 0 : static_cast<double>(out) / all;
}

/// The greatest contrast along a line from `inner` inside the middle of a button's side to the page
/// around it.
double contrast_of_edge(const paint::Pixmap& seen, const Rect& button)
{
    constexpr Points inner = layout::to_points(layout::Millimetres(3));
    constexpr Points outer = layout::to_points(layout::Millimetres(1.5));
    constexpr Points dot = Points(1 / dots_per_point);
    const Points middle = button.y + button.height / 2;
    const auto colours = colours_in(seen, {button.x - outer, middle, outer + inner, dot * 2});
    double greatest = 1;
    for (const auto& [a, count_a] : colours) {
        for (const auto& [b, count_b] : colours) {
            greatest = std::max(greatest, layout::contrast(colour_of(a), colour_of(b)));
        }
    }
    return greatest;
}

/// What has no edge of its own in the usual theme: on nila a button of the bar, and "other
/// languages", is told by mark and word (DESIGN.md D17), a speaker square by its mark (D19, D23,
/// D27).
bool is_told_by_its_mark(const DisplayList& page, const layout::Region& region, Contrast contrast)
{
    static const std::set<std::string> bar{"back", "home", "listen", "help", "languages", "finish"};
    const bool speaks = region.action.rfind("say:", 0) == 0 &&
                        std::ranges::none_of(page.texts, [&](const layout::TextBlock& text) {
                            return region.rect.overlaps(text.ink);
                        });
    const bool more_languages = region.action.rfind("open:attract#", 0) == 0 ||
                                region.action.rfind("open:languages#", 0) == 0;
    return contrast == Contrast::Normal &&
           (speaks || more_languages || bar.count(region.action) > 0);
}

class SeenPage {
  public:
    SeenPage(const DisplayList& list, paint::Pixmap seen, Contrast contrast)
        : list_(list), seen_(std::move(seen)), contrast_(contrast),
          least_(contrast == Contrast::Normal ? 10 : 20)
    {}

    void check() const
    {
        constexpr double least_share = 0.02;
        for (const auto& text : list_.texts) {
            INFO(text.unit << " \"" << text.text << "\"");
            CHECK(share_that_stands_out(seen_, text.ink, least_) >= least_share);
        }
        for (const auto& item : list_.items) {
            const auto* mark = std::get_if<layout::PictureItem>(&item.what);
            if (mark != nullptr && mark->one_colour) {
                INFO(mark->name);
                CHECK(share_that_stands_out(seen_, mark->box, least_) >= least_share);
            }
        }
        for (const auto& region : list_.regions) {
            const bool whole = region.rect.width >= list_.size.width;
            if (!whole && !is_told_by_its_mark(list_, region, contrast_)) {
                INFO(region.action);
                CHECK(contrast_of_edge(seen_, region.rect) >= least_ - 0.05);
            }
        }
    }

  private:
    const DisplayList& list_;
    paint::Pixmap seen_;
    Contrast contrast_;
    double least_;
};

struct Glass {
    support::KioskGuide guide;
    GuideScreens screens = guide.screens(KioskGate::Proof);
    paint::Painter painter{paint::PictogramSet(guide.folder() / "pictograms")};

    DisplayList page(const ScreenId& screen, const ScreenLook& look,
                     const std::string& language = "id")
    {
        VisitState visit;
        visit.language = language;
        return screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch())
            .at(static_cast<std::size_t>(screen.page))
            .list;
    }

    void check(const DisplayList& list, const ScreenLook& look)
    {
        INFO(name_of(look.contrast) << " " << name_of(look.text));
        SeenPage(list, paint::rasterise(list, dots_per_point, painter), look.contrast).check();
    }

    /// Every page of every screen. But the service screen's: its screen test shows bare colours.
    /// @return how many.
    std::size_t check_all(const ScreenLook& look, const std::string& language)
    {
        VisitState visit;
        visit.language = language;
        std::size_t checked = 0;
        for (const ScreenId& screen : screens.first_pages(language)) {
            if (screen.kind == ScreenKind::Service) {
                continue;
            }
            INFO(to_string(screen) << " " << language);
            for (const Page& each :
                 screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch())) {
                check(each.list, look);
                ++checked;
            }
        }
        return checked;
    }
};

constexpr Contrast contrasts[]{Contrast::Normal, Contrast::Dark, Contrast::Light};

ScreenLook usual_look()
{
    ScreenLook look;
    look.panel = support::usual_panels()[2].size();
    return look;
}

} // namespace

TEST_CASE("T6: on the glass words, marks and edges of buttons stand out 10:1, in the contrast "
          "themes 20:1",
          "[paint][screens][T6]")
{
    Glass glass;
    ScreenLook look = usual_look();
    for (const Contrast contrast : contrasts) {
        look.contrast = contrast;
        for (const char* screen : {"home", "languages", "check-offer/visa", "outcome/red",
                                   "contacts", "help", "help#2"}) {
            INFO(screen);
            glass.check(glass.page(*parse_screen(screen), look), look);
        }
    }
}

TEST_CASE("T6: on the glass of every page and size words, marks and edges stand out (long)",
          "[paint][screens][T6]")
{
    Glass glass;
    ScreenLook look = usual_look();
    for (const Contrast contrast : contrasts) {
        look.contrast = contrast;
        for (const TextSize text : {TextSize::S, TextSize::M, TextSize::L, TextSize::XL}) {
            look.text = text;
            CHECK(glass.check_all(look, "id") > glass.screens.first_pages("id").size());
        }
    }
}

TEST_CASE("T6: they do on the other panels and in other languages (long)", "[paint][screens][T6]")
{
    Glass glass;
    const auto panels = support::usual_panels();
    ScreenLook look;
    for (const auto& [panel, language] :
         {std::pair{0, "en"}, std::pair{1, "mkn"}, std::pair{3, "id"}}) {
        look.panel = panels.at(static_cast<std::size_t>(panel)).size();
        INFO(panels.at(static_cast<std::size_t>(panel)).name);
        for (const Contrast contrast : contrasts) {
            look.contrast = contrast;
            for (const TextSize text : {TextSize::M, TextSize::XL}) {
                look.text = text;
                CHECK(glass.check_all(look, language) > 0);
            }
        }
    }
}

namespace {

/// As a photocopier or an eye without colours sees it (T7).
paint::Pixmap in_grey(paint::Pixmap picture)
{
    for (std::uint32_t& pixel : picture.pixels) {
        const Colour colour = colour_of(pixel);
        const auto grey = static_cast<std::uint32_t>(0.299 * colour.red + 0.587 * colour.green +
                                                     0.114 * colour.blue + 0.5);
        pixel = grey << 16U | grey << 8U | grey;
    }
    return picture;
}

double share_that_differs(const paint::Pixmap& a, const paint::Pixmap& b)
{
    constexpr int clearly = 60; // Of 255 greys.
    std::size_t differing = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        const int grey_a = static_cast<int>(a.pixels[i] & 0xFFU);
        const int grey_b = static_cast<int>(b.pixels.at(i) & 0xFFU);
        differing += std::abs(grey_a - grey_b) > clearly ? 1 : 0;
    }
    return static_cast<double>(differing) / static_cast<double>(a.pixels.size());
}

} // namespace

TEST_CASE("T7: without colours the three outcomes are three, by sign and word, and can be read",
          "[paint][screens][T7][golden]")
{
    constexpr double small = 320.0 / (480.0 * 72.0 / 25.4); // 320 x 180 pixels
    Glass glass;
    ScreenLook look;
    look.panel = support::usual_panels()[0].size();
    std::map<std::string, paint::Pixmap> grey;
    for (const std::string colour : {"red", "yellow", "green"}) {
        const DisplayList list = glass.page(*parse_screen("outcome/" + colour), look);
        grey[colour] = in_grey(paint::rasterise(list, small, glass.painter));
        const auto png = paint::encode_png(grey[colour]);
        CHECK(png.size() <= 32 * 1024);
        support::check_golden("paint/screens/outcome-" + colour + "-grey.png",
                              {reinterpret_cast<const char*>(png.data()), png.size()});
        const auto seen = in_grey(paint::rasterise(list, dots_per_point, glass.painter));
        for (const auto& text : list.texts) {
            INFO(colour << " " << text.text);
            CHECK(share_that_stands_out(seen, text.ink, 10) >= 0.02);
        }
    }
    for (const auto& [a, b] : {std::pair{"red", "yellow"}, {"red", "green"}, {"yellow", "green"}}) {
        INFO(a << " beside " << b);
        CHECK(share_that_differs(grey[a], grey[b]) > 0.03);
    }
}

namespace {

/// Height in mm of the first letter's stem, from the pixels of the text.
double height_of_first_stem(const DisplayList& list, const layout::TextBlock& text,
                            paint::Painter& painter)
{
    constexpr double fine = 20 * 25.4 / 72; // Dots a point: 20 a mm.
    const Points margin = layout::to_points(layout::Millimetres(1));
    const Rect box = text.ink.inset(-margin);
    auto seen = paint::blank_pixmap(static_cast<int>(box.width.value() * fine),
                                    static_cast<int>(box.height.value() * fine), 0x808080);
    paint::paint_over(seen, list, {{box.x, box.y}, fine}, painter);
    for (int x = 0; x < seen.width; ++x) {
        int top = seen.height;
        int bottom = -1;
        for (int y = 0; y < seen.height; ++y) {
            if (colour_of(support::at(seen, x, y)) == text.fill) {
                top = std::min(top, y);
                bottom = y;
            }
        }
        // The stem's left edge is rounded: a few dots on.
        if (bottom - top > seen.height / 5) {
            int height = 0;
            for (int column = x; column < x + 8; ++column) {
                int run = 0;
                for (int y = 0; y < seen.height; ++y) {
                    run += colour_of(support::at(seen, column, y)) == text.fill ? 1 : 0;
                }
                height = std::max(height, run);
            }
            return height / 20.0;
        }
    }
    return 0;
}

} // namespace

TEST_CASE("T4, T5: the capitals of the bar are as high on the glass as their size asks for",
          "[paint][screens][T4][T5]")
{
    const std::map<TextSize, std::pair<double, double>> asked{{TextSize::S, {3.5, 4.2}},
                                                              {TextSize::M, {4.8, 5.6}},
                                                              {TextSize::L, {6.4, 7.1}},
                                                              {TextSize::XL, {8.5, 9.0}}};
    Glass glass;
    for (const auto& panel : support::usual_panels()) {
        for (const auto& [size, range] : asked) {
            ScreenLook look;
            look.panel = panel.size();
            look.text = size;
            const DisplayList list = glass.page(*parse_screen("contacts"), look);
            // B and D and K begin with a stem of the capitals' height.
            for (const char* unit : {"ui.home", "ui.listen", "ui.back"}) {
                const auto text =
                    std::ranges::find(list.texts, std::string(unit), &layout::TextBlock::unit);
                REQUIRE(text != list.texts.end());
                const double height = height_of_first_stem(list, *text, glass.painter);
                CAPTURE(panel.name, std::string(name_of(size)), text->text, height);
                CHECK(height >= range.first - 0.05);
                CHECK(height <= range.second + 0.05);
            }
        }
    }
}
