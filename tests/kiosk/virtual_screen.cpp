#include "tests/kiosk/virtual_screen.hpp"

#include "kiosk/damage.hpp"

#include "tests/kiosk/x_display.hpp"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <cairo.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <stdexcept>

namespace support {

namespace {

using namespace std::chrono_literals;

constexpr int longest_start = 100'000; // ms, of an X server on a loaded machine

/// "7\n" from the server's -displayfd.
std::string read_display(int descriptor)
{
    std::string text;
    pollfd waiting{descriptor, POLLIN, 0};
    std::array<char, 16> part{};
    while (text.find('\n') == std::string::npos && poll(&waiting, 1, longest_start) > 0) {
        const auto got = read(descriptor, part.data(), part.size());
        if (got <= 0) {
            break;
        }
        text.append(part.data(), static_cast<std::size_t>(got));
    }
    if (text.find('\n') == std::string::npos) {
        throw std::runtime_error("the X server did not start");
    }
    return ":" + text.substr(0, text.find('\n'));
}

} // namespace

struct Screen::Cover {
    Connection connection;
    Window window = 0;
};

Screen::Screen(const std::vector<std::string>& command, const std::filesystem::path& log)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    server_ = std::make_unique<RunningProgram>(command, log, ends[1]);
    close(ends[1]);
    display_ = read_display(ends[0]);
    close(ends[0]);
}

Screen::~Screen() = default;

VirtualScreen::VirtualScreen(const std::filesystem::path& folder, int depth)
    : Screen({"Xvfb", "-displayfd", "3", "-noreset", "-screen", "0",
              fmt::format("{}x{}x{}", width, height, depth), "-nolisten", "tcp"},
             folder / "xvfb.log")
{}

paint::Pixmap Screen::picture() const
{
    const Connection connection(display_);
    XWindowAttributes root{};
    XGetWindowAttributes(connection.get(), connection.root(), &root);
    XImage* image =
        XGetImage(connection.get(), connection.root(), 0, 0, static_cast<unsigned>(root.width),
                  static_cast<unsigned>(root.height), AllPlanes, ZPixmap);
    if (image == nullptr) {
        throw std::runtime_error("no picture of the screen");
    }
    paint::Pixmap pixmap{root.width, root.height, {}};
    const auto row = static_cast<std::size_t>(root.width);
    pixmap.pixels.resize(row * static_cast<std::size_t>(root.height));
    for (std::size_t y = 0; y < static_cast<std::size_t>(root.height); ++y) {
        std::memcpy(pixmap.pixels.data() + y * row,
                    image->data + y * static_cast<std::size_t>(image->bytes_per_line), row * 4);
    }
    XDestroyImage(image);
    return pixmap;
}

std::uint32_t Screen::pixel(int x, int y) const
{
    const Connection connection(display_);
    XImage* image = XGetImage(connection.get(), connection.root(), x, y, 1, 1, AllPlanes, ZPixmap);
    if (image == nullptr) {
        throw std::runtime_error("no pixel of the screen");
    }
    const auto colour = static_cast<std::uint32_t>(XGetPixel(image, 0, 0) & 0xFFFFFFU);
    XDestroyImage(image);
    return colour;
}

namespace {

std::vector<Window> children_of_root(const Connection& connection)
{
    Window root = 0;
    Window parent = 0;
    Window* children = nullptr;
    unsigned count = 0;
    XQueryTree(connection.get(), connection.root(), &root, &parent, &children, &count);
    const std::vector<Window> all(children, children + count);
    if (children != nullptr) {
        XFree(children);
    }
    return all;
}

} // namespace

std::vector<WindowPlace> Screen::windows() const
{
    const Connection connection(display_);
    std::vector<WindowPlace> places;
    for (const Window window : children_of_root(connection)) {
        XWindowAttributes of{};
        if (XGetWindowAttributes(connection.get(), window, &of) != 0 &&
            of.map_state == IsViewable) {
            places.push_back({of.x, of.y, of.width, of.height});
        }
    }
    return places;
}

std::uint64_t Screen::top_window() const
{
    const Connection connection(display_);
    Window top = 0;
    for (const Window window : children_of_root(connection)) { // From the lowest up.
        XWindowAttributes of{};
        if (XGetWindowAttributes(connection.get(), window, &of) != 0 &&
            of.map_state == IsViewable) {
            top = window;
        }
    }
    return top;
}

void Screen::ask_to_close()
{
    const Connection connection(display_);
    for (const Window window : children_of_root(connection)) {
        XEvent event{};
        event.xclient.type = ClientMessage;
        event.xclient.window = window;
        event.xclient.message_type = XInternAtom(connection.get(), "WM_PROTOCOLS", False);
        event.xclient.format = 32;
        event.xclient.data.l[0] =
            static_cast<long>(XInternAtom(connection.get(), "WM_DELETE_WINDOW", False));
        XSendEvent(connection.get(), window, False, NoEventMask, &event);
    }
    XSync(connection.get(), False);
}

void Screen::cover(const WindowPlace& place)
{
    cover_.reset(new Cover{Connection(display_), 0});
    XSetWindowAttributes attributes{};
    attributes.override_redirect = True;
    attributes.background_pixel = 0xFF0000;
    Display* display = cover_->connection.get();
    cover_->window = XCreateWindow(
        display, cover_->connection.root(), place.x, place.y, static_cast<unsigned>(place.width),
        static_cast<unsigned>(place.height), 0, CopyFromParent, InputOutput, nullptr,
        CWOverrideRedirect | CWBackPixel, &attributes);
    XMapRaised(display, cover_->window);
    XSync(display, False);
}

void Screen::uncover()
{
    XDestroyWindow(cover_->connection.get(), cover_->window);
    XSync(cover_->connection.get(), False);
    cover_.reset();
}

void Screen::paint_over(const WindowPlace& place) const
{
    const auto window = static_cast<Window>(top_window());
    const Connection connection(display_);
    Display* display = connection.get();
    const GC pen = XCreateGC(display, window, 0, nullptr);
    XSetForeground(display, pen, 0xFF0000);
    XFillRectangle(display, window, pen, place.x, place.y, static_cast<unsigned>(place.width),
                   static_cast<unsigned>(place.height));
    XSync(display, False);
    XFreeGC(display, pen);
}

void Screen::kill()
{
    cover_.reset();
    server_->send(SIGKILL);
    server_->wait_for_end(10s);
}

paint::Pixmap read_png(const std::filesystem::path& file)
{
    cairo_surface_t* surface = cairo_image_surface_create_from_png(file.c_str());
    const int width = cairo_image_surface_get_width(surface);
    const int height = cairo_image_surface_get_height(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const bool good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && data != nullptr;
    paint::Pixmap pixmap{width, height, {}};
    for (std::size_t y = 0; good && y < static_cast<std::size_t>(height); ++y) {
        const auto row = static_cast<std::size_t>(width);
        pixmap.pixels.resize((y + 1) * row);
        std::memcpy(pixmap.pixels.data() + y * row, data + y * stride, row * 4);
    }
    cairo_surface_destroy(surface);
    if (!good) {
        throw std::runtime_error(file.string() + " is no picture");
    }
    return pixmap;
}

std::size_t different_pixels(const paint::Pixmap& a, const paint::Pixmap& b)
{
    if (a.width != b.width || a.height != b.height) {
        return std::max(a.pixels.size(), b.pixels.size());
    }
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        different += kiosk::colour_distance(a.pixels[i], b.pixels[i]) == 0 ? 0U : 1U;
    }
    return different;
}

} // namespace support
