#include "kiosk/touch_hand.hpp"
#include "tests/content/layout/kiosk_guide.hpp"
#include "tests/kiosk/visitor.hpp"
#include "tests/kiosk/window_visit.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>

namespace {

using namespace std::chrono_literals;
using kiosk::HandMotion;
using kiosk::HandPictures;
using kiosk::Moment;
using kiosk::PixelRect;
using kiosk::TouchHand;
using layout::Points;
using layout::operator""_mm;
using support::Visitor;
using support::WindowVisit;

constexpr Moment begin = 1000s; // Of no moment in itself.

paint::Painter make_painter()
{
    return paint::Painter{
        paint::PictogramSet(support::RealGuide::get().guide->folder / "pictograms")};
}

/// That part of a picture.
paint::Pixmap part_of(const paint::Pixmap& picture, const PixelRect& room)
{
    paint::Pixmap part{room.width, room.height, {}};
    for (int y = room.y; y < room.y + room.height; ++y) {
        const auto row = picture.pixels.begin() + static_cast<std::ptrdiff_t>(y) * picture.width;
        part.pixels.insert(part.pixels.end(), row + room.x, row + room.x + room.width);
    }
    return part;
}

/// Of two pictures of one size; their height if they are the same.
int highest_row_that_differs(const paint::Pixmap& a, const paint::Pixmap& b)
{
    const auto [at, other] = std::ranges::mismatch(a.pixels, b.pixels);
    return at == a.pixels.end() ? a.height : static_cast<int>((at - a.pixels.begin()) / a.width);
}

/// A screen that somebody watches.
class Watcher {
  public:
    explicit Watcher(WindowVisit& visit) : visit_(visit), still_(visit.expected()) {}

