#pragma once

#include "content/layout/composer.hpp"
#include "content/layout/screens/look.hpp"
#include "content/layout/screens/values.hpp"

#include <optional>
#include <string>
#include <vector>

namespace layout::screens {

class ScreenBars;

/// What the layout of a screen needs beside its values. All references outlive the call.
struct ScreenContext {
    const ScreenLook& look;
    const Chrome& chrome;
    const fonts::FontCatalogue& fonts;
    TextScratch& scratch;
    /// Bars of the pages made so far with this look and chrome; null = each page makes its own.
    ScreenBars* bars = nullptr;
};

/// One page of a screen.
struct Page {
    DisplayList list;
    std::string anchor; ///< What the page shows first: keeps the place when pages are cut anew.
    bool lacks_sash = false; ///< A text without approval stands on it, and no sash says so.
};

/// Puts items on a kiosk screen: sizes from the panel, colours from the contrast theme, things to
/// touch with their pressed look and the focus ring.
class ScreenComposer : public Composer {
  public:
    explicit ScreenComposer(const ScreenContext& context);

    const ScreenLook& look() const { return context_.look; }
    const Chrome& chrome() const { return context_.chrome; }
    const Metrics& metrics() const { return metrics_; }
    const Palette& palette() const { return palette_; }
    Points mm(double reference) const { return metrics_.mm(reference); }

    /// Title-like texts are bold throughout. Remembers whether the text was approved.
    ShapedText shape(const ShownText& text, fonts::Weight weight);
    /// A text that is set as part of another one.
    void see(const ShownText& text) { all_approved_ = all_approved_ && text.approved; }
    /// Whether every text shaped so far was approved.
    bool all_approved() const { return all_approved_; }
    /// A phone number or place: bold, never broken.
    ShapedText shape_number(const std::string& number, const std::string& unit) const;
    /// Lines each as wide as they need at this size and width.
    Setting set(const ShapedText& text, Points cap, Points width) const;
    /// The largest cap from `cap` down to `least` at which the text keeps to `lines` lines; the
    /// least one and a finding if it does not.
    Setting fit(const ShapedText& text, Points cap, Points least, Points width, int lines,
                Points height = Points(1e6));
    /// Whether no word is cut at this size.
    static bool has_room(const ShapedText& text, Points cap, Points width);

    void surface(Role role, const Rect& rect, const Surface& surface, Points radius);
    /// A surface to touch: pressed it takes the other colours (DESIGN.md section 5).
    Surface button(const std::string& action, const Rect& rect, const Surface& surface,
                   Points radius);
    void region(const std::string& action, const Rect& rect);
    /// What the newest region is called that has no word on it: it is spoken when it has the focus.
    void name_region(const ShownText& word);
    bool is_pressed(const std::string& action) const { return look().pressed == action; }

    void picture(const std::string& name, const Rect& box, const Surface& ground);
    /// Square that reads `unit` aloud; crossed: there is no voice yet (KIOSK.md 2.6).
    void speaker(const std::string& unit, const Rect& box, const Surface& surface);
    /// The mark alone, where the whole button is the target.
    void speaker_mark(const Rect& box, Colour colour, Colour ground);
    /// Centres the text's first to last line in `frame`.
    void text_in_middle(const ShapedText& text, const Setting& setting, const Rect& frame,
                        const TextLook& look);
    void band(const Rect& rect);
    /// A path of the map in `box`: it keeps west at the left on right-to-left pages too.
    void map_path(PathItem path, const Rect& box);
    void map_dot(BoxItem dot, const Rect& box);

    /// Draws what was composed apart, for the same look.
    void add(const DisplayList& part);
    /// What was drawn, as a part of a page.
    DisplayList take() && { return std::move(list_); }
    /// What the focus ring does not cover: the sash. Stops lie above or below it.
    void keep_clear(const Rect& strip) { clear_ = strip; }
    /// Adds the focus ring over everything else.
    DisplayList finish() &&;

  private:
    void focus_ring(const Rect& rect);

    ScreenContext context_; ///< Its references outlive the composer.
    Metrics metrics_;
    bool all_approved_ = true;
    std::optional<Rect> clear_;
    const Palette& palette_;
};

TextLook look_on(const Surface& surface, Role role, fonts::Align align = fonts::Align::Start);

} // namespace layout::screens
