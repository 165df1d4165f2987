#pragma once

#include "kiosk/kiosk.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <random>
#include <set>
#include <string>

namespace support {

/// One thing that happens to a kiosk: a line of a replay.
struct MonkeyEvent {
    enum class Kind { Down, Move, Up, Gone, Key, Slip };
    Kind kind = Kind::Down;
    kiosk::Moment at{0};
    std::uint32_t finger = 0;
    int x = 0; ///< Pixel of the tests' panel.
    int y = 0;
    kiosk::Key key = kiosk::Key::Enter;
    layout::screens::SlipState slip = layout::screens::SlipState::Printed; ///< What a printer says.
};

/// "t=12.300 down 1 640 360", as `--replay` reads it.
std::string to_line(const MonkeyEvent& event);
/// All lines of a script for a kiosk with a slip printer.
std::string to_script(const std::deque<MonkeyEvent>& events);
/// Does it to a kiosk.
void happen(const MonkeyEvent& event, kiosk::Kiosk& kiosk);

/// Somebody who does everything that hands can do to a kiosk and knows no screen: it touches what
/// the page offers, most of all what it has touched least. Now and then it has patience and follows
/// what leads on. The printer is its toy too: it answers at any time, with anything, or never. The
/// same seed does the same to the same kiosk.
class Monkey {
  public:
    explicit Monkey(std::uint64_t seed) : random_(seed) {}

    /// What it does next, having looked at the page.
    MonkeyEvent next(const kiosk::Kiosk& kiosk);

  private:
    using Gesture = void (Monkey::*)(const kiosk::Kiosk&);
    struct Choice {
        int weight;
        Gesture gesture;
    };
    struct Spot {
        int x = 0;
        int y = 0;
    };

    /// From 0 to `below` - 1, alike with every standard library.
    int random(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
    std::uint32_t new_finger();
    Spot anywhere();
    Spot some_button(const kiosk::Kiosk& kiosk);
    enum class Of { All, WayOn };
    /// The button that was touched least.
    Spot new_button(const kiosk::Kiosk& kiosk, Of which);
    void tap(Spot spot, kiosk::Moment time);
    void plan(MonkeyEvent::Kind kind, std::uint32_t finger, Spot spot, kiosk::Moment after);

    void have_patience(const kiosk::Kiosk& kiosk);
    void go_on(const kiosk::Kiosk& kiosk);
    void tap_what_is_new(const kiosk::Kiosk& kiosk);
    void tap_some_button(const kiosk::Kiosk& kiosk);
    void tap_anywhere(const kiosk::Kiosk& kiosk);
    void tap_twice(const kiosk::Kiosk& kiosk);
    void drag(const kiosk::Kiosk& kiosk);
    void lay_hand_down(const kiosk::Kiosk& kiosk);
    void rest_palm(const kiosk::Kiosk& kiosk);
    void move_palm(const kiosk::Kiosk& kiosk);
    void lift_palm(const kiosk::Kiosk& kiosk);
    void flood_a_place(const kiosk::Kiosk& kiosk);
    void touch_corners(const kiosk::Kiosk& kiosk);
    void press_keys(const kiosk::Kiosk& kiosk);
    void wait(const kiosk::Kiosk& kiosk);
    void unplug_panel(const kiosk::Kiosk& kiosk);
    void answer_slip(const kiosk::Kiosk& kiosk);

    std::mt19937_64 random_;
    kiosk::Moment now_{0};
    kiosk::Moment pause_{0};          ///< Before the next gesture.
    std::deque<MonkeyEvent> planned_; ///< Their times are still pauses.
    std::map<std::uint32_t, Spot> palms_;
    std::uint32_t last_finger_ = 0;
    int patience_ = 0;                   ///< Taps that still follow what leads on.
    std::map<std::string, int> touched_; ///< How often a button of a screen was.
};

} // namespace support
