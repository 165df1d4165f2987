#pragma once

#include "content/paint/pixmap.hpp"
#include "tests/kiosk/running_program.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace support {

/// A window's place on the screen, in pixels.
struct WindowPlace {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    bool operator==(const WindowPlace&) const = default;
};

/// An X server of the test's own, 1366x768, on a free display.
class Screen {
  public:
    static constexpr int width = 1366;
    static constexpr int height = 768;

    virtual ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    /// ":7"
    const std::string& display() const { return display_; }
    /// What stands on the screen now; its size may have been changed.
    paint::Pixmap picture() const;
    /// xRGB of one pixel of it: much quicker.
    std::uint32_t pixel(int x, int y) const;
    std::vector<WindowPlace> windows() const;
    /// The server's number of the window that lies over all others; 0: there is none.
    std::uint64_t top_window() const;
    /// Lays a red window over a part of the screen, and takes it away.
    void cover(const WindowPlace& place);
    void uncover();
    /// Paints a part of the topmost window red, as a faulty driver might: no Expose follows.
    void paint_over(const WindowPlace& place) const;
    /// Asks all windows to close, as a window manager's cross does.
    void ask_to_close();
    void kill();

  protected:
    /// Starts a server that tells its display on descriptor 3.
    Screen(const std::vector<std::string>& command, const std::filesystem::path& log);

  private:
    std::unique_ptr<RunningProgram> server_;
    std::string display_;
    struct Cover;
    std::unique_ptr<Cover> cover_;
};

/// Xvfb: keys and mouse through xdotool, no fingers.
class VirtualScreen : public Screen {
  public:
    /// @param folder for its log.
    /// @param depth bits a pixel.
    explicit VirtualScreen(const std::filesystem::path& folder, int depth = 24);
};

/// @throws std::runtime_error if the file is no picture.
paint::Pixmap read_png(const std::filesystem::path& file);

/// Pixels that differ; all of them if the sizes do.
std::size_t different_pixels(const paint::Pixmap& a, const paint::Pixmap& b);

} // namespace support
