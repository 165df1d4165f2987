#pragma once

#include "content/layout/screens/screen_bar.hpp"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace layout::screens {

/// What the texts of a page ask of its frame: a sash, the name of another language.
class PageTexts {
  public:
    void add(const ShownText& text);
    void add(const content::DocumentBlock& block);
    /// A number or place beside the texts: confirmed and in date?
    void add_value(bool good) { approved_ = approved_ && good; }

    bool approved() const { return approved_; }
    bool being_updated() const { return being_updated_; }
    /// Languages of texts that are not in the one asked for.
    const std::set<std::string>& others() const { return others_; }

  private:
    void add(bool approved, bool fallback, bool being_updated, const std::string& language);

    bool approved_ = true;
    bool being_updated_ = false;
    std::set<std::string> others_;
};

/// Where a page stands in a row of pages.
struct Position {
    int now = 0; ///< From 1; 0 = none of them yet.
    int of = 0;  ///< 0 = nothing is drawn.
};

struct PageHead {
    ShownText title;
    Position position;
    bool touch_hand = false; ///< "Touch a picture": the hand before the title instead of the lamp.
    Points title_lead;       ///< The title stands over what begins there; before it lamp and name.
    std::string picture;     ///< In the picture header of portrait screens.
    bool bar_is_short = false; ///< Language pages: no buttons but the emergency and "how to".
    bool has_header = true;    ///< Outcomes use the whole content.
    Points note_lead;          ///< Without a header: the small line keeps clear of a panel.
    bool is_home = false;      ///< The lamp and the name take the places of back and home.
};

/// One page of the kiosk: header, sash, content, band and bar at the same places everywhere
/// (DESIGN.md section 4, KIOSK.md T22).
class ScreenPage {
  public:
    /// @param context must outlive the page.
    ScreenPage(const ScreenContext& context, const PageTexts& texts, const PageHead& head);

    ScreenComposer& draw() { return composer_; }
    /// What is left for the screen's own things.
    const Rect& content() const { return content_; }
    bool portrait() const { return composer_.metrics().portrait(); }
    bool has_sash() const { return sash_; }
    /// Where the band begins: grounds run down to it.
    Points ground_bottom() const { return bar_->band().y; }

    /// Adds band and bar.
    Page finish(std::string anchor) &&;

  private:
    Points lay_out_header(const PageTexts& texts);
    Points lay_out_bare_top(const PageTexts& texts);
    Points lay_out_flat_header(const std::string& note);
    Points lay_out_picture_header(const std::string& note);
    const ShownText& title() const;
    void lay_out_name(const Rect& lamp, const Surface& ground);
    Points lay_out_position(Points end, Points middle, const Surface& surface);
    void lay_out_dots(Points last, Points middle, Points radius, Points pitch);
    Points lay_out_sash(Points top);
    bool is_low() const;
    std::string note_for(const PageTexts& texts);
    ShapedText shape_note(const std::string& note) const;
    Points note_width(const std::string& note);
    Points lay_out_note(const std::string& note, Points top, const Surface& surface);

    ScreenContext context_;
    PageHead head_;
    ScreenComposer composer_;
    bool sash_ = false;
    std::shared_ptr<const ScreenBar> bar_;
    Rect content_;
};

/// The finished pages of a screen.
using Pages = std::vector<Page>;

} // namespace layout::screens
