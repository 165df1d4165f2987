#pragma once

#include "content/layout/composer.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace layout {

/// How a text of an office paper is set.
struct PaperType {
    Points size{9.5}; ///< Font size of Latin text; no script is set under `least_paper_type`.
    fonts::Weight weight = fonts::Weight::Regular;
    Role role = Role::Body;
};

/// Nothing on an office paper is smaller: it is read at arm's length in a shop.
inline constexpr Points least_paper_type(9);

/// A text shaped for a paper: one line of `lines` a line break of its author.
struct PaperText {
    ShapedText shaped;
    Points cap;
    Role role = Role::Body;
};

/// Which side of a paper's column a text begins at: a right-to-left one at the end.
fonts::Align align_of(const PaperText& text);

/// Something drawn small under a page of a paper: a picture of a sheet.
struct PaperInset {
    std::size_t page = 0; ///< From 0.
    Rect box;
    std::size_t picture = 0; ///< Number the caller gave it.
};

/// One page of a paper while it is filled.
class PaperPage : public Composer {
  public:
    using Composer::Composer;

    void name(const std::string& title, const std::string& language);
    void picture(const std::string& pictogram, const Rect& box);
    /// An outline that covers nothing.
    void frame(const Rect& rect, const Stroke& stroke);
    void add(std::vector<Item> items);
    DisplayList finish() && { return std::move(list_); }
};

/// Composes papers for people in offices and shops: A4 pages, black on white, filled from the top;
/// what does not fit on a page goes to the next, nothing is clipped.
class Paper {
  public:
    /// @param title of the file. @param language of the furniture. References must outlive it.
    Paper(const Theme& theme, const fonts::FontCatalogue& fonts, layout::TextScratch& scratch,
          std::string title, std::string language);

    static constexpr Points width = to_points(210_mm);
    static constexpr Points height = to_points(297_mm);
    static constexpr Points margin = to_points(15_mm);
    /// Room for text between the margins.
    static constexpr Points room = width - margin * 2;

    const Theme& theme() const { return theme_; }
    Points y() const { return y_; }
    /// Goes down the page; never up.
    void skip(Points by) { y_ += by; }
    void move_to(Points y) { y_ = y; }
    std::size_t page() const { return pages_.size() - 1; }
    /// Begins a new page if less than this is left.
    /// @return whether it did.
    bool need(Points height_needed);
    /// y below which only the foot of the page stands.
    Points bottom() const;

    PaperText shape(const std::vector<content::SpanLine>& lines, const std::string& language,
                    const PaperType& type) const;
    PaperText shape(const std::string& text, const PaperType& type) const;
    /// Of the text in this width, from its top to what hangs below its last line.
    Points height_of(const PaperText& text, Points width_given) const;
    /// Sets a text with its top left corner there; `colour` on `ground`.
    /// @return its height.
    Points set(const PaperText& text, Point at, Points width_given, Colour colour, Colour ground,
               fonts::Align align = fonts::Align::Start);
    /// The same in black on white, from the side where its reader begins.
    Points set(const PaperText& text, Point at, Points width_given);

    void box(const Rect& rect, Colour fill);
    /// An outline that covers nothing.
    void frame(const Rect& rect, Points thickness);
    void rule(Points x, Points width_given, Points thickness, Colour colour);
    void mark(const std::string& pictogram, const Rect& box);
    /// A drawing in the paper's own points, its corner there.
    void drawing(const DisplayList& list, Point corner);
    void inset(const Rect& box, std::size_t picture);

    /// Pages with the words of their feet: `foot` on the left, "n/m" at the end.
    std::vector<DisplayList> finish(const std::string& foot) &&;
    const std::vector<PaperInset>& insets() const { return insets_; }

  private:
    void begin_page();
    PaperPage& now() { return pages_.back(); }

    const Theme& theme_;
    const fonts::FontCatalogue& fonts_;
    layout::TextScratch& scratch_;
    std::string title_;
    std::string language_;
    std::vector<PaperPage> pages_;
    std::vector<PaperInset> insets_;
    Points y_;
};

} // namespace layout
