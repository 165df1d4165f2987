#include "kiosk/x_server.hpp"

#include <X11/Xatom.h>
#include <X11/extensions/XInput2.h>
#include <X11/extensions/Xrandr.h>
#include <X11/extensions/dpms.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

// What a panel is to the X server: an output that shows, a device that feels.
namespace kiosk {

namespace {

using Resources = std::unique_ptr<XRRScreenResources, decltype(&XRRFreeScreenResources)>;
using OutputInfo = std::unique_ptr<XRROutputInfo, decltype(&XRRFreeOutputInfo)>;

Resources screen_resources(Display* display)
{
    return {XRRGetScreenResourcesCurrent(display, DefaultRootWindow(display)),
            &XRRFreeScreenResources};
}

OutputInfo output_info(Display* display, XRRScreenResources* resources, RROutput output)
{
    return {XRRGetOutputInfo(display, resources, output), &XRRFreeOutputInfo};
}

} // namespace

std::vector<std::string> XConnection::outputs() const
{
    std::vector<std::string> names;
    const Resources resources = server_->has_outputs ? screen_resources(server_->display)
                                                     : Resources(nullptr, &XRRFreeScreenResources);
    for (int i = 0; resources && i < resources->noutput; ++i) {
        const auto info = output_info(server_->display, resources.get(), resources->outputs[i]);
        if (info) {
            names.emplace_back(info->name, static_cast<std::size_t>(info->nameLen));
        }
    }
    return names;
}

std::optional<PixelRect> XConnection::output(const std::string& name) const
{
    Display* display = server_->display;
    if (!server_->has_outputs) {
        const int screen = DefaultScreen(display);
        return PixelRect{0, 0, DisplayWidth(display, screen), DisplayHeight(display, screen)};
    }
    const Resources resources = screen_resources(display);
    const RROutput primary = XRRGetOutputPrimary(display, server_->root());
    std::optional<PixelRect> found;
    for (int i = 0; resources && i < resources->noutput; ++i) {
        const RROutput output = resources->outputs[i];
        const auto info = output_info(display, resources.get(), output);
        const bool wanted =
            info &&
            (name.empty()
                 ? !found || output == primary
                 : name == std::string_view(info->name, static_cast<std::size_t>(info->nameLen)));
        if (!wanted || info->crtc == 0) {
            continue;
        }
        XRRCrtcInfo* shown = XRRGetCrtcInfo(display, resources.get(), info->crtc);
        if (shown != nullptr && shown->width > 0 && shown->height > 0) {
            found = PixelRect{shown->x, shown->y, static_cast<int>(shown->width),
                              static_cast<int>(shown->height)};
        }
        XRRFreeCrtcInfo(shown);
    }
    return found;
}

void XConnection::switch_panel(Power power)
{
    Display* display = server_->display;
    int event = 0;
    int error = 0;
    if (DPMSQueryExtension(display, &event, &error) == 0 || DPMSCapable(display) == 0) {
        return;
    }
    DPMSEnable(display);
    DPMSSetTimeouts(display, 0, 0, 0); // The kiosk knows when it was touched, the server may not.
    DPMSForceLevel(display, power == Power::Off ? DPMSModeOff : DPMSModeOn);
    XFlush(display);
}

std::optional<Power> XConnection::panel_power() const
{
    CARD16 level = DPMSModeOn;
    BOOL is_enabled = 0;
    int event = 0;
    int error = 0;
    Display* display = server_->display;
    if (DPMSQueryExtension(display, &event, &error) == 0 || DPMSCapable(display) == 0 ||
        DPMSInfo(display, &level, &is_enabled) == 0 || is_enabled == 0) {
        return std::nullopt;
    }
    return level == DPMSModeOn ? Power::On : Power::Off;
}

int XConnection::touch_panels() const
{
    int count = 0;
    XIDeviceInfo* const devices = XIQueryDevice(server_->display, XIAllDevices, &count);
    const std::span<const XIDeviceInfo> all(
        devices, devices == nullptr ? 0U : static_cast<std::size_t>(count));
    const auto panels = std::ranges::count_if(all, [](const XIDeviceInfo& device) {
        const std::span<XIAnyClassInfo* const> classes(
            device.classes, static_cast<std::size_t>(device.num_classes));
        return device.use == XISlavePointer && device.enabled != 0 &&
               std::ranges::any_of(
                   classes, [](const XIAnyClassInfo* one) { return one->type == XITouchClass; });
    });
    if (devices != nullptr) {
        XIFreeDeviceInfo(devices);
    }
    return static_cast<int>(panels);
}

void XConnection::restart_panel(int device)
{
    Display* display = server_->display;
    const ErrorsExpected errors(display);
    const Atom enabled = XInternAtom(display, "Device Enabled", False);
    std::array<unsigned char, 2> off_and_on{0, 1}; // Xlib takes no const.
    for (unsigned char& value : off_and_on) {
        XIChangeProperty(display, device, enabled, XA_INTEGER, 8, PropModeReplace, &value, 1);
        XSync(display, False);
    }
}

} // namespace kiosk