    bool sees_movement_within(std::chrono::milliseconds time)
    {
        const auto end = std::chrono::steady_clock::now() + time;
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

TEST_CASE("T19: the touch hand is raised by 6 mm and comes down, once every four seconds, three "
          "times",
          "[kiosk][touch-hand]")
{
    const HandMotion motion(begin);
    int strokes = 0;
    Points highest(0);
    Points before(0);
    for (Moment at = begin; at < begin + 60s; at += 10ms) {
        const Points raised = motion.raised(at);
        INFO((at - begin).count() << " ms");
        CHECK(raised >= Points(0));
        strokes += raised > Points(0) && before == Points(0) ? 1 : 0;
        highest = std::max(highest, raised);
        before = raised;
        CHECK((at < begin + 12s || raised == Points(0)));
    }
    CHECK(strokes == 3);
    CHECK(std::abs((highest - layout::to_points(6_mm)).value()) < 0.01);
    CHECK(motion.raised(begin - 1s) == Points(0));
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
    CHECK(motion.raised(now) == Points(0));
    CHECK(pictures < 70); // 15 a second while it moves.
}

TEST_CASE("where a hand moves there is nothing else, with and without the sash, on every panel",
          "[kiosk][touch-hand]")
{
    support::KioskGuide guide;
    auto painter = make_painter();
    int moving = 0;
    for (const auto gate : {layout::screens::KioskGate::Proof, layout::screens::KioskGate::Open}) {
        for (const auto& panel : support::usual_panels()) {
            INFO(panel.name);
            layout::screens::ScreenLook look;
            look.panel = panel.size();
            layout::screens::VisitState visit;
            visit.language = "id";
            const auto pages =
                guide.screens(gate).lay_out(*layout::screens::parse_screen("attract"), visit, look,
                                            guide.fonts(), guide.scratch());
            const layout::DisplayList& page = pages.front().list;
            constexpr double density = support::test_pixels_per_point;
            const auto hand = kiosk::draw_hand(page, density, painter);
            const bool is_tall = panel.name == "1080x1920"; // A drawing stands there.
            CHECK(hand.has_value() != is_tall);
            if (hand) {
                ++moving;
                CHECK(hand->raised.size() == 13);
                const auto still = paint::rasterise(page, density, painter);
                // All that the page has there is the hand and its ground.
                CHECK(hand->raised.front().pixels == part_of(still, hand->room).pixels);
                const int higher =
                    highest_row_that_differs(hand->raised.back(), hand->raised.front());
                CHECK(higher < hand->room.height / 8); // The room is no higher than it must be.
            }
        }
    }
    CHECK(moving == 6);
}

TEST_CASE("a hand with a word in its way is still", "[kiosk][touch-hand]")
{
    Visitor visitor;
    visitor.settle();
    auto painter = make_painter();
    layout::DisplayList page = visitor.page();
    const auto hand = kiosk::draw_hand(page, support::test_pixels_per_point, painter);
    REQUIRE(hand);
    layout::TextBlock word;
    constexpr double density = support::test_pixels_per_point;
    word.ink = {Points(hand->room.x / density), Points(hand->room.y / density), Points(9),
                Points(9)};
    page.texts.push_back(word);
    CHECK_FALSE(kiosk::draw_hand(page, density, painter));
}

TEST_CASE("T19: a hand moves once for whoever comes by, and the first touch stops it",
          "[kiosk][touch-hand]")
{
    HandPictures pictures{{0, 0, 1, 1}, {}};
    for (std::uint32_t step = 0; step <= 12; ++step) {
        pictures.raised.push_back({1, 1, {step}});
    }
    TouchHand hand;
    CHECK(hand.turn(begin) == nullptr); // It has no pictures yet.
    hand.take(pictures);
    CHECK(hand.turn(begin) == nullptr);
    REQUIRE(hand.next_change(begin) == begin + HandMotion::round - HandMotion::stroke);
    const auto* high = hand.turn(begin + 3400ms);
    REQUIRE(high != nullptr);
    CHECK(high->pixels.front() == 12);

    SECTION("the touch")
    {
        const auto* low = hand.stop();
        REQUIRE(low != nullptr);
        CHECK(low->pixels.front() == 0);
        CHECK(hand.stop() == nullptr);
        hand.take(pictures); // The finger slid off: the page is drawn anew.
        CHECK(hand.turn(begin + 7400ms) == nullptr);
        CHECK_FALSE(hand.next_change(begin + 7400ms));
    }
    SECTION("nobody")
    {
        const auto* low = hand.turn(begin + 12s);
        REQUIRE(low != nullptr);
        CHECK(low->pixels.front() == 0);
        CHECK_FALSE(hand.next_change(begin + 12s));
        CHECK(hand.turn(begin + 15400ms) == nullptr);
    }
    hand.take({}); // A page with a lamp in its place.
    CHECK(hand.turn(begin + 20s) == nullptr);
    hand.begin_anew(); // A visit.
    hand.take(pictures);
    CHECK(hand.turn(begin + 60s) == nullptr);
    CHECK(hand.next_change(begin + 60s));
}

TEST_CASE("T19: a hand that was touched before it moved, or whose page is gone, is still",
          "[kiosk][touch-hand]")
{
    HandPictures pictures{{0, 0, 1, 1}, {{1, 1, {0}}, {1, 1, {1}}}};
    TouchHand hand;
    SECTION("touched")
    {
        CHECK(hand.touched() == nullptr);
        hand.take(pictures); // The worker was still drawing it.
    }
    SECTION("gone")
    {
        hand.take(pictures);
        CHECK(hand.stop() == nullptr); // The panel is dark.
        hand.take({});                 // And says in the morning that it fails.
    }
    CHECK(hand.turn(begin) == nullptr);
    CHECK(hand.turn(begin + 3400ms) == nullptr);
    CHECK_FALSE(hand.next_change(begin));
}

TEST_CASE("T19: in a window the hand moves, then never again; after a visit it does, until it is "
          "touched (long)",
          "[kiosk][window][touch-hand]")
{
    support::require_windows();
    WindowVisit visit;
    Watcher watcher(visit);
    REQUIRE(visit.wrong_pixels() == 0);
    REQUIRE(watcher.sees_movement_within(support::longest_wait));
    std::this_thread::sleep_for(14s);
    CHECK_FALSE(watcher.sees_movement_within(5s));

    visit.tap("language:id");
    visit.tap("finish");
    REQUIRE(watcher.sees_movement_within(support::longest_wait));
    visit.tap("wake"); // The page of languages looks like `attract` does.
    CHECK_FALSE(watcher.sees_movement_within(9s));
}
