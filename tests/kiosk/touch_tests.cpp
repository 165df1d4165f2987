#include "kiosk/touch.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace std::chrono_literals;
using kiosk::Believed;
using kiosk::ContactId;
using kiosk::Moment;
using kiosk::mouse_contact;
using kiosk::Touch;
using layout::Point;
using layout::Points;

namespace {

constexpr layout::Size panel{Points(960), Points(540)};
constexpr ContactId finger{ContactId::Source::Panel, 6, 1};
constexpr ContactId other{ContactId::Source::Panel, 6, 2};
constexpr ContactId palm{ContactId::Source::Panel, 6, 3};
constexpr Moment start = 10s;

/// A page of buttons in a row of four, 200 pt wide, with 40 pt between them: "a" to "d".
std::string region_at(Point at)
{
    const double x = at.x.value();
    const int button = static_cast<int>(x / 240);
    const bool inside = x >= 0 && x - button * 240.0 < 200 && at.y.value() >= 100 &&
                        at.y.value() < 400 && button < 4;
    return inside ? std::string(1, static_cast<char>('a' + button)) : std::string();
}

Point on(char button)
{
    return {Points((button - 'a') * 240.0 + 100), Points(200)};
}

constexpr Point beside{Points(220), Points(200)};

Believed begin(Touch& touch, ContactId id, Point at, Moment now)
{
    return touch.begin(id, at, region_at(at), now);
}

void move(Touch& touch, ContactId id, Point at, Moment now)
{
    touch.move(id, at, region_at(at), now);
}

/// Down and up again 60 ms later; what was pressed.
std::string tap(Touch& touch, ContactId id, Point at, Moment now)
{
    begin(touch, id, at, now);
    return touch.end(id, now + 60ms).pressed;
}

} // namespace

TEST_CASE("T3: a press is a contact that begins and ends on the same button", "[kiosk][touch]")
{
    Touch touch(panel);
    begin(touch, finger, on('a'), start);
    CHECK(touch.pressed() == "a");
    const auto lift = touch.end(finger, start + 60ms);
    CHECK(lift.believed == Believed::Yes);
    CHECK(lift.pressed == "a");
    CHECK(touch.pressed().empty());
    CHECK(touch.end(finger, start + 70ms).believed == Believed::No); // It was lifted already.
}

TEST_CASE("T3: sliding off a button cancels, sliding back restores", "[kiosk][touch]")
{
    Touch touch(panel);
    begin(touch, finger, on('a'), start);
    move(touch, finger, beside, start + 50ms);
    CHECK(touch.pressed().empty());
    move(touch, finger, on('b'), start + 60ms);
    CHECK(touch.pressed().empty()); // Another button takes nothing over.
    move(touch, finger, on('a'), start + 70ms);
    CHECK(touch.pressed() == "a");
    CHECK(touch.end(finger, start + 90ms).pressed == "a");

    begin(touch, finger, on('a'), start + 1s);
    move(touch, finger, on('b'), start + 1100ms);
    CHECK(touch.end(finger, start + 1200ms).pressed.empty());
    begin(touch, finger, beside, start + 2s);
    move(touch, finger, on('a'), start + 2100ms);
    CHECK(touch.end(finger, start + 2200ms).pressed.empty());
}

TEST_CASE("other contacts never cancel a press", "[kiosk][touch]")
{
    Touch touch(panel);
    begin(touch, palm, on('d'), start);
    begin(touch, finger, on('a'), start + 10ms);
    begin(touch, other, on('b'), start + 20ms);
    CHECK(touch.pressed() == "b"); // The newest shows.
    move(touch, palm, {Points(830), Points(230)}, start + 30ms);
    CHECK(touch.end(other, start + 60ms).pressed == "b");
    CHECK(touch.pressed() == "a");
    CHECK(touch.end(finger, start + 70ms).pressed == "a");
    CHECK(touch.end(palm, start + 80ms).pressed == "d");
}

