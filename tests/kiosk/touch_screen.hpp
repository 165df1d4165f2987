#pragma once

#include "tests/kiosk/virtual_screen.hpp"

#include <cstdint>

namespace support {

enum class Switch { Off, On };

/// A real X server with a touch panel, a second mouse and a graphics card that are none: Xorg with
/// the drivers "dummy" and "inputtest" (KIOSK.md 4.4). Several fingers at once, as xdotool cannot.
class TouchScreen : public Screen {
  public:
    /// Why it cannot be started here; empty if it can: it needs root and two packages.
    static std::string why_not();
    /// @param folder for its log, its settings and its sockets.
    explicit TouchScreen(const std::filesystem::path& folder);
    ~TouchScreen() override;

    /// A finger, in pixels of the screen. @param id not one that is down.
    void down(std::uint32_t id, int x, int y);
    void move(std::uint32_t id, int x, int y);
    void up(std::uint32_t id, int x, int y);
    /// A button of the second mouse.
    void click(int button);
    /// A key of the keyboard is pressed and let go. @param code as the server numbers them, from 9.
    void type(int code);
    /// Keys that are pressed one after the other and let go together.
    void type_together(const std::vector<int>& codes);
    /// The server switches the panel off or on.
    void switch_panel(Switch position);
    /// The same of mouse and keyboard.
    void switch_mouse_and_keyboard(Switch position);
    /// Another pointer with its own keyboard, as a second person's.
    void add_pointer();
    void remove_pointer();
    /// After the kiosk has switched it off and on.
    void plug_in_again();
    /// What the server wrote into its log.
    std::string log() const;
    /// The driver loses the panel: nothing arrives any more.
    void cut_cable();
    /// The only output is switched off, or on with a mode, "1366x768" or "1024x768".
    void switch_output_off();
    void switch_output_on(const std::string& mode);

  private:
    class Wire;
    void touch(std::uint32_t id, std::uint32_t kind, int x, int y);
    void switch_device(const std::string& name, Switch position);
    void plug_in(std::unique_ptr<Wire>& wire, const std::string& name);
    std::filesystem::path folder_;
    std::unique_ptr<Wire> panel_;
    std::unique_ptr<Wire> mouse_;
    std::unique_ptr<Wire> keyboard_;
};

} // namespace support
