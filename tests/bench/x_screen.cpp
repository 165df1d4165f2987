#include "tests/bench/x_screen.hpp"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
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

std::uint64_t XScreen::hash() const
{
    auto* display = static_cast<Display*>(display_);
    XImage* image =
        XGetImage(display, DefaultRootWindow(display), 0, 0, static_cast<unsigned>(width_),
                  static_cast<unsigned>(height_), AllPlanes, ZPixmap);
    if (image == nullptr) {
        return 0;
    }
    std::uint64_t hash = 14695981039346656037ULL;
    const auto bytes = static_cast<long>(image->bytes_per_line) * image->height;
    for (long at = 0; at + 8 <= bytes; at += 8) {
        std::uint64_t word = 0;
        __builtin_memcpy(&word, image->data + at, sizeof word);
        hash = (hash ^ word) * 1099511628211ULL;
    }
    XDestroyImage(image);
    return hash;
}

} // namespace bench
