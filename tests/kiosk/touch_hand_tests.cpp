#include "kiosk/touch_hand.hpp"
#include "tests/kiosk/visitor.hpp"
#include "tests/kiosk/window_visit.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>

namespace {

using namespace std::chrono_literals;
using kiosk::HandMotion;
using kiosk::Moment;
using kiosk::TouchHand;
using layout::Points;
using layout::operator""_mm;
using support::Visitor;
using support::WindowVisit;

constexpr Moment begin = 1000s; // Of no moment in itself.

std::filesystem::path pictograms()
{
    return support::RealGuide::get().guide->folder / "pictograms";
}

paint::Pixmap drawn(const layout::DisplayList& page)
{
    paint::Painter painter{paint::PictogramSet(pictograms())};
    return paint::rasterise(page, support::test_pixels_per_point, painter);
}

/// The page with its hand so far down, and over all else.
layout::DisplayList with_hand_at(layout::DisplayList page, Points down)
{
    const auto* hand = kiosk::find_hand(page);
    const auto at = std::ranges::find_if(page.items, [&](const layout::Item& item) {
        return std::get_if<layout::PictureItem>(&item.what) == hand;
    });
    layout::Item moved = *at;
    std::get<layout::PictureItem>(moved.what).box.y += down;
    page.items.erase(at);
    page.items.push_back(moved);
    return page;
}

/// A screen that somebody watches.
class Watcher {
  public:
    explicit Watcher(WindowVisit& visit) : visit_(visit), still_(visit.expected()) {}

    /// How often the picture went from still to moving in that time.
    int moves_in(std::chrono::seconds time)
    {
        int moves = 0;
        bool moved = false;
        const auto end = std::chrono::steady_clock::now() + time;
        while (std::chrono::steady_clock::now() < end) {
            const bool moves_now = is_moved();
            moves += moves_now && !moved ? 1 : 0;
            moved = moves_now;
            std::this_thread::sleep_for(30ms);
        }
        return moves;
    }
    /// Waits for a movement; a busy machine is slow.
    bool sees_movement()
    {
        const auto end = std::chrono::steady_clock::now() + support::longest_wait;
        while (!is_moved() && std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(10ms);
        }
        return is_moved();
    }

  private:
    bool is_moved() { return support::different_pixels(visit_.screen().picture(), still_) > 0; }
    WindowVisit& visit_;
    paint::Pixmap still_;
};

} // namespace

TEST_CASE("T19: the touch hand goes 6 mm down and up, once every four seconds, three times",
          "[kiosk][touch-hand]")
{
    const HandMotion motion(begin);
    int strokes = 0;
    Points lowest(0);
    Points before(0);
    for (Moment at = begin; at < begin + 60s; at += 10ms) {
        const Points down = motion.down(at);
        INFO((at - begin).count() << " ms");
        CHECK(down >= Points(0));
        strokes += down > Points(0) && before == Points(0) ? 1 : 0;
        lowest = std::max(lowest, down);
        before = down;
        CHECK((at < begin + 12s || down == Points(0)));
    }
    CHECK(strokes == 3);
    CHECK(std::abs((lowest - layout::to_points(6_mm)).value()) < 0.01);
    CHECK(motion.down(begin - 1s) == Points(0));
}

TEST_CASE("T19: the hand sleeps between its strokes and after the last", "[kiosk][touch-hand]")
{
    const HandMotion motion(begin);
    int pictures = 0;
    Moment now = begin;
    while (const auto next = motion.next_change(now)) {
        REQUIRE(*next > now);
        now = *next;
        ++pictures;
        REQUIRE(pictures < 1000);
    }
    CHECK(now == begin + 12s);
    CHECK(motion.down(now) == Points(0));
    CHECK(pictures < 70); // 15 a second while it moves.
}

TEST_CASE("a moving hand changes nothing else of the page, and leaves nothing behind",
          "[kiosk][touch-hand]")
{
    Visitor visitor;
    visitor.settle();
    const layout::DisplayList& page = visitor.page();
    REQUIRE(kiosk::find_hand(page) != nullptr);
    const paint::Pixmap still = drawn(page);
    TouchHand hand(page, still, support::test_pixels_per_point, pictograms(), begin);
    CHECK(hand.picture(begin).pixels == still.pixels);
    for (const Moment at : {3s + 0ms, 3s + 400ms, 3s + 900ms}) {
        const Points down = hand.motion().down(begin + at);
        REQUIRE(down > Points(0));
        const auto wrong =
            support::different_pixels(hand.picture(begin + at), drawn(with_hand_at(page, down)));
        CHECK(wrong == 0);
    }
    CHECK(hand.picture(begin + 12s).pixels == still.pixels);
}

TEST_CASE("T19: in a window the hand moves three times and then never again (long)",
          "[kiosk][window][touch-hand]")
{
    support::require_windows();
    WindowVisit visit;
    REQUIRE(visit.wrong_pixels() == 0);
    Watcher watcher(visit);
    CHECK(watcher.moves_in(16s) == 3);

    // After a visit it asks the next visitor; his touch stops it.
    visit.tap("language:id");
    visit.tap("finish");
    REQUIRE(watcher.sees_movement());
    visit.tap("wake");
    CHECK(visit.wrong_pixels() == 0);
}
