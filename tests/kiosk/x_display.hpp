#pragma once

#include <X11/Xlib.h>

#include <stdexcept>
#include <string>

namespace support {

/// A connection to an X server of a test's own.
class Connection {
  public:
    explicit Connection(const std::string& name) : display_(XOpenDisplay(name.c_str()))
    {
        if (display_ == nullptr) {
            throw std::runtime_error("no X server at " + name);
        }
    }
    ~Connection() { XCloseDisplay(display_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    Display* get() const { return display_; }
    Window root() const { return DefaultRootWindow(display_); }

  private:
    Display* display_;
};

} // namespace support