TEST_CASE("a wire that bounces presses once", "[kiosk][touch]")
{
    Touch touch(panel);
    CHECK(tap(touch, finger, on('a'), start) == "a");
    CHECK(tap(touch, finger, on('a'), start + 80ms).empty());  // 20 ms after the lift.
    CHECK(tap(touch, finger, on('a'), start + 220ms).empty()); // 80 ms after that one's.
    CHECK(touch.counts().bounced == 2);
    CHECK(tap(touch, other, on('b'), start + 290ms) == "b"); // Another button is another press.
    CHECK(tap(touch, finger, on('a'), start + 380ms) == "a");
}

TEST_CASE("a page is deaf for 300 ms: people tap twice", "[kiosk][touch]")
{
    Touch touch(panel);
    CHECK(tap(touch, finger, on('a'), start) == "a");
    touch.page_changed(start + 100ms);
    CHECK(begin(touch, finger, on('b'), start + 399ms) == Believed::Yes); // Somebody is there.
    CHECK(touch.pressed().empty());
    CHECK(touch.end(finger, start + 600ms).pressed.empty()); // It began too soon.
    CHECK(tap(touch, other, on('b'), start + 700ms) == "b");
}

TEST_CASE("what was begun on the former page presses nothing on this one", "[kiosk][touch]")
{
    Touch touch(panel);
    begin(touch, finger, on('a'), start);
    touch.page_changed(start + 1s);
    CHECK(touch.pressed().empty());
    move(touch, finger, on('a'), start + 2s);
    CHECK(touch.end(finger, start + 3s).pressed.empty());
}

TEST_CASE("a contact that rests for 20 s is ignored and counted", "[kiosk][touch][faults]")
{
    Touch touch(panel);
    begin(touch, palm, on('a'), start);
    CHECK(touch.next_change() == start + 20s);
    touch.tick(start + 19999ms);
    CHECK(touch.pressed() == "a");
    move(touch, palm, {on('a').x + Points(4), on('a').y}, start + 19999ms); // It trembles.
    touch.tick(start + 20s);
    CHECK(touch.pressed().empty());
    CHECK(touch.counts().still == 1);
    const auto lift = touch.end(palm, start + 30s);
    CHECK(lift.believed == Believed::No);
    CHECK(lift.pressed.empty());
    CHECK_FALSE(touch.next_change());
}

TEST_CASE("a slow finger that moves is no palm", "[kiosk][touch][faults]")
{
    Touch touch(panel);
    begin(touch, finger, on('a'), start);
    for (int second = 1; second <= 60; ++second) {
        touch.tick(start + std::chrono::seconds(second));
        move(touch, finger, {on('a').x + Points(second % 2 * 30), on('a').y},
             start + std::chrono::seconds(second));
    }
    CHECK(touch.counts().still == 0);
    CHECK(touch.end(finger, start + 61s).pressed == "a");
}

TEST_CASE("after two minutes the panel is switched off and on, once", "[kiosk][touch][faults]")
{
    Touch touch(panel);
    begin(touch, palm, on('a'), start);
    touch.tick(start + 20s);
    CHECK(touch.next_change() == start + 120s);
    touch.tick(start + 119s);
    CHECK(touch.take_restarts().empty());
    begin(touch, finger, on('b'), start + 119s);
    touch.tick(start + 120s);
    CHECK(touch.take_restarts() == std::vector<int>{6});
    CHECK(touch.take_restarts().empty());
    CHECK(touch.counts().restarts == 1);
    // The server ends what was on the panel: no finger of a visitor did that.
    CHECK(touch.end(finger, start + 120s).pressed.empty());
    CHECK(touch.end(palm, start + 120s).believed == Believed::No);
}

TEST_CASE("a panel that is unplugged presses nothing", "[kiosk][touch][faults]")
{
    Touch touch(panel);
    constexpr ContactId elsewhere{ContactId::Source::Panel, 9, 7};
    begin(touch, finger, on('a'), start);
    begin(touch, elsewhere, on('b'), start);
    touch.device_gone(6, start + 1s);
    CHECK(touch.end(finger, start + 2s).pressed.empty());
    CHECK(touch.end(elsewhere, start + 2s).pressed == "b");
}

