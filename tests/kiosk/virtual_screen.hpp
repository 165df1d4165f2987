#pragma once

#include "content/paint/pixmap.hpp"

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace support {

/// A program that runs beside the test and does not outlive it.
class RunningProgram {
  public:
    /// @param command found on PATH unless it has a '/'.
    /// @param out file that takes what it says on stdout and stderr.
    /// @param pipe_end descriptor that the program gets as 3; -1: none.
    RunningProgram(const std::vector<std::string>& command, const std::filesystem::path& out,
                   int pipe_end = -1);
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    void send(int signal) const;
    /// Exit code, 128 + signal; none while it runs.
    std::optional<int> ended();
    std::optional<int> wait_for_end(std::chrono::seconds longest);
    std::string said() const;

  private:
    pid_t child_ = 0;
    std::filesystem::path out_;
    std::optional<int> code_;
};

/// A window's place on the screen, in pixels.
struct WindowPlace {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    bool operator==(const WindowPlace&) const = default;
};

/// An X server of the test's own, 1366x768, on a free display.
class VirtualScreen {
  public:
    /// @param folder for its log.
    explicit VirtualScreen(const std::filesystem::path& folder);
    ~VirtualScreen();
    VirtualScreen(const VirtualScreen&) = delete;
    VirtualScreen& operator=(const VirtualScreen&) = delete;

    /// ":7"
    const std::string& display() const { return display_; }
    /// What stands on the screen now.
    paint::Pixmap picture() const;
    std::vector<WindowPlace> windows() const;
    /// Lays a red window over a part of the screen, and takes it away.
    void cover(const WindowPlace& place);
    void uncover();
    void kill();

  private:
    std::unique_ptr<RunningProgram> server_;
    std::string display_;
    struct Cover;
    std::unique_ptr<Cover> cover_;
};

/// @throws std::runtime_error if the file is no picture.
paint::Pixmap read_png(const std::filesystem::path& file);

/// Pixels that differ by more than `tolerance` in a channel; all of them if the sizes differ.
std::size_t different_pixels(const paint::Pixmap& a, const paint::Pixmap& b, int tolerance);

} // namespace support
