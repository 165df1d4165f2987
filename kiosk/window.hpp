#pragma once

#include "kiosk/damage.hpp"
#include "kiosk/display_care.hpp"
#include "kiosk/focus.hpp"

#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

namespace kiosk {

/// What the left button of the mouse did, in pixels from the window's corner.
struct MouseDid {
    enum class Kind { Press, Move, Release };
    Kind kind = Kind::Move;
    double x = 0;
    double y = 0;
};
/// Keys and mouse, as far as they mean something: everything else is dropped (KIOSK.md 2.10).
using WindowEvent = std::variant<Key, MouseDid>;

enum class Cursor { Hidden, Shown };

/// A window without a frame, and the one texture that it shows. No mode is asked for: fullscreen
/// grabs the pointer and changes the panel's mode (KIOSK.md 2.2).
class Window {
  public:
    /// @throws std::runtime_error if the server opens none, or none so large.
    Window(const PanelMap& panel, Cursor cursor);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// The X server's number of the window.
    std::uint64_t handle() const;
    std::vector<WindowEvent> take_events();
    /// Hands a box of the page to the graphics driver.
    void upload(const paint::Pixmap& page, const PixelRect& rect);
    /// From the next time on the page is dim or moved; what was beside it repeats its edge.
    void set_look(const PanelLook& look);
    /// Shows the whole page: the back buffer is undefined after each time.
    void present();

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace kiosk
