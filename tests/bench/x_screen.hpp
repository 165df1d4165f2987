#pragma once

#include "content/paint/pixmap.hpp"

#include <sys/types.h>

#include <cstdint>
#include <string>

/// An X server of our own, what is on its screen, and a hand at its mouse.
namespace bench {

/// A pixel of the screen and the colour it should have.
struct Mark {
    int x = 0;
    int y = 0;
    std::uint32_t colour = 0; ///< xRGB
};

/// Paints a window of $DISPLAY in one colour. @throws std::runtime_error without a server.
void fill_window(std::uint64_t window, int width, int height, std::uint32_t rgb);

class XScreen {
  public:
    /// Starts Xvfb on a free display. @throws std::runtime_error if it does not come up.
    XScreen(int width, int height);
    ~XScreen();
    XScreen(const XScreen&) = delete;
    XScreen& operator=(const XScreen&) = delete;

    const std::string& name() const { return name_; } ///< ":7"
    pid_t server() const { return server_; }
    /// Whether the pixel has its colour.
    bool shows(const Mark& mark) const;
    paint::Pixmap picture() const;

    /// By the server's own test extension: no other program has to start.
    void move_pointer(int x, int y) const;
    void press() const;
    void release() const;

  private:
    int server_ = -1;
    std::string name_;
    void* display_ = nullptr; ///< Display*; Xlib's macros stay in the .cpp.
    int width_;
    int height_;
};

} // namespace bench
