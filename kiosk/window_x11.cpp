#include "kiosk/x_server.hpp"

#include <X11/Xutil.h>
#include <X11/extensions/XInput2.h>
#include <X11/extensions/Xrandr.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <iostream>
#include <stdexcept>
#include <utility>

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

/// Of both connections. Xlib would end the program because of any error.
int report_error(Display* display, XErrorEvent* error)
{
    std::array<char, 128> text{};
    XGetErrorText(display, error->error_code, text.data(), static_cast<int>(text.size()));
    std::cerr << fmt::format("pelita-kiosk: the X server says: {} (request {})\n", text.data(),
                             error->request_code);
    return 0;
}

std::atomic<int> last_error = Success;

int remember_error(Display*, XErrorEvent* error)
{
    last_error = error->error_code;
    return 0;
}

/// Events of the X Input extension to ask for.
class EventMask {
  public:
    EventMask(int device, std::initializer_list<int> events) : device_(device)
    {
        for (const int event : events) {
            // XISetMask narrows an int without saying so.
            auto& byte = bits_[static_cast<std::size_t>(event >> 3)];
            byte = static_cast<unsigned char>(byte | (1U << (event & 7)));
        }
    }
    XIEventMask get() { return {device_, static_cast<int>(bits_.size()), bits_.data()}; }

  private:
    int device_;
    std::array<unsigned char, XIMaskLen(XI_LASTEVENT)> bits_{};
};

void select_events(Display* display, Window window, EventMask events)
{
    XIEventMask mask = events.get();
    XISelectEvents(display, window, &mask, 1);
}

/// The bits of a channel as 0 to 255.
std::uint32_t channel(unsigned long pixel, unsigned long mask)
{
    const unsigned long lowest = mask & (~mask + 1);
    return mask == 0 ? 0
                     : static_cast<std::uint32_t>((pixel & mask) / lowest * 255 / (mask / lowest));
}

} // namespace

ErrorsExpected::ErrorsExpected(Display* display) : display_(display)
{
    XSync(display_, False); // What failed before is another matter.
    last_error = Success;
    XSetErrorHandler(remember_error);
}

ErrorsExpected::~ErrorsExpected()
{
    XSync(display_, False);
    XSetErrorHandler(report_error);
}

bool ErrorsExpected::any() const
{
    XSync(display_, False);
    return last_error != Success;
}

std::unique_ptr<XConnection> XConnection::open()
{
    auto server = std::make_unique<Server>();
    server->display = XOpenDisplay(nullptr);
    if (server->display == nullptr) {
        return nullptr;
    }
    XSetIOErrorHandler(leave_without_server);
    XSetErrorHandler(report_error);
    int first_error = 0;
    int major = 0;
    int minor = 0;
    server->has_outputs =
        XRRQueryExtension(server->display, &server->outputs_first_event, &first_error) != 0 &&
        XRRQueryVersion(server->display, &major, &minor) != 0 && (major > 1 || minor >= 3);
    if (server->has_outputs) {
        XRRSelectInput(server->display, server->root(),
                       RRScreenChangeNotifyMask | RRCrtcChangeNotifyMask |
                           RROutputChangeNotifyMask);
        XFlush(server->display);
    }
    return std::unique_ptr<XConnection>(new XConnection(std::move(server)));
}

XConnection::XConnection(std::unique_ptr<Server> server) : server_(std::move(server)) {}
XConnection::~XConnection() = default;

void XConnection::watch(std::uint64_t window)
{
    Display* display = server_->display;
    int first_event = 0;
    int first_error = 0;
    int major = 2;
    int minor = 2;
    if (XQueryExtension(display, "XInputExtension", &server_->input_code, &first_event,
                        &first_error) == 0 ||
        XIQueryVersion(display, &major, &minor) != Success) {
        throw std::runtime_error("the X server has no XInput 2.2: no finger would be felt");
    }
    server_->watch(window);
    XSelectInput(display, window, ExposureMask);
    // A wake-up only: SFML reads keys and mouse on its own connection.
    select_events(display, server_->root(),
                  {XIAllMasterDevices,
                   {XI_RawKeyPress, XI_RawButtonPress, XI_RawButtonRelease, XI_RawMotion}});
    select_events(display, server_->root(), {XIAllDevices, {XI_HierarchyChanged}});
    const ErrorsExpected errors(display);
    select_events(display, window,
                  {XIAllMasterDevices, {XI_TouchBegin, XI_TouchUpdate, XI_TouchEnd}});
    if (errors.any()) {
        throw std::runtime_error("another program takes the touches of the kiosk's window; end it");
    }
}

PixelRect XConnection::move_window(const PixelRect& place)
{
    Display* display = server_->display;
    XMoveResizeWindow(display, server_->window, place.x, place.y,
                      static_cast<unsigned>(place.width), static_cast<unsigned>(place.height));
    XSync(display, False);
    XWindowAttributes of{};
    XGetWindowAttributes(display, server_->window, &of);
    PixelRect there{0, 0, of.width, of.height};
    Window child = 0;
    XTranslateCoordinates(display, server_->window, server_->root(), 0, 0, &there.x, &there.y,
                          &child);
    return there;
}

