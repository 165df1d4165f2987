#pragma once

#include "content/paint/pixmap.hpp"
#include "kiosk/output_picture.hpp"
#include "kiosk/supervisor.hpp"
#include "kiosk/x_connection.hpp"

#include <optional>

namespace kiosk {

/// The picture, and what of it stands on the output already: what changed is put there, at most 30
/// times a second, and all of it each 30 s, as no Expose tells of everything (KIOSK.md 2.2).
class Glass {
  public:
    static constexpr Moment shortest_picture{33};
    static constexpr Moment longest_picture = std::chrono::seconds(30);
    /// What was just drawn need not be on the screen yet.
    static constexpr Moment until_seen{200};

    /// @param server watches the window; it outlives the glass.
    /// @param place of the window on the screen.
    Glass(XConnection& server, const PixelRect& place, const PanelMap& map);

    const PixelRect& place() const { return place_; }
    const PanelMap& map() const { return map_; }
    const PanelLook& look() const { return look_; }
    const paint::Pixmap& picture() const { return picture_; }

    /// From now on this is to be seen.
    void show(paint::Pixmap picture, Moment now);
    /// From now on this part of it is to be seen so.
    void show_part(const paint::Pixmap& part, const PixelRect& place, Moment now);
    /// All of the picture, whatever of it changed.
    void show_anew();
    /// Dim, dark or moved.
    void set_look(const PanelLook& look, Moment now);
    /// Fingers are measured anew; the picture stays where it is.
    void set_calibration(const Calibration& calibration);
    /// The output lies there now, as large as before. @return where the window really is.
    PixelRect move_to(const PixelRect& place);

    /// Puts on the output what is due. @return whether something was.
    bool present(Moment now);
    /// When `present` has something to do next; none before the first picture.
    std::optional<Moment> next_due() const;
    /// Whether the pixel that changed most of late stands on the screen.
    Seen look_at_screen(Moment now) const;

  private:
    XConnection& server_;
    PixelRect place_;
    PanelMap map_;
    PanelLook look_;
    paint::Pixmap picture_;
    std::optional<PixelPoint> mark_; ///< The pixel of it that is looked at.
    Moment changed_{0};              ///< When the picture did.
    std::optional<Moment> presented_;
    std::optional<PixelRect> damage_; ///< What of the page is to be shown.
};

} // namespace kiosk
