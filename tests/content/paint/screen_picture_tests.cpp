#include "content/paint/pixmap.hpp"
#include "tests/content/layout/kiosk_guide.hpp"

#include <catch2/catch.hpp>

using namespace layout::screens;

namespace {

/// A screen whose picture is kept: what the text dump cannot tell.
struct Picture {
    const char* name;
    const char* screen;
    const char* language;
    Contrast contrast;
    TextSize text;
};

constexpr Picture pictures[]{
    {"home", "home", "id", Contrast::Normal, TextSize::M},
    {"languages", "attract", "id", Contrast::Normal, TextSize::M},
    {"step-xl-dark", "topic/go-safe/1", "id", Contrast::Dark, TextSize::XL},
    {"outcome-red", "outcome/red", "id", Contrast::Normal, TextSize::M},
    {"contacts-light", "contacts", "id", Contrast::Light, TextSize::M},
    {"question-arabic", "check-offer/visa", "ar", Contrast::Normal, TextSize::M},
};

constexpr double pixels_per_point = 320.0 / (480.0 * 72.0 / 25.4); // 320 x 180 pixels

} // namespace

TEST_CASE("six screens look as they were looked at, to the pixel", "[paint][screens][golden]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    paint::Painter painter(paint::PictogramSet(guide.folder() / "pictograms"));
    for (const Picture& picture : pictures) {
        ScreenLook look;
        look.panel = support::usual_panels()[0].size();
        look.contrast = picture.contrast;
        look.text = picture.text;
        VisitState visit;
        visit.language = picture.language;
        const auto screen = *parse_screen(picture.screen);
        const auto pages = screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch());
        const auto& list = pages.at(static_cast<std::size_t>(screen.page)).list;
        const auto png = paint::encode_png(paint::rasterise(list, pixels_per_point, painter));
        CHECK(png.size() <= 32 * 1024);
        support::check_golden(std::string("paint/screens/") + picture.name + ".png",
                              {reinterpret_cast<const char*>(png.data()), png.size()});
    }
}

TEST_CASE("with the picture off a dark glass says in one line how it comes back",
          "[paint][screens][golden]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    paint::Painter painter(paint::PictogramSet(guide.folder() / "pictograms"));
    ScreenLook look = support::usual_look();
    VisitState visit;
    visit.language = "id";
    const auto list = screens.lay_out_picture_off(visit, look, guide.fonts(), guide.scratch());
    const auto png = paint::encode_png(paint::rasterise(list, pixels_per_point, painter));
    support::check_golden("paint/screens/picture-off.png",
                          {reinterpret_cast<const char*>(png.data()), png.size()});
}

TEST_CASE("the focus on the words of a step, and on a button, looks as it was looked at",
          "[paint][screens][golden][focus]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    paint::Painter painter(paint::PictogramSet(guide.folder() / "pictograms"));
    for (const char* focus : {"text", "finish"}) {
        ScreenLook look;
        look.panel = support::usual_panels()[0].size();
        look.focus = focus;
        VisitState visit;
        visit.language = "id";
        const auto list = screens
                              .lay_out({ScreenKind::Topic, "go-safe", 0}, visit, look,
                                       guide.fonts(), guide.scratch())
                              .at(1)
                              .list;
        const auto png = paint::encode_png(paint::rasterise(list, pixels_per_point, painter));
        support::check_golden(std::string("paint/screens/focus-") + focus + ".png",
                              {reinterpret_cast<const char*>(png.data()), png.size()});
    }
}
