#pragma once

#include "content/layout/screens/guide_screens.hpp"
#include "content/model/program.hpp"
#include "kiosk/config.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace kiosk {

/// The panel: pixels of the page and their density.
struct PanelOptions {
    layout::screens::PanelPixels pixels;
    std::optional<double> given_ppi;          ///< --ppi
    std::optional<layout::Millimetres> width; ///< Of the config; of the page.
    std::optional<layout::Millimetres> height;

    /// What was given, else what the real size makes of the pixels, else 4 pixels a mm.
    double ppi() const;
    layout::Size size() const { return panel_size(pixels, ppi()); }
    double pixels_per_point() const { return ppi() / 72.0; }
};

/// Everything the command line says.
struct Options {
    content::CommonOptions common;
    Config config; ///< --config; empty without.
    PanelOptions panel;
    bool window = false; ///< --window: not the whole screen.
    bool proof = false;
    std::string screen; ///< --screenshot
    std::string language;
    layout::screens::TextSize text = layout::screens::TextSize::M;
    layout::screens::Contrast contrast = layout::screens::Contrast::Normal;
    std::filesystem::path out;
    std::filesystem::path state; ///< --state
    std::filesystem::path replay;
};

/// Guide and faces, opened once.
struct Opened {
    std::vector<content::Finding> findings; ///< Of reading the guide, printed already.
    std::shared_ptr<const content::Guide> guide;
    layout::screens::KioskGate gate = layout::screens::KioskGate::Open;
    std::string place; ///< Office where the kiosk stands; empty: none.
    std::unique_ptr<layout::screens::GuideScreens> screens;
    std::shared_ptr<const fonts::FontCatalogue> fonts;

    /// Makes the screens anew, as they are on that day.
    void show_day(content::Date day);
};

/// "pelita 0.1.0"
std::string program_name();

/// A folder with a label is gated, --proof shows everything under the sash.
/// @throws content::UsageError if there is no guide there.
Opened open_guide(const Options& options);

/// Renders one screen to a PNG, without any display. @throws content::UsageError for no such
/// screen.
content::Exit take_screenshot(const Options& options);
/// One screen a line, every page at the given panel.
content::Exit list_screens(const Options& options);
/// Plays scripted touches and keys under a fake clock; one state a line on stdout.
content::Exit replay(const Options& options);
/// Whether this machine can show the guide: faces, drawings, every page of every language.
content::Exit self_test(const Options& options);
/// Opens the window and runs until SIGTERM.
/// @return MachineAtFault without an X server.
content::Exit show(const Options& options);

} // namespace kiosk
