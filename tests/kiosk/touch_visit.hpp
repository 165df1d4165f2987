#pragma once

#include "tests/kiosk/touch_screen.hpp"
#include "tests/kiosk/window_visit.hpp"

#include <map>

namespace support {

/// A WindowVisit with fingers. Both kiosks get the same ones.
class TouchVisit : public WindowVisit {
  public:
    /// The one of this test program, on `attract`: a server and a kiosk serve all tests of a file.
    /// Null, and said loudly, where no such server can be started.
    static TouchVisit* begin();
    /// One of its own. @param options, environment of the program.
    static std::unique_ptr<TouchVisit> make(const Words& options = {},
                                            const Words& environment = {});

    TouchScreen& panel() { return panel_; }

    void down(std::uint32_t id, layout::Point at);
    void move(std::uint32_t id, layout::Point at);
    void up(std::uint32_t id);
    /// Down and up at a button, after a look at the page; then the window shows what must follow.
    void tap(const std::string& action);
    /// The same with nobody looking at the page that was there or comes.
    void tap_at(layout::Point at);
    /// On `help`: taps one contrast after the other. @return how many of them the window showed.
    int tap_contrasts(int taps);

  private:
    TouchVisit(std::unique_ptr<TemporaryFolder> folder, std::unique_ptr<TouchScreen> screen,
               const Words& options, const Words& environment);

    TouchScreen& panel_;
    std::map<std::uint32_t, layout::Point> fingers_;
};

} // namespace support
