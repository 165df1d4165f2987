#pragma once

#include "kiosk/x_connection.hpp"

#include <X11/Xlib.h>

#include <utility>

namespace kiosk {

/// While it lives, errors are expected: a pixel may lie beside the screen, a panel be unplugged.
/// Only for the files that know Xlib: its macros break others (KIOSK.md 3.2).
class ErrorsExpected {
  public:
    explicit ErrorsExpected(Display* display);
    ~ErrorsExpected();
    ErrorsExpected(const ErrorsExpected&) = delete;
    ErrorsExpected& operator=(const ErrorsExpected&) = delete;

    /// Whether one came so far.
    bool any() const;

  private:
    Display* display_;
};

struct XConnection::Server {
    Display* display = nullptr;
    Window window = 0;
    XWindowAttributes look{};    ///< Of the window: how its pixels are made.
    GC pen = nullptr;            ///< Puts pixels into the window.
    int input_code = 0;          ///< Of generic events of the X Input extension.
    bool has_outputs = false;    ///< The server has RandR 1.3.
    int outputs_first_event = 0; ///< Of RandR.

    Server() = default;
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server()
    {
        if (display != nullptr) {
            release_pen();
            XCloseDisplay(display);
        }
    }

    Window root() const { return DefaultRootWindow(display); }
    void release_pen()
    {
        if (pen != nullptr) {
            XFreeGC(display, std::exchange(pen, nullptr));
        }
    }
    void watch(Window shown);
    void take(XEvent& event, Drained& drained);
    void take_input(const XGenericEventCookie& cookie, Drained& drained) const;
};

} // namespace kiosk
