#include "tests/kiosk/touch_screen.hpp"

#include "content/model/files.hpp"
#include "tests/kiosk/x_display.hpp"
#include "tests/support/subprocess.hpp"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>
#include <X11/extensions/Xrandr.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace support {

namespace {

namespace fs = std::filesystem;

constexpr const char* driver_file = "/usr/lib/xorg/modules/input/inputtest_drv.so";
constexpr const char* card_file = "/usr/lib/xorg/modules/drivers/dummy_drv.so";
constexpr int most_fingers = 5;

std::string settings(const fs::path& folder)
{
    const auto device = [&](const std::string& name, const std::string& kind,
                            const std::string& more) {
        return "Section \"InputDevice\"\n Identifier \"" + name + "\"\n Driver \"inputtest\"\n" +
               " Option \"DeviceType\" \"" + kind + "\"\n Option \"SocketPath\" \"" +
               (folder / name).string() + "\"\n" + more + "EndSection\n";
    };
    // As in front of visitors: no other console, no way to end the server.
    return "Section \"ServerFlags\"\n Option \"AutoAddDevices\" \"false\"\n"
           " Option \"DontVTSwitch\" \"true\"\n Option \"DontZap\" \"true\"\n Option \"DontZoom\" "
           "\"true\"\n"
           " Option \"BlankTime\" \"0\"\nEndSection\n"
           "Section \"Device\"\n Identifier \"card\"\n Driver \"dummy\"\n VideoRam 64000\n"
           "EndSection\n"
           "Section \"Monitor\"\n Identifier \"monitor\"\n HorizSync 5-1000\n VertRefresh 5-200\n"
           " Modeline \"1366x768\" 85.25 1366 1440 1576 1784 768 771 781 798\n"
           " Modeline \"1024x768\" 65.00 1024 1048 1184 1344 768 771 777 806\nEndSection\n"
           "Section \"Screen\"\n Identifier \"screen\"\n Device \"card\"\n Monitor \"monitor\"\n"
           " DefaultDepth 24\n SubSection \"Display\"\n  Depth 24\n"
           "  Modes \"1366x768\" \"1024x768\"\n EndSubSection\nEndSection\n" +
           device("panel", "Touch",
                  " Option \"TouchCount\" \"" + std::to_string(most_fingers) + "\"\n") +
           device("mouse", "Pointer", "") + device("keyboard", "Keyboard", "") +
           "Section \"ServerLayout\"\n Identifier \"layout\"\n Screen \"screen\"\n"
           " InputDevice \"panel\" \"CorePointer\"\n InputDevice \"mouse\" \"SendCoreEvents\"\n"
           " InputDevice \"keyboard\" \"CoreKeyboard\"\nEndSection\n";
}

std::vector<std::string> server_command(const fs::path& folder)
{
    content::write_file(folder / "xorg.conf", settings(folder));
    // Real output, real modes, but no console: the tests share the machine with whoever sits there.
    return {"Xorg",
            "-displayfd",
            "3",
            "-config",
            (folder / "xorg.conf").string(),
            "-logfile",
            (folder / "xorg.log").string(),
            "-noreset",
            "-novtswitch",
            "-sharevts",
            "-nolisten",
            "tcp"};
}

// The messages of the driver "inputtest", protocol 1.1, in the machine's byte order.
constexpr std::uint32_t client_version = 0;
constexpr std::uint32_t wait_for_sync = 1;
constexpr std::uint32_t button_event = 4;
constexpr std::uint32_t key_event = 5;
constexpr std::uint32_t touch_event = 6;
constexpr std::uint32_t sync_finished = 1;
constexpr std::uint32_t touch_begin = 18;
constexpr std::uint32_t touch_update = 19;
constexpr std::uint32_t touch_end = 20;
constexpr std::size_t most_values = 64;

struct Header {
    std::uint32_t length = 0;
    std::uint32_t type = 0;
};
struct VersionMessage {
    Header header{sizeof(VersionMessage), client_version};
    std::uint16_t major = 1;
    std::uint16_t minor = 1;
};
struct Values {
    std::uint32_t has_unaccelerated = 0;
    std::array<std::uint8_t, most_values / 8> mask{};
    std::array<double, most_values> values{};
    std::array<double, most_values> unaccelerated{};
};
struct TouchMessage {
    Header header{sizeof(TouchMessage), touch_event};
    std::uint32_t id = 0;
    std::uint32_t kind = 0;
    Values place;
};
struct KeyMessage {
    Header header{sizeof(KeyMessage), key_event};
    std::int32_t code = 0;
    std::uint32_t is_press = 0;
};
struct ButtonMessage {
    Header header{sizeof(ButtonMessage), button_event};
    std::int32_t is_absolute = 0;
    std::int32_t button = 0;
    std::uint32_t is_press = 0;
    Values place;
};

} // namespace