void XConnection::put(const OutputPicture& picture)
{
    Server& server = *server_;
    const PixelRect& at = picture.place;
    if (at.width == 0 || at.height == 0) {
        return;
    }
    XImage image{};
    image.width = at.width;
    image.height = at.height;
    image.format = ZPixmap;
    image.data = reinterpret_cast<char*>(const_cast<std::uint32_t*>(picture.pixels.data()));
    image.byte_order = std::endian::native == std::endian::little ? LSBFirst : MSBFirst;
    image.bitmap_unit = 32;
    image.bitmap_bit_order = image.byte_order;
    image.bitmap_pad = 32;
    image.depth = server.look.depth;
    image.bytes_per_line = at.width * 4;
    image.bits_per_pixel = 32;
    XInitImage(&image);
    XPutImage(server.display, server.window, server.pen, &image, 0, 0, at.x, at.y,
              static_cast<unsigned>(at.width), static_cast<unsigned>(at.height));
    XFlush(server.display);
}

int XConnection::descriptor() const
{
    return ConnectionNumber(server_->display);
}

void XConnection::drain(Drained& drained)
{
    Display* display = server_->display;
    std::size_t touches = 0;
    while (true) {
        while (XPending(display) > 0) {
            XEvent event;
            XNextEvent(display, &event);
            drained.any = true;
            server_->take(event, drained);
        }
        // A panel that is switched off "lifts" its fingers first and is gone a moment later: after
        // a round trip that is known too.
        const auto lifted = std::find_if(
            drained.touches.begin() + static_cast<std::ptrdiff_t>(touches), drained.touches.end(),
            [](const PanelTouch& touch) { return touch.kind == PanelTouch::Kind::End; });
        if (lifted == drained.touches.end()) {
            return;
        }
        touches = drained.touches.size();
        XSync(display, False);
    }
}

/// Pixmaps are xRGB words: nothing is converted on the way, so the window must have the same.
void XConnection::Server::watch(Window shown)
{
    release_pen();
    window = shown;
    XGetWindowAttributes(display, window, &look);
    const bool has_words = look.depth >= 24 && look.visual->red_mask == 0xFF0000 &&
                           look.visual->green_mask == 0xFF00 && look.visual->blue_mask == 0xFF;
    if (!has_words) {
        throw std::runtime_error(
            "the X server has no pixels of 8 bits a colour in the usual order");
    }
    pen = XCreateGC(display, window, 0, nullptr);
}

void XConnection::Server::take(XEvent& event, Drained& drained)
{
    if (event.type == Expose) {
        drained.exposed = drained.exposed || event.xexpose.window == window;
    } else if (has_outputs && (event.type == outputs_first_event + RRScreenChangeNotify ||
                               event.type == outputs_first_event + RRNotify)) {
        XRRUpdateConfiguration(&event);
        drained.screen_changed = true;
    } else if (event.type == GenericEvent && event.xcookie.extension == input_code &&
               XGetEventData(display, &event.xcookie) != 0) {
        take_input(event.xcookie, drained);
        XFreeEventData(display, &event.xcookie);
    }
}

void XConnection::Server::take_input(const XGenericEventCookie& cookie, Drained& drained) const
{
    using Kind = PanelTouch::Kind;
    const auto take_touch = [&](Kind kind) {
        const auto& touch = *static_cast<const XIDeviceEvent*>(cookie.data);
        drained.touches.push_back({kind, touch.sourceid, static_cast<std::uint32_t>(touch.detail),
                                   touch.event_x, touch.event_y,
                                   static_cast<std::uint32_t>(touch.time)});
    };
    switch (cookie.evtype) {
    case XI_TouchBegin:
        take_touch(Kind::Begin);
        break;
    case XI_TouchUpdate:
        take_touch(Kind::Move);
        break;
    case XI_TouchEnd:
        take_touch(Kind::End);
        break;
    case XI_HierarchyChanged: {
        const auto& change = *static_cast<const XIHierarchyEvent*>(cookie.data);
        drained.devices_changed = true;
        for (int i = 0; i < change.num_info; ++i) {
            if ((change.info[i].flags & (XISlaveRemoved | XIDeviceDisabled)) != 0) {
                drained.gone_panels.push_back(change.info[i].deviceid);
            }
        }
        break;
    }
    default: // Raw keys, buttons and motion.
        drained.keys_or_mouse = true;
        break;
    }
}

std::optional<std::uint32_t> XConnection::pixel(PixelPoint at) const
{
    Display* display = server_->display;
    const ErrorsExpected errors(display);
    XImage* image = XGetImage(display, server_->root(), at.x, at.y, 1, 1, AllPlanes, ZPixmap);
    if (image == nullptr) {
        return std::nullopt;
    }
    const Visual& visual = *DefaultVisual(display, DefaultScreen(display));
    const unsigned long pixel = XGetPixel(image, 0, 0);
    XDestroyImage(image);
    return channel(pixel, visual.red_mask) << 16 | channel(pixel, visual.green_mask) << 8 |
           channel(pixel, visual.blue_mask);
}

int XConnection::depth() const
{
    return DefaultDepth(server_->display, DefaultScreen(server_->display));
}

} // namespace kiosk
