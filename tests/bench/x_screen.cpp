#include "tests/bench/x_screen.hpp"

#include "kiosk/damage.hpp"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <stdexcept>

namespace bench {

namespace {

std::string read_line(int descriptor)
{
    std::string line;
    char letter = 0;
    while (read(descriptor, &letter, 1) == 1 && letter != '\n') {
        line += letter;
    }
    return line;
}

} // namespace

XScreen::XScreen(int width, int height) : width_(width), height_(height)
{
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) {
        throw std::runtime_error("pipe");
    }
    server_ = fork();
    if (server_ == 0) {
        close(ends[0]);
        const std::string number = std::to_string(ends[1]);
        const std::string screen = std::to_string(width) + "x" + std::to_string(height) + "x24";
        const int quiet = open("/dev/null", O_WRONLY);
        dup2(quiet, STDERR_FILENO);
        execlp("Xvfb", "Xvfb", "-displayfd", number.c_str(), "-noreset", "-nolisten", "tcp",
               "-screen", "0", screen.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    close(ends[1]);
    const std::string number = read_line(ends[0]);
    close(ends[0]);
    name_ = ":" + number;
    display_ = number.empty() ? nullptr : XOpenDisplay(name_.c_str());
    if (display_ == nullptr) {
        throw std::runtime_error("Xvfb does not start; install the package xvfb");
    }
}

XScreen::~XScreen()
{
    if (display_ != nullptr) {
        XCloseDisplay(static_cast<Display*>(display_));
    }
    kill(server_, SIGTERM);
    waitpid(server_, nullptr, 0);
}

void fill_window(std::uint64_t window, int width, int height, std::uint32_t rgb)
{
    Display* display = XOpenDisplay(nullptr);
    if (display == nullptr) {
        throw std::runtime_error("there is no X server to paint on");
    }
    GC pen = XCreateGC(display, window, 0, nullptr);
    XSetForeground(display, pen, rgb);
    XFillRectangle(display, window, pen, 0, 0, static_cast<unsigned>(width),
                   static_cast<unsigned>(height));
    XFreeGC(display, pen);
    XCloseDisplay(display);
}

bool XScreen::shows(const Mark& mark) const
{
    auto* display = static_cast<Display*>(display_);
    XImage* image =
        XGetImage(display, DefaultRootWindow(display), mark.x, mark.y, 1, 1, AllPlanes, ZPixmap);
    if (image == nullptr) {
        return false;
    }
    const auto colour = static_cast<std::uint32_t>(XGetPixel(image, 0, 0));
    XDestroyImage(image);
    return kiosk::colour_distance(colour, mark.colour) == 0;
}

paint::Pixmap XScreen::picture() const
{
    auto* display = static_cast<Display*>(display_);
    XImage* image =
        XGetImage(display, DefaultRootWindow(display), 0, 0, static_cast<unsigned>(width_),
                  static_cast<unsigned>(height_), AllPlanes, ZPixmap);
    if (image == nullptr) {
        throw std::runtime_error("no picture of the screen");
    }
    paint::Pixmap picture{width_, height_, {}};
    const auto row = static_cast<std::size_t>(width_);
    picture.pixels.resize(row * static_cast<std::size_t>(height_));
    for (std::size_t y = 0; y < static_cast<std::size_t>(height_); ++y) {
        std::memcpy(picture.pixels.data() + y * row,
                    image->data + y * static_cast<std::size_t>(image->bytes_per_line), row * 4);
    }
    XDestroyImage(image);
    return picture;
}

void XScreen::move_pointer(int x, int y) const
{
    auto* display = static_cast<Display*>(display_);
    XTestFakeMotionEvent(display, DefaultScreen(display), x, y, CurrentTime);
    XSync(display, False);
}

void XScreen::press() const
{
    auto* display = static_cast<Display*>(display_);
    XTestFakeButtonEvent(display, Button1, True, CurrentTime);
    XFlush(display);
}

void XScreen::release() const
{
    auto* display = static_cast<Display*>(display_);
    XTestFakeButtonEvent(display, Button1, False, CurrentTime);
    XFlush(display);
}

} // namespace bench
