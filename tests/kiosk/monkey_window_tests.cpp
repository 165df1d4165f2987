#include "content/model/files.hpp"
#include "tests/kiosk/fake_printer.hpp"
#include "tests/kiosk/footprint.hpp"
#include "tests/kiosk/monkey_run.hpp"
#include "tests/kiosk/touch_visit.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <iostream>
#include <map>
#include <thread>

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using support::MonkeyEvent;
using support::MonkeyPages;
using support::Played;
using support::TouchVisit;
using Kind = MonkeyEvent::Kind;

/// The keys of a keyboard, as the X server numbers them.
constexpr int first_key = 9;
constexpr int last_key = 255;
const std::map<kiosk::Key, int> key_codes{
    {kiosk::Key::Left, 113},  {kiosk::Key::Right, 114}, {kiosk::Key::Up, 111},
    {kiosk::Key::Down, 116},  {kiosk::Key::Enter, 36},  {kiosk::Key::Home, 43},
    {kiosk::Key::Back, 22},   {kiosk::Key::Replay, 27}, {kiosk::Key::Next, 65},
    {kiosk::Key::Louder, 86}, {kiosk::Key::Softer, 82}, {kiosk::Key::Picture, 33},
};

/// A monkey's hands at a real panel, keyboard and printer. It plays as fast as the window can
/// follow, and sees what a kiosk without a window shows that gets the same events: mostly the same.
class MonkeyHands {
  public:
    MonkeyHands(TouchVisit& visit, support::FakePrinter& printer, std::uint64_t seed)
        : visit_(visit), printer_(printer), monkey_(seed), guess_(pages_, 0ms), begin_(Clock::now())
    {}

    void do_something()
    {
        MonkeyEvent event = monkey_.next(guess_.kiosk());
        const auto pause = std::clamp(event.at - last_, shortest_pause, longest_pause);
        last_ = event.at;
        std::this_thread::sleep_for(pause);
        touch(event);
        event.at = std::chrono::duration_cast<kiosk::Moment>(Clock::now() - begin_);
        guess_.play(event, [] {});
        ++events_;
        if (events_ % 10 == 0) {
            type_anything();
        }
    }

    void lift_all()
    {
        while (!down_.empty()) {
            lift(down_.begin()->first);
        }
    }

    std::size_t events() const { return events_; }

  private:
    /// Less is a failing panel's, and the kiosk would be deaf there.
    static constexpr kiosk::Moment shortest_pause{60};
    static constexpr kiosk::Moment longest_pause{400};
    static constexpr std::size_t most_fingers = 5; ///< Of the panel.

    void touch(const MonkeyEvent& event)
    {
        const bool is_down = down_.count(event.finger) != 0;
        switch (event.kind) {
        case Kind::Down:
            if (is_down) {
                lift(event.finger);
            }
            if (down_.size() < most_fingers) {
                down_[event.finger] = {event.x, event.y};
                visit_.panel().down(event.finger, event.x, event.y);
            }
            break;
        case Kind::Move:
            if (is_down) {
                down_[event.finger] = {event.x, event.y};
                visit_.panel().move(event.finger, event.x, event.y);
            }
            break;
        case Kind::Up:
            if (is_down) {
                lift(event.finger);
            }
            break;
        case Kind::Gone:
            down_.clear();
            visit_.panel().switch_panel(support::Switch::Off);
            visit_.panel().switch_panel(support::Switch::On);
            break;
        case Kind::Key:
            visit_.panel().type(key_codes.at(event.key));
            break;
        case Kind::Slip:
            answer(event.slip);
            break;
        }
    }

    /// Without an answer the slip stays where it is, until the kiosk cancels it.
    void answer(layout::screens::SlipState state)
    {
        if (state == layout::screens::SlipState::PaperOut) {
            printer_.printer("now printing slip-7.  enabled since today", "media-empty-error");
        } else {
            printer_.printer("is idle.  enabled since today", "none");
            printer_.write("jobs", "");
        }
    }

    void lift(std::uint32_t finger)
    {
        const auto [x, y] = down_.at(finger);
        down_.erase(finger);
        visit_.panel().up(finger, x, y);
    }

