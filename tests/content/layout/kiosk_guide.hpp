#pragma once

#include "content/layout/screens/guide_screens.hpp"
#include "tests/support/golden.hpp"

#include <memory>
#include <string>
#include <vector>

namespace support {

/// A panel a kiosk may have, KIOSK.md "Usual sizes".
struct TestPanel {
    std::string name;
    int width = 0; ///< Pixels.
    int height = 0;
    double ppi = 0;
    layout::Size size() const;
};

std::vector<TestPanel> usual_panels();
/// Size M in the normal theme on the first of them.
layout::screens::ScreenLook usual_look();
bool has_region(const layout::DisplayList& list, const std::string& action);

/// The real guide with one language more: Arabic, written by the developers for tests only.
class KioskGuide {
  public:
    KioskGuide();
    /// Writes a file of the guide and reads the guide anew.
    void write(const std::string& file, const std::string& text);
    /// Rewrites a file of the guide, `from` to `to`, and reads the guide anew.
    void replace(const std::string& file, const std::string& from, const std::string& to);

    /// Screens of the guide; Proof shows numbers and texts that nobody has confirmed.
    layout::screens::GuideScreens screens(layout::screens::KioskGate gate,
                                          const std::string& place = {}) const;
    const content::Guide& guide() const { return *guide_; }
    const fonts::FontCatalogue& fonts() const { return *fonts_; }
    layout::TextScratch& scratch() { return scratch_; }
    const std::filesystem::path& folder() const { return folder_.path(); }

  private:
    TemporaryFolder folder_;
    std::shared_ptr<const content::Guide> guide_;
    std::shared_ptr<const fonts::FontCatalogue> fonts_;
    layout::TextScratch scratch_;
};

} // namespace support
