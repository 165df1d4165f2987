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
    bool says = false; ///< --says
};

/// Guide and faces, opened once.
struct Opened {
    std::vector<content::Finding> findings;        ///< Of reading the guide, printed already.
    std::vector<content::Finding> findings_of_day; ///< Lines of days to come; printed too.
    std::shared_ptr<const content::Guide> guide;   ///< With all lines, of days to come too.
    layout::screens::KioskGate gate = layout::screens::KioskGate::Open;
    std::string place; ///< Office where the kiosk stands; empty: none.
    std::unique_ptr<layout::screens::GuideScreens> screens;
    std::shared_ptr<const fonts::FontCatalogue> fonts;

    /// Makes the screens anew, as they are on that day.
    void show_day(content::Date day);
};

/// "pelita 0.1.0"
std::string program_name();

/// What a panel lacks for the kiosk, in words; empty: nothing.
std::string panel_fault(const PanelOptions& panel);
/// The panel taken for so large that a page has room: better small buttons than a black screen.
PanelOptions with_room(PanelOptions panel);

/// Reads the guide without a day: nothing can be shown before `show_day`. A folder with a label is
/// gated, --proof shows everything under the sash.
/// @throws content::UsageError if there is no guide there.
Opened read_guide(const Options& options);
/// The same on the day of --today, else on that of a kiosk which starts here for the first time
/// (TrustedTime): one rule for all that show, judge or list screens.
/// @throws content::UsageError for a panel that lacks something, too.
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
