#include "kiosk/x_wakeup.hpp"

#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>
#include <unistd.h>

#include <array>

namespace kiosk {

namespace {

/// Xlib would call exit(1), which reads as "the content is at fault". Nothing is lost: a visit's
/// data are in memory only.
int leave_without_server(Display*)
{
    constexpr int machine_at_fault = 3;
    constexpr char words[] = "pelita-kiosk: the X server is gone\n";
    [[maybe_unused]] const auto written = write(STDERR_FILENO, words, sizeof words - 1);
    _exit(machine_at_fault);
}

} // namespace

struct XWakeup::Connection {
    Display* display = nullptr;
    Window window = 0;

    ~Connection()
    {
        if (display != nullptr) {
            XCloseDisplay(display);
        }
    }
};

std::unique_ptr<XWakeup> XWakeup::open()
{
    auto connection = std::make_unique<Connection>();
    connection->display = XOpenDisplay(nullptr);
    if (connection->display == nullptr) {
        return nullptr;
    }
    XSetIOErrorHandler(leave_without_server);
    return std::unique_ptr<XWakeup>(new XWakeup(std::move(connection)));
}

XWakeup::XWakeup(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
XWakeup::~XWakeup() = default;

ScreenPixels XWakeup::screen() const
{
    Display* display = connection_->display;
    const int number = DefaultScreen(display);
    return {DisplayWidth(display, number), DisplayHeight(display, number)};
}

void XWakeup::watch(std::uint64_t window)
{
    Display* display = connection_->display;
    connection_->window = window;
    XSelectInput(display, window, ExposureMask);
    std::array<unsigned char, XIMaskLen(XI_LASTEVENT)> bits{};
    for (const int event : {XI_RawKeyPress, XI_RawButtonPress, XI_RawButtonRelease, XI_RawMotion}) {
        // XISetMask narrows an int without saying so.
        auto& byte = bits[static_cast<std::size_t>(event >> 3)];
        byte = static_cast<unsigned char>(byte | (1U << (event & 7)));
    }
    XIEventMask mask{XIAllMasterDevices, static_cast<int>(bits.size()), bits.data()};
    XISelectEvents(display, DefaultRootWindow(display), &mask, 1);
    XFlush(display);
}

int XWakeup::descriptor() const
{
    return ConnectionNumber(connection_->display);
}

Drained XWakeup::drain()
{
    Drained drained;
    Display* display = connection_->display;
    while (XPending(display) > 0) {
        XEvent event;
        XNextEvent(display, &event);
        drained.any = true;
        drained.exposed = drained.exposed ||
                          (event.type == Expose && event.xexpose.window == connection_->window);
    }
    return drained;
}

} // namespace kiosk
