#pragma once

#include "kiosk/output_picture.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kiosk {

/// What a touch panel reported: one finger, in pixels from the window's corner.
struct PanelTouch {
    enum class Kind { Begin, Move, End };
    Kind kind = Kind::Begin;
    int device = 0;
    std::uint32_t number = 0;
    double x = 0;
    double y = 0;
    std::uint32_t time = 0; ///< Milliseconds of the server.
};

enum class Power { Off, On };

/// What the connection had to say.
struct Drained {
    bool any = false;            ///< Something was read.
    bool keys_or_mouse = false;  ///< SFML has something to read, now or in a moment.
    bool exposed = false;        ///< The window must be shown anew.
    bool screen_changed = false; ///< An output was switched on or off, or has another mode.
    std::vector<PanelTouch> touches;
    bool devices_changed = false; ///< One was plugged in or out, or switched on or off.
    std::vector<int> gone_panels; ///< Unplugged or switched off; what they "lift" means nothing.
};

/// An X connection beside SFML's (KIOSK.md 2.2). SFML 2.5 knows neither touches nor uncovered
/// windows nor outputs, and hides its own descriptor, so that it would have to be polled.
class XConnection {
  public:
    /// None if there is no X server. Opened before SFML, which would abort the program. When the
    /// server goes away the program leaves at once with 3.
    static std::unique_ptr<XConnection> open();
    ~XConnection();
    XConnection(const XConnection&) = delete;
    XConnection& operator=(const XConnection&) = delete;

    /// Names of all outputs; empty if the server does not tell them apart.
    std::vector<std::string> outputs() const;
    /// Where an output shows its part of the screen.
    /// @param name empty: the primary output, or the first that is on.
    /// @return none while it is switched off.
    std::optional<PixelRect> output(const std::string& name) const;

    /// From now on tells of keys, buttons, fingers and of this window's exposure.
    /// @throws std::runtime_error if the server has no XInput 2.2, has no pixels of 8 bits a
    /// colour, or another program takes the window's touches.
    void watch(std::uint64_t window);
    /// Moves the window that is watched. @return where it then is.
    PixelRect move_window(const PixelRect& place);
    /// Shows pixels in the window that is watched. They stay until the window is covered.
    void put(const OutputPicture& picture);
    /// Readable when something happened.
    int descriptor() const;
    /// Reads what is there and adds it.
    void drain(Drained& drained);

    /// xRGB of what the screen shows there; none if that is no place on it.
    std::optional<std::uint32_t> pixel(PixelPoint at) const;
    /// Bits a pixel of the screen.
    int depth() const;
    /// Switches the picture's panels off or on (DPMS); nothing where the server cannot.
    void switch_panel(Power power);
    /// Whether the server lights them now; none where it cannot tell.
    std::optional<Power> panel_power() const;
    /// Touch panels that are plugged in and switched on.
    int touch_panels() const;
    /// Switches a touch panel off and on.
    void restart_panel(int device);

  private:
    struct Server;
    explicit XConnection(std::unique_ptr<Server> server);
    std::unique_ptr<Server> server_;
};

} // namespace kiosk
