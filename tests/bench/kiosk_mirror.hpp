#pragma once

#include "content/paint/painter.hpp"
#include "content/paint/pixmap.hpp"
#include "kiosk/kiosk.hpp"
#include "kiosk/panel_map.hpp"
#include "tests/bench/x_screen.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bench {

inline constexpr int panel_width = 1366;
inline constexpr int panel_height = 768;

/// The program on the guide of the tree, in a window of that size.
std::vector<std::string> kiosk_command();

/// A kiosk without a window that gets the touches of the one that is timed, ahead of it: it knows
/// where the buttons are and what will be seen, so that the bench need only look at few pixels.
class KioskMirror {
  public:
    KioskMirror();

    const kiosk::Kiosk& kiosk() const { return kiosk_; }
    const layout::screens::GuideScreens& screens() const { return screens_; }
    bool sees(const std::string& action) const;
    /// Pixel where a touch does it. @throws std::runtime_error if it is not on the page.
    kiosk::PixelPoint place_of(const std::string& action) const;
    void press(const std::string& action);
    void release();
    paint::Pixmap picture();

  private:
    void settle();

    std::shared_ptr<const content::Guide> guide_;
    layout::screens::GuideScreens screens_;
    std::shared_ptr<const fonts::FontCatalogue> fonts_;
    layout::TextScratch scratch_;
    paint::Painter painter_;
    kiosk::Kiosk kiosk_;
    kiosk::Moment now_{0};
};

/// Pixels all over what differs, with their new colours: if all are seen, so is the new picture.
std::vector<Mark> marks_of(const paint::Pixmap& before, const paint::Pixmap& after);

} // namespace bench