    /// Any key of the keyboard, one after the other.
    void type_anything()
    {
        visit_.panel().type(next_key_);
        next_key_ = next_key_ == last_key ? first_key : next_key_ + 1;
    }

    TouchVisit& visit_;
    support::FakePrinter& printer_;
    MonkeyPages pages_;
    support::Monkey monkey_;
    Played guess_;
    Clock::time_point begin_;
    kiosk::Moment last_{0}; ///< By the monkey's clock.
    std::map<std::uint32_t, std::pair<int, int>> down_;
    int next_key_ = first_key;
    std::size_t events_ = 0;
};

/// Whether a picture has more than one colour of note.
bool shows_something(const paint::Pixmap& picture)
{
    std::map<std::uint32_t, std::size_t> colours;
    for (const std::uint32_t pixel : picture.pixels) {
        ++colours[pixel & 0xFFFFFFU];
    }
    return colours.size() > 8;
}

bool stands_there(TouchVisit& visit, const paint::Pixmap& picture)
{
    const auto end = Clock::now() + 10s;
    while (Clock::now() < end) {
        if (support::different_pixels(visit.screen().picture(), picture) == 0) {
            return true;
        }
        std::this_thread::sleep_for(50ms);
    }
    return false;
}

layout::Rect finish_on(const layout::DisplayList& page)
{
    const auto finish = std::ranges::find(page.regions, "finish", &layout::Region::action);
    REQUIRE(finish != page.regions.end());
    return finish->rect;
}

/// What two boxes share; narrower than nothing where they share none.
layout::Rect shared_by(const layout::Rect& a, const layout::Rect& b)
{
    const auto x = std::max(a.x, b.x);
    const auto y = std::max(a.y, b.y);
    return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}

/// Places that lie on home's "Selesai" in whatever language and size the monkey has left: a bar's
/// words are of different width.
std::vector<layout::Point> places_of_finish()
{
    constexpr layout::Points least = to_points(layout::Millimetres(6));
    std::vector<layout::Rect> places;
    for (const auto* language : support::RealGuide::get().screens.languages()) {
        support::Visitor elsewhere;
        elsewhere.begin(language->tag);
        for (const char* size : {"size:M", "size:S", "size:L", "size:XL"}) {
            elsewhere.kiosk().act(size, elsewhere.now());
            elsewhere.settle();
            const layout::Rect finish = finish_on(elsewhere.page());
            const auto fits = std::ranges::find_if(places, [&](const layout::Rect& place) {
                const layout::Rect both = shared_by(place, finish);
                return both.width > least && both.height > least;
            });
            if (fits == places.end()) {
                places.push_back(finish);
            } else {
                *fits = shared_by(*fits, finish);
            }
        }
    }
    std::vector<layout::Point> middles;
    for (const layout::Rect& place : places) {
        middles.push_back({place.x + place.width / 2, place.y + place.height / 2});
    }
    return middles;
}

/// H leads home from every page. A tap presses nothing while a page is on its way, which on a busy
/// machine takes seconds: whoever sees nothing happen taps again.
bool finishes(TouchVisit& visit, const paint::Pixmap& first)
{
    constexpr int taps = 2;
    for (const layout::Point& finish : places_of_finish()) {
        visit.panel().type(key_codes.at(kiosk::Key::Home));
        for (int tap = 0; tap < taps; ++tap) {
            std::this_thread::sleep_for(2s);
            visit.tap_at(finish);
            if (stands_there(visit, first)) {
                return true;
            }
        }
    }
    return false;
}

/// A monkey at a window of its own, and what it leaves there.
class WatchedWindow {
  public:
    WatchedWindow(std::unique_ptr<TouchVisit> visit, support::FakePrinter& printer)
        : visit_(std::move(visit)), hands_(*visit_, printer, 1)
    {
        REQUIRE(visit_->wrong_pixels() == 0);
        first_ = visit_->screen().picture();
    }

    void play(std::chrono::seconds time)
    {
        const auto end = Clock::now() + time;
        auto look_at = Clock::now();
        while (Clock::now() < end) {
            hands_.do_something();
            if (Clock::now() >= look_at) {
                look();
                look_at = Clock::now() + 2s;
            }
        }
        hands_.lift_all();
    }

    void warm_up(std::chrono::seconds time)
    {
        play(time);
        warm_ = support::footprint_of(visit_->program().id());
    }

