#include "tests/kiosk/visitor.hpp"

#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>

namespace support {

using layout::Point;
using layout::Points;

RealGuide& RealGuide::get()
{
    static RealGuide opened =
        open(source_dir() / "content/guide", layout::screens::KioskGate::Open);
    return opened;
}

RealGuide RealGuide::open(const std::filesystem::path& folder, layout::screens::KioskGate gate)
{
    std::shared_ptr<const content::Guide> guide = content::load_guide(folder, test_day).guide;
    return RealGuide{guide,
                     {guide, test_day, gate},
                     fonts::FontCatalogue::load(source_dir() / "fonts/catalogue.toml"),
                     {}};
}

layout::Size test_panel()
{
    return {Points(1366 / test_pixels_per_point), Points(768 / test_pixels_per_point)};
}

Visitor::Visitor(RealGuide& guide) : guide_(guide), kiosk_(guide.screens, test_panel())
{
    settle();
}

void Visitor::settle()
{
    kiosk::settle(kiosk_, now_, guide_.screens, *guide_.fonts, guide_.scratch);
}

std::optional<Point> Visitor::place_of(const std::string& action) const
{
    return kiosk::place_of(page(), action);
}

bool Visitor::tap(const std::string& action)
{
    const auto at = place_of(action);
    if (at) {
        tap_at(*at);
    }
    return at.has_value();
}

void Visitor::tap_at(Point at)
{
    now_ += kiosk::Moment(500);
    kiosk_.down(finger, at, now_);
    now_ += kiosk::Moment(100);
    kiosk_.up(finger, now_);
    settle();
}

void Visitor::tap_without_waiting(Point at)
{
    now_ += kiosk::Moment(50);
    kiosk_.down(finger, at, now_);
    kiosk_.up(finger, now_);
}

void Visitor::key(kiosk::Key key)
{
    now_ += kiosk::Moment(300);
    kiosk_.key(key, now_);
    settle();
}

void Visitor::open(const std::string& screen)
{
    kiosk_.act("open:" + screen, now_);
    settle();
    wait(kiosk::Touch::deaf_time);
}

void Visitor::wait(kiosk::Moment time)
{
    const kiosk::Moment then = now_ + time;
    while (const auto due = kiosk_.next_tick(now_)) {
        if (*due > then) {
            break;
        }
        now_ = *due;
        kiosk_.tick(now_);
        settle();
    }
    now_ = then;
    kiosk_.tick(now_);
    settle();
}

bool Visitor::choose_language(const std::string& language)
{
    const std::string tile = "language:" + language;
    for (int page = 0; page < 9 && !sees(tile); ++page) {
        const auto& regions = this->page().regions;
        const auto other = std::find_if(regions.begin(), regions.end(), [](const auto& region) {
            return region.action.rfind("open:", 0) == 0;
        });
        if (other == regions.end() || !tap(std::string(other->action))) {
            return false;
        }
    }
    return tap(tile);
}

void Visitor::begin(const std::string& language)
{
    if (!choose_language(language)) {
        throw std::runtime_error("nobody can choose " + language);
    }
}

std::vector<std::string> all_screens()
{
    RealGuide& real = RealGuide::get();
    layout::screens::ScreenLook look;
    look.panel = test_panel();
    std::vector<std::string> names;
    for (const auto& screen : real.screens.all_screens("id", look, *real.fonts, real.scratch)) {
        // A question over a screen, none itself; and one that no visitor can open.
        if (screen.kind != layout::screens::ScreenKind::Idle &&
            screen.kind != layout::screens::ScreenKind::Service) {
            names.push_back(to_string(screen));
        }
    }
    return names;
}

std::vector<std::string> topics_with_pages()
{
    std::vector<std::string> names;
    for (const auto* topic : RealGuide::get().screens.topics("id")) {
        if (topic != RealGuide::get().screens.wizard()) {
            names.push_back("topic/" + topic->id);
        }
    }
    return names;
}

void begin_check_offer(Visitor& visitor)
{
    visitor.begin();
    REQUIRE(visitor.tap("open:check-offer"));
    REQUIRE(visitor.tap("open:check-offer/age"));
    visitor.wait(kiosk::Touch::deaf_time);
}

void answer_all(Visitor& visitor, const std::vector<std::string>& answers)
{
    for (const std::string& answer : answers) {
        INFO(visitor.screen());
        REQUIRE(visitor.tap("answer:" + answer));
    }
}

} // namespace support
