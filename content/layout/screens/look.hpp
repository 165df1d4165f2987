#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/theme.hpp"
#include "content/layout/units.hpp"
#include "content/model/language.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace layout::screens {

/// The four text sizes of the kiosk (KIOSK.md T4, DESIGN.md D16).
enum class TextSize { S, M, L, XL };
enum class Contrast { Normal, Dark, Light };

std::optional<TextSize> parse_text_size(std::string_view name); ///< "S" "M" "L" "XL"
std::string_view name_of(TextSize size);
std::optional<Contrast> parse_contrast(std::string_view name); ///< "normal" "dark" "light"
std::string_view name_of(Contrast contrast);

/// A panel's pixels, as command lines name them.
struct PanelPixels {
    int width = 1920;
    int height = 1080;
};
/// 4 pixels a mm.
inline constexpr double usual_ppi = 101.6;
/// Reads "1366x768"; none for anything else, or for sides that no panel has.
std::optional<PanelPixels> parse_pixels(std::string_view text);
/// Real size of a panel of that density.
Size panel_size(const PanelPixels& pixels, double ppi);
/// Whether the buttons of a page have room: 200 x 120 mm at least.
bool has_room_for_fingers(const Size& panel);

/// How a page is to look: the panel's real size, the visitor's settings, and what is under the
/// finger or has the focus now.
struct ScreenLook {
    Size panel; ///< Real size: pixels mean nothing here.
    TextSize text = TextSize::M;
    Contrast contrast = Contrast::Normal;
    content::Direction direction = content::Direction::LeftToRight;
    std::string focus;   ///< Action of the region with the focus; empty = none.
    std::string pressed; ///< Action of the region under the finger; empty = none.
    Detail detail = Detail::Drawn;

    bool operator==(const ScreenLook&) const = default;
};

/// Ground and ink of one kind of surface.
struct Surface {
    Colour ground;
    Colour text;
    std::optional<Colour> frame; ///< Drawn round it where the theme has no fills of its own.
};

/// Colours of a contrast theme by what they are for (DESIGN.md D9-D11).
struct Palette {
    Surface page;      ///< The message in the light.
    Surface face;      ///< Tile faces, rows, second buttons: putih with a frame.
    Surface bar;       ///< Nila, under the band.
    Surface button;    ///< A button of the bar.
    Surface primary;   ///< Next, answers.
    Surface emergency; ///< And the first contact.
    Surface sash;
    Surface reading;    ///< Box under the sentence being read.
    Surface now;        ///< Dot of the present step.
    Surface done;       ///< Dot of a step passed.
    Theme band;         ///< Colours of the woven band.
    bool filled = true; ///< Normal: grounds tell buttons apart; the contrast themes use frames.
};

const Palette& palette_for(Contrast contrast);

/// Strip of a tile or ground of an outcome by token name: "nila", "kunyit", "mengkudu", "daun".
Surface strip_surface(Contrast contrast, std::string_view token);

/// Lengths of a screen (DESIGN.md section 4): everything is drawn for 480 x 270 mm and scaled to
/// the panel, but never under what fingers and eyes need (KIOSK.md T1, T2, T4).
class Metrics {
  public:
    explicit Metrics(const ScreenLook& look);

    bool portrait() const { return portrait_; }
    double scale() const { return scale_; } ///< U of DESIGN.md section 4.
    Points mm(double reference) const { return to_points(Millimetres(reference * scale_)); }
    /// A side of something to touch, at least 20 mm.
    Points target(double reference) const;
    /// Space between things to touch, at least 3 mm.
    Points gap(double reference) const;
    /// Cap height of a role that has `reference` mm at size M (D16), at least the size's own.
    Points cap(double reference) const;
    /// The least cap height of the chosen size.
    Points least_cap() const { return least_cap_; }

  private:
    double scale_ = 1;
    double size_factor_ = 1;
    Points least_cap_;
    bool portrait_ = false;
};

} // namespace layout::screens
