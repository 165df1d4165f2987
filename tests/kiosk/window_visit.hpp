#pragma once

#include "tests/kiosk/virtual_screen.hpp"
#include "tests/kiosk/visitor.hpp"
#include "tests/support/golden.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace support {

using Words = std::vector<std::string>;

/// A page that comes is waited for as long as a loaded machine may need; only one that never comes
/// fails. The kiosk asks after 120 s without a touch: less than that.
constexpr std::chrono::seconds longest_wait{100};

/// ./check installs both; without them there is no window to test.
void require_windows();

/// The program with the options of all window tests before these.
Words kiosk_command(const Words& options);

/// The real program in a real window, and beside it a kiosk without one that gets the same touches:
/// it knows where the buttons are and what should be seen.
class WindowVisit {
  public:
    /// On Xvfb.
    WindowVisit();
    /// @param options of the program; @param environment "NAME=value" for it.
    explicit WindowVisit(std::unique_ptr<TemporaryFolder> folder, std::unique_ptr<Screen> screen,
                         const Words& options = {}, const Words& environment = {});

    Visitor& visitor() { return visitor_; }
    Screen& screen() { return *screen_; }
    RunningProgram& program() { return *program_; }
    /// What the program was given with --state.
    std::filesystem::path state_folder() const { return folder_->path() / "state"; }
    /// From the next start on, the program shows itself there.
    void change_screen(std::unique_ptr<Screen> screen);
    /// Starts the program anew, as its supervisor would.
    void start();

    /// Pixels that are wrong after the longest wait; 0 as soon as the page is there.
    std::size_t wrong_pixels(const paint::Pixmap& expected);
    /// The page that the other kiosk shows, with pressed look and focus.
    std::size_t wrong_pixels() { return wrong_pixels(expected()); }
    paint::Pixmap expected();
    /// What `--screenshot` makes of a screen.
    paint::Pixmap screenshot(const std::string& name, const std::string& language);

    void xdotool(const Words& words);
    /// Middle of a button. A visitor has looked first: a new page is deaf for 300 ms.
    layout::Point aim_at(const std::string& action);
    /// The same in pixels, for xdotool.
    Words pixels_of(const std::string& action);
    /// Both kiosks are touched with the mouse, and the window shows the page that must follow.
    void tap(const std::string& action);

  private:
    std::unique_ptr<TemporaryFolder> folder_;
    Visitor visitor_;
    std::unique_ptr<Screen> screen_;
    paint::Painter painter_;
    Words command_;
    std::unique_ptr<RunningProgram> program_;
};

/// "640" of a length on the tests' panel.
int to_pixel(layout::Points length);

} // namespace support
