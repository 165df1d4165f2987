#include "tests/kiosk/touch_visit.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <thread>

/// Everything that leads out of programs elsewhere, tried at a kiosk in a real window: by keys,
/// mouse, fingers and devices that are plugged in (KIOSK.md 2.10).
namespace {

using namespace std::chrono_literals;
using layout::Point;
using layout::Points;
using support::nowhere;
using support::Switch;
using support::TouchVisit;
using support::WindowPlace;
using support::Words;

struct Escape {
    std::string name;                         ///< Of keys: as xdotool calls them.
    std::function<void(TouchVisit&)> attempt; ///< None: the keys are pressed.
};
using Escapes = std::vector<Escape>;

Escapes by_keys(const Words& chords)
{
    Escapes escapes;
    for (const std::string& keys : chords) {
        escapes.push_back({keys, {}});
    }
    return escapes;
}

/// One after the other; keys by one call.
void try_all(TouchVisit& visit, const Escapes& escapes)
{
    Words keys{"key", "--delay", "20"};
    for (const Escape& escape : escapes) {
        if (escape.attempt) {
            escape.attempt(visit);
        } else {
            keys.push_back(escape.name);
        }
    }
    if (keys.size() > 3) {
        visit.xdotool(keys);
    }
    std::this_thread::sleep_for(100ms);
}

/// What window managers and programs do.
Escapes by_chords()
{
    return by_keys(
        {"alt+F4",    "alt+Tab",    "alt+shift+Tab",  "alt+Escape",   "alt+space",
         "alt+F2",    "alt+Return", "alt+Left",       "ctrl+w",       "ctrl+q",
         "ctrl+c",    "ctrl+z",     "ctrl+backslash", "ctrl+d",       "ctrl+h",
         "ctrl+l",    "ctrl+n",     "ctrl+o",         "ctrl+p",       "ctrl+r",
         "ctrl+t",    "ctrl+plus",  "ctrl+Escape",    "ctrl+shift+i", "ctrl+shift+Escape",
         "super",     "super+d",    "super+h",        "super+l",      "super+r",
         "super+Tab", "super+space"});
}

/// What the X server itself and the kernel listen to.
Escapes by_server_keys()
{
    return by_keys({"ctrl+alt+BackSpace", "ctrl+alt+Delete", "ctrl+alt+F1", "ctrl+alt+F2",
                    "ctrl+alt+F7", "ctrl+alt+KP_Add", "ctrl+alt+KP_Subtract", "ctrl+alt+KP_Divide",
                    "ctrl+alt+KP_Multiply", "ctrl+alt+t", "alt+Print", "alt+Print+b", "Print",
                    "ctrl+Print", "XF86Switch_VT_2", "XF86Ungrab", "XF86ClearGrab"});
}

Escapes by_single_keys()
{
    return by_keys({"F1",          "F2",     "F3",     "F4",   "F5",           "F6",
                    "F7",          "F8",     "F9",     "F10",  "F11",          "F12",
                    "shift+F10",   "Escape", "Menu",   "Tab",  "ISO_Left_Tab", "Pause",
                    "Scroll_Lock", "Insert", "Delete", "Home", "End",          "Page_Up",
                    "Page_Down",   "q",      "z"});
}

/// Of keyboards with a row of them, and of the machine's case.
Escapes by_machine_keys()
{
    return by_keys({"XF86PowerOff", "XF86Sleep",     "XF86Suspend",     "XF86Hibernate",
                    "XF86WakeUp",   "XF86LogOff",    "XF86ScreenSaver", "XF86Display",
                    "XF86Eject",    "XF86AudioPlay", "XF86AudioMedia",  "XF86HomePage",
                    "XF86WWW",      "XF86Mail",      "XF86Explorer",    "XF86Calculator",
                    "XF86Search",   "XF86Back",      "XF86Close",       "XF86Reload",
                    "XF86TaskPane", "XF86Launch1"});
}

/// The mouse where nothing is to be chosen, with every button, and its wheel over a button.
Escapes by_mouse()
{
    const std::string x = std::to_string(support::to_pixel(nowhere.x));
    const std::string y = std::to_string(support::to_pixel(nowhere.y));
    const auto mouse = [&](const std::string& name, Words words) {
        words.insert(words.begin(), {"mousemove", x, y});
        return Escape{name, [words](TouchVisit& visit) { visit.xdotool(words); }};
    };
    Escapes escapes{
        mouse("double click", {"click", "--repeat", "2", "--delay", "60", "1"}),
        mouse("triple right click", {"click", "--repeat", "3", "--delay", "60", "3"}),
        mouse("both buttons", {"mousedown", "1", "mousedown", "3", "mouseup", "3", "mouseup", "1"}),
        mouse("drag off the screen",
              {"mousedown", "1", "mousemove_relative", "--", "-2000", "-2000", "mouseup", "1"}),
        mouse("alt and drag", {"keydown", "alt", "mousedown", "1", "mousemove_relative", "300",
                               "300", "mouseup", "1", "keyup", "alt"}),
    };
    for (int button = 2; button <= 9; ++button) { // 4 to 7 are the wheel.
        escapes.push_back(
            {"button " + std::to_string(button), [button](TouchVisit& visit) {
                 const auto at = visit.pixels_of("home");
                 visit.xdotool({"mousemove", at[0], at[1], "click", std::to_string(button)});
                 visit.panel().click(button);
             }});
    }
    return escapes;
}

/// From `from` to `to` with as many fingers, side by side.
void swipe(TouchVisit& visit, Point from, Point to, std::uint32_t fingers)
{
    const auto beside = [](Point at, std::uint32_t finger) {
        return Point{at.x + Points(15.0 * finger), at.y};
    };
    for (std::uint32_t id = 0; id < fingers; ++id) {
        visit.down(id, beside(from, id));
    }
    constexpr int steps = 6;
    for (int step = 1; step <= steps; ++step) {
        const double part = static_cast<double>(step) / steps;
        const Point at{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
        for (std::uint32_t id = 0; id < fingers; ++id) {
            visit.move(id, beside(at, id));
        }
    }
    for (std::uint32_t id = 0; id < fingers; ++id) {
        visit.up(id);
    }
}

Escapes by_fingers()
{
    const auto panel = support::test_panel();
    const Point middle{panel.width / 2, panel.height / 2};
    const Points last_x = panel.width - Points(1);
    const Points last_y = panel.height - Points(1);
    const auto swiped = [](const std::string& name, Point from, Point to, std::uint32_t fingers) {
        return Escape{name, [=](TouchVisit& visit) { swipe(visit, from, to, fingers); }};
    };
    return {
        swiped("from the upper edge", {middle.x, Points(0)}, middle, 1),
        swiped("from the lower edge", {middle.x, last_y}, middle, 1),
        swiped("from the left edge", {Points(0), middle.y}, middle, 1),
        swiped("from the right edge", {last_x, middle.y}, middle, 1),
        swiped("three fingers up", middle, {middle.x, Points(20)}, 3),
        swiped("five fingers down from the edge", nowhere, middle, 5),
        swiped("five fingers tap", nowhere, nowhere, 5),
        {"long press",
         [](TouchVisit& visit) {
             visit.down(1, nowhere);
             std::this_thread::sleep_for(2s);
             visit.up(1);
         }},
        {"six touches on the upper corners",
         [=](TouchVisit& visit) {
             for (const bool right : {false, true, true, false, false, true}) {
                 visit.tap_at({right ? last_x : Points(1), Points(1)});
             }
         }},
    };
}

/// Codes of the second keyboard's keys, as the X server numbers them.
constexpr int left_alt = 64;
constexpr int left_control = 37;
constexpr int left_super = 133;
constexpr int f4 = 70;
constexpr int backspace = 22;

Escapes by_devices()
{
    return {
        {"alt+F4 on a second keyboard",
         [](TouchVisit& visit) {
             visit.panel().type_together({left_alt, f4});
         }},
        {"ctrl+alt+BackSpace on a second keyboard",
         [](TouchVisit& visit) {
             visit.panel().type_together({left_control, left_alt, backspace});
         }},
        {"super on a second keyboard", [](TouchVisit& visit) { visit.panel().type(left_super); }},
        {"mouse and keyboard are pulled out",
         [](TouchVisit& visit) { visit.panel().switch_mouse_and_keyboard(Switch::Off); }},
        {"mouse and keyboard are plugged in",
         [](TouchVisit& visit) { visit.panel().switch_mouse_and_keyboard(Switch::On); }},
        {"a second pointer", [](TouchVisit& visit) { visit.panel().add_pointer(); }},
        {"a second pointer less", [](TouchVisit& visit) { visit.panel().remove_pointer(); }},
        {"the window is asked to close", [](TouchVisit& visit) { visit.screen().ask_to_close(); }},
    };
}

/// A kiosk on `help`, where each tap shows another contrast.
class Guarded {
  public:
    explicit Guarded(TouchVisit& visit) : visit_(visit)
    {
        visit_.tap("language:id");
        visit_.tap("help");
        window_ = visit_.screen().top_window();
    }

    /// The same program, its window over all others and over the whole screen, its picture as it
    /// was, and the next tap counts.
    void check()
    {
        CHECK_FALSE(visit_.program().ended());
        CHECK(visit_.screen().top_window() == window_);
        CHECK(visit_.screen().windows().back() ==
              WindowPlace{0, 0, support::Screen::width, support::Screen::height});
        CHECK(visit_.wrong_pixels() == 0);
        visit_.tap(dark_ ? "contrast:normal" : "contrast:dark");
        dark_ = !dark_;
    }

  private:
    TouchVisit& visit_;
    std::uint64_t window_ = 0;
    bool dark_ = false;
};

const std::vector<std::pair<std::string, Escapes>>& all_escapes()
{
    static const std::vector<std::pair<std::string, Escapes>> groups{
        {"chords", by_chords()},    {"server's keys", by_server_keys()},
        {"keys", by_single_keys()}, {"machine's keys", by_machine_keys()},
        {"mouse", by_mouse()},      {"fingers", by_fingers()},
        {"devices", by_devices()}};
    return groups;
}

} // namespace

TEST_CASE("no key, no button, no gesture and no other device leads out of the kiosk",
          "[kiosk][window][escape]")
{
    TouchVisit* const visit = TouchVisit::begin();
    if (visit == nullptr) {
        return;
    }
    Guarded kiosk(*visit);
    for (const auto& [group, escapes] : all_escapes()) {
        INFO(group);
        try_all(*visit, escapes);
        kiosk.check();
    }
}

TEST_CASE("after each single attempt to leave it the kiosk stands and takes the next tap (long)",
          "[kiosk][window][escape]")
{
    TouchVisit* const visit = TouchVisit::begin();
    if (visit == nullptr) {
        return;
    }
    Guarded kiosk(*visit);
    for (const auto& [group, escapes] : all_escapes()) {
        for (const Escape& escape : escapes) {
            INFO(group << ": " << escape.name);
            try_all(*visit, {escape});
            kiosk.check();
        }
    }
}