/// The one connection to a device that a server takes in its life: a second one would hang.
class TouchScreen::Wire {
  public:
    explicit Wire(const fs::path& socket_file)
        : descriptor_(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, socket_file.c_str(), sizeof address.sun_path - 1);
        if (connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) !=
            0) {
            throw std::runtime_error(socket_file.string() + " is no device of the X server");
        }
        constexpr timeval longest_answer{20, 0};
        setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &longest_answer, sizeof longest_answer);
        send(VersionMessage{});
    }
    ~Wire() { close(descriptor_); }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    /// Returns when the server has taken the message.
    template <class Message>
    void tell(const Message& message)
    {
        send(message);
        send(Header{sizeof(Header), wait_for_sync});
        while (receive() != sync_finished) {
        }
    }

  private:
    template <class Message>
    void send(const Message& message) const
    {
        if (write(descriptor_, &message, sizeof message) != static_cast<ssize_t>(sizeof message)) {
            throw std::runtime_error("the X server takes no events");
        }
    }
    /// The type of the next answer.
    std::uint32_t receive() const
    {
        Header header;
        std::array<char, 64> rest{};
        read_whole(&header, sizeof header);
        if (header.length < sizeof header || header.length - sizeof header > rest.size()) {
            throw std::runtime_error("the X server's driver speaks otherwise");
        }
        read_whole(rest.data(), header.length - sizeof header);
        return header.type;
    }
    void read_whole(void* bytes, std::size_t size) const
    {
        if (size > 0 && recv(descriptor_, bytes, size, MSG_WAITALL) != static_cast<ssize_t>(size)) {
            throw std::runtime_error("the X server's driver is gone");
        }
    }

    int descriptor_;
};

std::string TouchScreen::why_not()
{
    if (geteuid() != 0) {
        return "Xorg with real fingers needs root";
    }
    for (const char* file : {driver_file, card_file}) {
        if (!fs::exists(file)) {
            return std::string(file) +
                   " is missing: install xserver-xorg-core and xserver-xorg-video-dummy";
        }
    }
    return {};
}

TouchScreen::TouchScreen(const fs::path& folder)
    : Screen(server_command(folder), folder / "xorg.out"), folder_(folder),
      panel_(std::make_unique<Wire>(folder / "panel")),
      mouse_(std::make_unique<Wire>(folder / "mouse")),
      keyboard_(std::make_unique<Wire>(folder / "keyboard"))
{}

TouchScreen::~TouchScreen() = default;

void TouchScreen::touch(std::uint32_t id, std::uint32_t kind, int x, int y)
{
    constexpr double range = 65535;
    TouchMessage message;
    message.id = id;
    message.kind = kind;
    message.place.mask[0] = 3;
    message.place.values[0] = (x + 0.5) * range / width;
    message.place.values[1] = (y + 0.5) * range / height;
    panel_->tell(message);
}

void TouchScreen::down(std::uint32_t id, int x, int y)
{
    touch(id, touch_begin, x, y);
}

void TouchScreen::move(std::uint32_t id, int x, int y)
{
    touch(id, touch_update, x, y);
}

void TouchScreen::up(std::uint32_t id, int x, int y)
{
    touch(id, touch_end, x, y);
}

void TouchScreen::click(int button)
{
    ButtonMessage message;
    message.button = button;
    message.is_press = 1;
    mouse_->tell(message);
    message.is_press = 0;
    mouse_->tell(message);
}

void TouchScreen::type(int code)
{
    type_together({code});
}

void TouchScreen::type_together(const std::vector<int>& codes)
{
    KeyMessage message;
    for (const std::uint32_t is_press : {1U, 0U}) {
        for (const int code : codes) {
            message.code = code;
            message.is_press = is_press;
            keyboard_->tell(message);
        }
    }
}

