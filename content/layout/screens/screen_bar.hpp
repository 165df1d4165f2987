#pragma once

#include "content/layout/screens/screen_composer.hpp"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace layout::screens {

/// Beside the lamp on every screen and sheet, in every language.
inline constexpr std::string_view program_name = "Pelita";

enum class BarKind {
    Usual,
    Home,  ///< The lamp and the name take the places of back and home.
    Short, ///< Language pages: no buttons but the emergency and "how to".
};

/// Band and bar at the foot of every page (DESIGN.md section 4, D17, D22): the same on all pages of
/// a screen, so it is composed once and put on each.
class ScreenBar {
  public:
    ScreenBar(const ScreenContext& context, BarKind kind);

    const DisplayList& drawn() const { return drawn_; }
    /// Above it the bar begins.
    const Rect& band() const { return band_; }
    /// Whether every word of the bar was approved.
    bool all_approved() const { return composer_.all_approved(); }

  private:
    struct Plan {
        Rect ground;
        std::vector<Rect> buttons; ///< Six, in the bar's order.
        Rect emergency;
    };

    /// Where a button has its mark.
    enum class MarkPlace { Over, Beside };

    Plan plan();
    Plan plan_rows(Points height) const;
    Plan plan_row(Points button, Points height) const;
    Plan plan_stack(Points widest, Points height) const;
    Plan plan_beside(Points height) const;
    Points button_height(MarkPlace place) const;
    Points mark_side(const Rect& button, MarkPlace place) const;
    Points mark_gap() const { return composer_.mm(4); }
    void measure_labels();

    void lay_out(BarKind kind);
    void lay_out_button(std::size_t place, const std::string& action, const ShownText& word,
                        const std::string& mark);
    void lay_out_brand();
    void lay_out_lone_words(const Rect& rect, const Surface& shown);
    void lay_out_emergency();
    Points number_size(const ShapedText& number, Points width, Points height, Points composed);
    void lay_out_how_to();

    ScreenContext context_;
    ScreenComposer composer_;
    Size label_; ///< Of the widest and the tallest word of the bar.
    MarkPlace mark_place_ = MarkPlace::Over;
    Plan bar_;
    Rect band_;
    DisplayList drawn_;
};

/// The bars of one look and chrome, each composed when first asked for.
class ScreenBars {
  public:
    std::shared_ptr<const ScreenBar> bar(const ScreenContext& context, BarKind kind);

  private:
    std::array<std::shared_ptr<const ScreenBar>, 3> bars_; ///< By kind.
};

/// The lamp: in its colours, or one dark shape on the contrast themes.
void lay_out_lamp(ScreenComposer& composer, const Rect& box, const Surface& ground);

} // namespace layout::screens
