#pragma once

#include "content/layout/screens/look.hpp"
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

/// A window without a frame: SFML's, for keys and mouse. No mode is asked for: fullscreen grabs the
/// pointer and changes the panel's mode (KIOSK.md 2.2). What it shows is put there by
/// `XConnection`.
class Window {
  public:
    /// @throws std::runtime_error if the server opens none.
    Window(const layout::screens::PanelPixels& size, Cursor cursor);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// The X server's number of the window.
    std::uint64_t handle() const;
    std::vector<WindowEvent> take_events();

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace kiosk
