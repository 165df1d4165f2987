#include "tests/bench/kiosk_taps.hpp"

#include "kiosk/damage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <thread>

namespace bench {

using namespace std::chrono_literals;

namespace {

constexpr auto longest_wait = 20s;
constexpr auto between_looks = 400us; ///< More often would cost the kiosk its processor.
constexpr auto hold = 60ms;           ///< A quick finger's.
/// Of a new page, when people tap twice, and a little more: both clocks are not one.
constexpr auto deaf = kiosk::Touch::deaf_time + 40ms;

/// Pixels that differ by more than the graphics driver's rounding.
std::size_t different(const paint::Pixmap& seen, const paint::Pixmap& meant)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < meant.pixels.size(); ++i) {
        count += (seen.pixels[i] & 0xFFFFFFU) != (meant.pixels[i] & 0xFFFFFFU) &&
                         kiosk::colour_distance(seen.pixels[i], meant.pixels[i]) > 3
                     ? 1
                     : 0;
    }
    return count;
}

/// A picture comes in strips: the few pixels of `marks` first, then all of them are looked at.
/// @return when the last one was right. @throws std::runtime_error after 20 s.
Clock::time_point wait_for_whole(const XScreen& screen, const std::vector<Mark>& marks,
                                 const paint::Pixmap& meant, const std::string& action)
{
    auto seen = wait_for(screen, marks, action);
    const auto end = Clock::now() + longest_wait;
    for (auto wrong = different(screen.picture(), meant); wrong > 0;
         wrong = different(screen.picture(), meant)) {
        seen = Clock::now();
        if (seen > end) {
            throw std::runtime_error(
                fmt::format("after {} {} pixels of the screen are wrong", action, wrong));
        }
    }
    return seen;
}

} // namespace

Clock::time_point wait_for(const XScreen& screen, const std::vector<Mark>& marks,
                           const std::string& what)
{
    const auto end = Clock::now() + longest_wait;
    for (const Mark& mark : marks) {
        while (!screen.shows(mark)) {
            if (Clock::now() > end) {
                throw std::runtime_error("not seen within 20 s: " + what);
            }
            std::this_thread::sleep_for(between_looks);
        }
    }
    return Clock::now();
}

void Times::add(Clock::duration time)
{
    const double milliseconds = std::chrono::duration<double, std::milli>(time).count();
    times_.insert(std::ranges::upper_bound(times_, milliseconds), milliseconds);
}

double Times::share(double part) const
{
    if (times_.empty()) {
        throw std::runtime_error("nothing was timed");
    }
    const auto at = static_cast<std::size_t>(part * static_cast<double>(times_.size()));
    return times_[std::min(at, times_.size() - 1)];
}

TimedVisit::TimedVisit(const XScreen& screen)
    : screen_(screen), program_(kiosk_command(), screen.name()), shown_(mirror_.picture())
{
    shown_since_ = wait_for(screen_, marks_of({}, shown_), "the first page");
}

void TimedVisit::tap(const std::string& action)
{
    const kiosk::PixelPoint at = mirror_.place_of(action);
    mirror_.press(action);
    const paint::Pixmap pressed = mirror_.picture();
    mirror_.release();
    paint::Pixmap page = mirror_.picture();
    const auto press_marks = marks_of(shown_, pressed);
    const auto page_marks = marks_of(pressed, page);
    screen_.move_pointer(at.x, at.y);
    std::this_thread::sleep_until(std::max(shown_since_ + deaf, Clock::now() + 15ms));

    const auto begin = Clock::now();
    screen_.press();
    if (!press_marks.empty()) {
        // The first pixel that changes answers the finger.
        pressed_.add(wait_for(screen_, {press_marks.front()}, action + " pressed") - begin);
    }
    std::this_thread::sleep_until(begin + hold);
    const auto lifted = Clock::now();
    screen_.release();
    shown_since_ = wait_for_whole(screen_, page_marks, page, action);
    if (!page_marks.empty()) {
        pages_.add(shown_since_ - lifted);
    }
    shown_ = std::move(page);
}

namespace {

/// Through the pages of languages until its tile is there.
void choose(TimedVisit& visit, const std::string& language)
{
    const std::string tile = "language:" + language;
    if (!visit.sees(tile) && visit.sees("languages")) {
        visit.tap("languages");
    }
    for (int page = 0; page < 9 && !visit.sees(tile); ++page) {
        const auto& regions = visit.mirror().kiosk().page()->regions;
        const auto other = std::ranges::find_if(regions, [](const layout::Region& region) {
            return region.action.rfind("open:languages", 0) == 0;
        });
        if (other == regions.end()) {
            break;
        }
        visit.tap(std::string(other->action));
    }
    visit.tap(tile);
}

std::vector<std::string> topic_tiles(const TimedVisit& visit)
{
    std::vector<std::string> tiles;
    for (const layout::Region& region : visit.mirror().kiosk().page()->regions) {
        if (region.action.rfind("open:topic/", 0) == 0) {
            tiles.push_back(region.action);
        }
    }
    return tiles;
}

} // namespace

void read_in(TimedVisit& visit, const std::string& language, std::size_t most_taps)
{
    choose(visit, language);
    if (visit.sees("home")) {
        visit.tap("home");
    }
    const auto is_over = [&] { return visit.pages().count() >= most_taps; };
    for (const std::string& tile : topic_tiles(visit)) {
        if (is_over()) {
            return;
        }
        visit.tap(tile);
        constexpr int pages = 4;
        for (int page = 0; page < pages && visit.sees("next") && !is_over(); ++page) {
            visit.tap("next");
        }
        visit.tap("home");
    }
    for (const char* action : {"contacts", "help", "contrast:dark", "contrast:normal", "home"}) {
        if (!is_over()) {
            visit.tap(action);
        }
    }
}

} // namespace bench
