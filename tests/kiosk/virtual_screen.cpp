#include "tests/kiosk/virtual_screen.hpp"

#include "content/model/files.hpp"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <cairo.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace support {

namespace {

using namespace std::chrono_literals;

constexpr int longest_start = 100'000; // ms, of an X server on a loaded machine

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
        throw std::runtime_error("Xvfb did not start");
    }
    return ":" + text.substr(0, text.find('\n'));
}

} // namespace

RunningProgram::RunningProgram(const std::vector<std::string>& command,
                               const std::filesystem::path& out, int pipe_end)
    : out_(out)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(),
                                     O_CREAT | O_WRONLY | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    if (pipe_end >= 0) {
        posix_spawn_file_actions_adddup2(&actions, pipe_end, 3);
    }
    std::vector<char*> words;
    for (const auto& word : command) {
        words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    const int failed =
        posix_spawnp(&child_, words.front(), &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        throw std::runtime_error(command.front() + " cannot be started");
    }
}

RunningProgram::~RunningProgram()
{
    if (!ended()) {
        send(SIGKILL);
        wait_for_end(10s);
    }
}

void RunningProgram::send(int signal) const
{
    if (!code_) {
        ::kill(child_, signal);
    }
}

std::optional<int> RunningProgram::ended()
{
    int status = 0;
    if (!code_ && waitpid(child_, &status, WNOHANG) == child_) {
        code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    return code_;
}

std::optional<int> RunningProgram::wait_for_end(std::chrono::seconds longest)
{
    const auto end = std::chrono::steady_clock::now() + longest;
    while (!ended() && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(10ms);
    }
    return code_;
}

std::string RunningProgram::said() const
{
    return content::read_file(out_);
}

struct VirtualScreen::Cover {
    Connection connection;
    Window window = 0;
};

VirtualScreen::VirtualScreen(const std::filesystem::path& folder)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    server_ = std::make_unique<RunningProgram>(
        std::vector<std::string>{"Xvfb", "-displayfd", "3", "-noreset", "-screen", "0",
                                 "1366x768x24", "-nolisten", "tcp"},
        folder / "xvfb.log", ends[1]);
    close(ends[1]);
    display_ = read_display(ends[0]);
    close(ends[0]);
}

VirtualScreen::~VirtualScreen() = default;

paint::Pixmap VirtualScreen::picture() const
{
    const Connection connection(display_);
    constexpr unsigned width = 1366;
    constexpr unsigned height = 768;
    XImage* image =
        XGetImage(connection.get(), connection.root(), 0, 0, width, height, AllPlanes, ZPixmap);
    if (image == nullptr) {
        throw std::runtime_error("no picture of the screen");
    }
    paint::Pixmap pixmap{width, height, {}};
    pixmap.pixels.resize(static_cast<std::size_t>(width) * height);
    for (std::size_t y = 0; y < height; ++y) {
        std::memcpy(pixmap.pixels.data() + y * width,
                    image->data + y * static_cast<std::size_t>(image->bytes_per_line), width * 4U);
    }
    XDestroyImage(image);
    return pixmap;
}

std::vector<WindowPlace> VirtualScreen::windows() const
{
    const Connection connection(display_);
    Window root = 0;
    Window parent = 0;
    Window* children = nullptr;
    unsigned count = 0;
    XQueryTree(connection.get(), connection.root(), &root, &parent, &children, &count);
    std::vector<WindowPlace> places;
    for (unsigned i = 0; i < count; ++i) {
        XWindowAttributes of{};
        if (XGetWindowAttributes(connection.get(), children[i], &of) != 0 &&
            of.map_state == IsViewable) {
            places.push_back({of.x, of.y, of.width, of.height});
        }
    }
    if (children != nullptr) {
        XFree(children);
    }
    return places;
}

void VirtualScreen::cover(const WindowPlace& place)
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

void VirtualScreen::uncover()
{
    XDestroyWindow(cover_->connection.get(), cover_->window);
    XSync(cover_->connection.get(), False);
    cover_.reset();
}

void VirtualScreen::kill()
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

std::size_t different_pixels(const paint::Pixmap& a, const paint::Pixmap& b, int tolerance)
{
    if (a.width != b.width || a.height != b.height) {
        return std::max(a.pixels.size(), b.pixels.size());
    }
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        bool far = false;
        for (const unsigned shift : {0U, 8U, 16U}) {
            const auto one = static_cast<int>((a.pixels[i] >> shift) & 0xFFU);
            const auto other = static_cast<int>((b.pixels[i] >> shift) & 0xFFU);
            far = far || std::abs(one - other) > tolerance;
        }
        different += far ? 1 : 0;
    }
    return different;
}

} // namespace support
