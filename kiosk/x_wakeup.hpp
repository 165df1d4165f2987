#pragma once

#include <cstdint>
#include <memory>
#include <optional>

namespace kiosk {

/// Size of the screen in pixels.
struct ScreenPixels {
    int width = 0;
    int height = 0;
};

/// What the connection had to say.
struct Drained {
    bool any = false;     ///< SFML has something to read, now or in a moment.
    bool exposed = false; ///< The window must be shown anew.
};

/// An X connection beside SFML's: it says that there is something to read (SFML hides its own
/// descriptor and would have to be polled) and tells when the window was uncovered, which SFML 2.5
/// does not (KIOSK.md 2.2).
class XWakeup {
  public:
    /// None if there is no X server. Opened before SFML, which would abort the program.
    static std::unique_ptr<XWakeup> open();
    ~XWakeup();
    XWakeup(const XWakeup&) = delete;
    XWakeup& operator=(const XWakeup&) = delete;

    ScreenPixels screen() const;
    /// From now on tells of keys, buttons and of this window's exposure.
    void watch(std::uint64_t window);
    /// Readable when something happened.
    int descriptor() const;
    /// Reads what is there.
    Drained drain();

  private:
    struct Connection;
    explicit XWakeup(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> connection_;
};

} // namespace kiosk