TEST_CASE("a cell with 50 begins a second is masked, the rest works", "[kiosk][touch][faults]")
{
    Touch touch(panel);
    constexpr Point wet{Points(60), Points(150)}; // On "a" too, but in another cell.
    int pressed = 0;
    Moment now = start;
    for (int i = 0; i < 500; ++i, now += 20ms) {
        begin(touch, {ContactId::Source::Panel, 6, 100U + static_cast<unsigned>(i)}, wet, now);
        const auto lift =
            touch.end({ContactId::Source::Panel, 6, 100U + static_cast<unsigned>(i)}, now + 5ms);
        pressed += lift.pressed.empty() ? 0 : 1;
        if (i % 10 == 9) {
            CHECK(tap(touch, finger, on('c'), now + 6ms) == "c");
        }
    }
    CHECK(pressed == 1); // The first one could have been a finger's.
    CHECK(touch.masked_cells(now) == 1);
    CHECK(touch.counts().masked == 480);
    CHECK(begin(touch, other, wet, now + 1s) == Believed::No);
    CHECK(touch.end(other, now + 1100ms).believed == Believed::No);
    constexpr Point dry{Points(60), Points(300)};
    CHECK(tap(touch, finger, dry, now + 2s) == "a"); // The other half of the button.
    // Dry again: ten minutes after the last flood, whatever visitors tried meanwhile.
    begin(touch, other, wet, now + 5min);
    touch.end(other, now + 5min + 50ms);
    CHECK(touch.masked_cells(now + 10min) == 0);
    CHECK(tap(touch, finger, wet, now + 10min) == "a");
}

TEST_CASE("twenty taps in a second are a child, not a fault", "[kiosk][touch][faults]")
{
    Touch touch(panel);
    for (int i = 0; i < 20; ++i) {
        tap(touch, finger, on('a'), start + i * 50ms);
    }
    CHECK(touch.masked_cells(start + 1s) == 0);
}

TEST_CASE("a cell that stays touched for hours is masked and the panel restarted no more",
          "[kiosk][touch][faults]")
{
    Touch touch(panel);
    Moment now = start;
    std::size_t restarts = 0;
    // The panel reports its ghost anew each time it was switched off and on.
    for (std::uint32_t number = 1; now < start + 4h; ++number) {
        begin(touch, {ContactId::Source::Panel, 6, number}, on('d'), now);
        while (const auto due = touch.next_change()) {
            now = *due;
            touch.tick(now);
        }
        const std::size_t more = touch.take_restarts().size();
        restarts += more;
        if (more == 0) {
            break; // It is left alone now.
        }
        CHECK(tap(touch, finger, on('a'), now + 100ms) == "a");
        now += 1s;
    }
    CHECK(touch.masked_cells(now) == 1);
    CHECK(now >= start + 2h);
    CHECK(now < start + 2h + 5min);
    CHECK(restarts < 62);
    CHECK(tap(touch, finger, on('a'), now + 100ms) == "a");
}

TEST_CASE("the mouse is a contact, but not beside a real touch", "[kiosk][touch]")
{
    Touch touch(panel);
    CHECK(tap(touch, mouse_contact, on('a'), start) == "a");
    begin(touch, finger, on('b'), start + 1s);
    CHECK(begin(touch, mouse_contact, on('b'), start + 1001ms) == Believed::No); // Emulated.
    CHECK(touch.end(finger, start + 1100ms).pressed == "b");
    CHECK(touch.end(mouse_contact, start + 1101ms).pressed.empty());
    CHECK(tap(touch, mouse_contact, on('c'), start + 1599ms).empty());
    CHECK(tap(touch, mouse_contact, on('c'), start + 1600ms) == "c");
}

TEST_CASE("a mouse that moves without a button touches nothing", "[kiosk][touch]")
{
    Touch touch(panel);
    move(touch, mouse_contact, on('a'), start);
    CHECK(touch.pressed().empty());
    CHECK(touch.end(mouse_contact, start + 1s).believed == Believed::No);
    CHECK_FALSE(touch.next_change());
}