    /// Nobody touches it for so long that the visit ends.
    void leave_alone()
    {
        std::this_thread::sleep_for(150s);
        CHECK(stands_there(*visit_, first_));
    }

    void end_visit()
    {
        const bool is_over = finishes(*visit_, first_);
        if (!is_over) {
            keep_picture();
        }
        const auto health = visit_->state_folder() / "health/status.json";
        INFO("after " << hands_.events() << " events; the window is in monkey_window.png\n"
                      << visit_->program().said() << '\n'
                      << (std::filesystem::exists(health) ? content::read_file(health) : ""));
        CHECK(is_over);
    }

    void stop()
    {
        look();
        const auto end = support::footprint_of(visit_->program().id());
        std::cout << fmt::format(
            "{} events, {} looks; resident {:.1f} -> {:.1f} MiB, files {} -> {}\n", hands_.events(),
            looks_, warm_.resident_mib, end.resident_mib, warm_.files, end.files);
        CHECK(end.resident_mib < warm_.resident_mib + most_growth_mib);
        CHECK(end.files <= warm_.files);
        visit_->program().send(SIGTERM);
        CHECK(visit_->program().wait_for_end(support::longest_wait) == 0);
        for (const char* report : {"Sanitizer", "runtime error"}) {
            CHECK_THAT(visit_->program().said(), !Catch::Matchers::Contains(report));
        }
    }

  private:
    /// Paragraphs are remembered, up to 16 MiB of them; the sanitizers' allocator doubles that.
    static constexpr double most_growth_mib = 32;

    /// For whoever reads of a failure.
    void keep_picture()
    {
        const auto png = paint::encode_png(visit_->screen().picture());
        content::write_file("monkey_window.png", std::string(png.begin(), png.end()));
    }

    void look()
    {
        INFO("after " << hands_.events() << " events\n" << visit_->program().said());
        REQUIRE_FALSE(visit_->program().ended());
        REQUIRE(shows_something(visit_->screen().picture()));
        ++looks_;
    }

    std::unique_ptr<TouchVisit> visit_;
    MonkeyHands hands_;
    paint::Pixmap first_; ///< Of `attract`.
    support::Footprint warm_;
    std::size_t looks_ = 0;
};

/// A kiosk with a slip printer. None, and said loudly, where no real panel can be made.
std::unique_ptr<TouchVisit> begin_visit(const support::FakePrinter& printer)
{
    // What is freed is given back soon: memory that grows shall be seen.
    return TouchVisit::make({"--config", printer.kiosk_config().string()},
                            {"ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=16"});
}

} // namespace

TEST_CASE("few places lie on \"Selesai\" in every language and size", "[kiosk][monkey]")
{
    const auto places = places_of_finish();
    CHECK(places.size() <= 3);
    for (const auto* language : support::RealGuide::get().screens.languages()) {
        support::Visitor visitor;
        visitor.begin(language->tag);
        INFO(language->tag);
        CHECK(std::ranges::any_of(places, [&](const layout::Point& place) {
            const layout::Rect finish = finish_on(visitor.page());
            return finish.contains({place.x, place.y, {}, {}});
        }));
    }
}

TEST_CASE("a monkey at a real window for 20 s stops nothing, and \"Selesai\" shows the first "
          "picture",
          "[kiosk][window][monkey]")
{
    support::FakePrinter printer;
    if (auto visit = begin_visit(printer)) {
        WatchedWindow window(std::move(visit), printer);
        window.warm_up(10s);
        window.play(10s);
        window.end_visit();
        window.stop();
    }
}

TEST_CASE("a monkey at a real window for ten minutes stops nothing, and every end of a visit shows "
          "the first picture (long)",
          "[kiosk][window][monkey]")
{
    support::FakePrinter printer;
    if (auto visit = begin_visit(printer)) {
        WatchedWindow window(std::move(visit), printer);
        window.warm_up(120s);
        window.end_visit();
        window.play(150s);
        window.leave_alone();
        for (int part = 0; part < 3; ++part) {
            window.play(60s);
            window.end_visit();
        }
        window.stop();
        CHECK(printer.has("lp.given")); // Else it tried everything but the printer.
    }
}