void TouchScreen::switch_device(const std::string& name, Switch position)
{
    const Connection connection(display());
    int count = 0;
    XIDeviceInfo* devices = XIQueryDevice(connection.get(), XIAllDevices, &count);
    unsigned char value = position == Switch::On ? 1 : 0;
    for (int i = 0; i < count; ++i) {
        if (devices[i].name == name) {
            XIChangeProperty(connection.get(), devices[i].deviceid,
                             XInternAtom(connection.get(), "Device Enabled", False), XA_INTEGER, 8,
                             PropModeReplace, &value, 1);
        }
    }
    XIFreeDeviceInfo(devices);
    XSync(connection.get(), False);
}

void TouchScreen::switch_panel(Switch position)
{
    switch_device("panel", position);
    if (position == Switch::On) {
        plug_in_again();
    }
}

void TouchScreen::plug_in_again()
{
    plug_in(panel_, "panel");
}

void TouchScreen::plug_in(std::unique_ptr<Wire>& wire, const std::string& name)
{
    wire.reset();
    wire = std::make_unique<Wire>(folder_ / name);
}

void TouchScreen::switch_mouse_and_keyboard(Switch position)
{
    for (const auto& [name, wire] : {std::pair("mouse", &mouse_), {"keyboard", &keyboard_}}) {
        switch_device(name, position);
        if (position == Switch::On) {
            plug_in(*wire, name);
        }
    }
}

namespace {

constexpr const char* second_pointer = "second";

void change_hierarchy(const Connection& connection, XIAnyHierarchyChangeInfo change)
{
    XIChangeHierarchy(connection.get(), &change, 1);
    XSync(connection.get(), False);
}

} // namespace

void TouchScreen::add_pointer()
{
    const Connection connection(display());
    std::string name = second_pointer; // Xlib takes no const.
    XIAnyHierarchyChangeInfo change{};
    change.add.type = XIAddMaster;
    change.add.name = name.data();
    change.add.send_core = True;
    change.add.enable = True;
    change_hierarchy(connection, change);
}

void TouchScreen::remove_pointer()
{
    const Connection connection(display());
    int count = 0;
    XIDeviceInfo* devices = XIQueryDevice(connection.get(), XIAllMasterDevices, &count);
    XIAnyHierarchyChangeInfo change{};
    change.remove.type = XIRemoveMaster;
    change.remove.return_mode = XIFloating;
    for (int i = 0; i < count; ++i) {
        if (devices[i].name == std::string(second_pointer) + " pointer") {
            change.remove.deviceid = devices[i].deviceid;
        }
    }
    XIFreeDeviceInfo(devices);
    change_hierarchy(connection, change);
}

std::string TouchScreen::log() const
{
    return content::read_file(folder_ / "xorg.log");
}

void TouchScreen::cut_cable()
{
    panel_.reset();
}

namespace {

/// Sets the mode of the only output that has one, or had. @param mode empty: off.
void set_mode(const std::string& display, const std::string& mode)
{
    const Connection connection(display);
    Display* const server = connection.get();
    XRRScreenResources* resources = XRRGetScreenResourcesCurrent(server, DefaultRootWindow(server));
    RRMode wanted = 0;
    unsigned width = 0;
    unsigned height = 0;
    for (int i = 0; i < resources->nmode; ++i) {
        const XRRModeInfo& info = resources->modes[i];
        if (mode == std::string_view(info.name, info.nameLength)) {
            wanted = info.id;
            width = info.width;
            height = info.height;
        }
    }
    RROutput output = resources->outputs[0];
    const RRCrtc crtc = resources->crtcs[0];
    XRRSetCrtcConfig(server, resources, crtc, CurrentTime, 0, 0, 0, RR_Rotate_0, nullptr, 0);
    if (wanted != 0) {
        XRRSetScreenSize(server, DefaultRootWindow(server), static_cast<int>(width),
                         static_cast<int>(height), 361, 203);
        XRRSetCrtcConfig(server, resources, crtc, CurrentTime, 0, 0, wanted, RR_Rotate_0, &output,
                         1);
    }
    XRRFreeScreenResources(resources);
    XSync(server, False);
    if (!mode.empty() && wanted == 0) {
        throw std::runtime_error("the X server has no mode " + mode);
    }
}

} // namespace

void TouchScreen::switch_output_off()
{
    set_mode(display(), {});
}

void TouchScreen::switch_output_on(const std::string& mode)
{
    set_mode(display(), mode);
}

} // namespace support