TEST_CASE("a contact whose end was lost begins anew", "[kiosk][touch][faults]")
{
    Touch touch(panel);
    begin(touch, finger, on('a'), start);
    begin(touch, finger, on('b'), start + 1s);
    CHECK(touch.end(finger, start + 2s).pressed == "b");
    CHECK(touch.end(finger, start + 2s).believed == Believed::No);
}

namespace {

/// What a contact did, told beside the Touch: where it began, whether all allows a press.
struct Story {
    std::string from;
    Point at;
    bool may_press = true;
};

/// Fingers at random: begins, moves, ends, page changes, pauses.
class RandomHands {
  public:
    explicit RandomHands(unsigned seed) : random_(seed) {}

    int number(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
    Point place() { return {Points(number(1000) - 20.0), Points(number(560) - 10.0)}; }
    ContactId contact()
    {
        const int n = number(6);
        return n == 5 ? mouse_contact
                      : ContactId{ContactId::Source::Panel, 6 + n % 2, static_cast<unsigned>(n)};
    }

  private:
    std::mt19937 random_;
};

} // namespace

TEST_CASE("nothing is pressed that did not begin and end there, whatever hands do",
          "[kiosk][touch][property]")
{
    for (unsigned seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        RandomHands hands(seed);
        Touch touch(panel);
        std::map<ContactId, Story> stories;
        Moment now = start;
        Moment page_since{0};
        int presses = 0;
        for (int step = 0; step < 2000; ++step) {
            now += Moment(hands.number(step % 50 == 0 ? 30'000 : 120));
            touch.tick(now);
            const ContactId id = hands.contact();
            const int what = hands.number(40);
            if (what == 0) {
                touch.page_changed(now);
                page_since = now;
                for (auto& [known, story] : stories) {
                    story.may_press = false;
                }
            } else if (what < 12 && !stories.contains(id)) {
                const Point at = hands.place();
                begin(touch, id, at, now);
                stories[id] = {region_at(at), at,
                               now - page_since >= Touch::deaf_time || page_since == Moment(0)};
            } else if (what < 25 && stories.contains(id)) {
                stories[id].at = hands.place();
                move(touch, id, stories[id].at, now);
            } else if (stories.contains(id)) {
                const auto lift = touch.end(id, now);
                const Story story = stories[id];
                stories.erase(id);
                if (!lift.pressed.empty()) {
                    ++presses;
                    CHECK(lift.believed == Believed::Yes);
                    CHECK(story.may_press);
                    CHECK(lift.pressed == story.from);
                    CHECK(lift.pressed == region_at(story.at));
                }
            }
            const std::string shown = touch.pressed();
            CHECK((shown.empty() || std::ranges::any_of(stories, [&](const auto& story) {
                       return story.second.may_press && story.second.from == shown &&
                              region_at(story.second.at) == shown;
                   })));
        }
        CHECK(presses > 10); // Else the test has not tried anything.
    }
}

TEST_CASE("a held palm blocks no tap, whatever it does", "[kiosk][touch][property]")
{
    for (unsigned seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        RandomHands hands(seed);
        Touch touch(panel);
        Moment now = start;
        begin(touch, palm, hands.place(), now);
        begin(touch, other, hands.place(), now);
        for (int i = 0; i < 200; ++i) {
            now += Moment(200 + hands.number(2000));
            touch.tick(now);
            if (seed % 2 == 0) {
                move(touch, palm, hands.place(), now); // It rolls.
            }
            const char button = static_cast<char>('a' + hands.number(4));
            const auto tapping = ContactId{ContactId::Source::Panel, 6, 100U + unsigned(i)};
            begin(touch, tapping, on(button), now);
            CHECK(touch.pressed() == std::string(1, button));
            move(touch, palm, hands.place(), now + 30ms);
            const auto lift = touch.end(tapping, now + 60ms);
            CHECK(lift.pressed == std::string(1, button));
            if (!touch.take_restarts().empty()) { // The palm is felt again at once.
                begin(touch, palm, hands.place(), now + 70ms);
            }
        }
    }
}
