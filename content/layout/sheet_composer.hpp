#pragma once

#include "content/layout/band.hpp"
#include "content/layout/fit.hpp"
#include "content/layout/poster.hpp"
#include "content/layout/qr.hpp"
#include "content/layout/shaped_text.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace layout {

/// A strip of the sheet over its whole width.
struct Zone {
    Points top;
    Points bottom;
    Points height() const { return bottom - top; }
    Points middle() const { return (top + bottom) / 2; }
};

/// How a text looks where it stands.
struct TextLook {
    Role role = Role::Body;
    Colour fill;
    Colour
        accent; ///< Of the author's second and later lines; same as `fill` if they do not differ.
    Colour ground;
    bool far = false;
    fonts::Align align = fonts::Align::Start;
};

/// Puts items on a sheet. Callers compose left to right; on a right-to-left sheet every box is
/// exchanged here, x' = W - x - w, and only here (DESIGN.md section 11).
class SheetComposer {
  public:
    SheetComposer(const PosterInput& input, fonts::TextScratch& scratch);

    const Format& format() const { return input_.format; }
    const Theme& theme() const { return input_.theme; }
    const content::Document& document() const { return input_.document; }
    const Furniture& furniture() const { return input_.furniture; }
    fonts::TextScratch& scratch() { return scratch_; }
    Points width() const { return format().trim.width; }
    Points height() const { return format().trim.height; }
    Points margin() const { return format().margin; }
    /// A length in fractions of the short side.
    Points of_short_side(double fraction) const { return format().short_side() * fraction; }
    /// y of a fraction of the height that the sash leaves free (D50).
    Points y_at(double fraction) const { return top_ + (height() - top_) * fraction; }
    Zone zone(const std::string& name) const;
    /// Takes the top of the sheet; zones are laid out below it.
    void reserve_top(Points until) { top_ = until; }

    ShapedText shape(const content::DocumentBlock& block, const TextWeights& weights,
                     double leading) const;
    ShapedText shape_plain(const std::string& text, const std::string& unit,
                           const std::string& language, fonts::Weight weight) const;

    /// A ground over the whole width, out into the bleed where it touches an edge.
    void ground(const Zone& where, Colour colour);
    void band(const Zone& where, BandNeighbour neighbour);
    void box(Role role, const Rect& rect, Colour fill);
    void outlined_box(Role role, const Rect& rect, Colour fill, const Stroke& stroke,
                      Points radius);
    void path(Role role, PathItem path);
    void picture(const std::string& name, const Rect& box, bool light_disc);
    void mark(const std::string& name, const Rect& box, Colour colour);
    void qr(QrItem code, const Rect& box);
    /// Sets the text from the top of `frame` on; its lines are balanced.
    void text(const ShapedText& text, const Setting& setting, const Rect& frame,
              const TextLook& look);
    /// Width of the widest line as it will be set.
    Points width_of(const ShapedText& text, const Setting& setting, Points available);

    /// The text does not fit even at the least size: K040 names the string.
    void report_misfit(const ShapedText& text, int lines);
    void report(content::Finding finding) { list_.findings.push_back(std::move(finding)); }

    DisplayList finish() && { return std::move(list_); }

  private:
    Rect turned(const Rect& rect) const;
    fonts::Align turned(fonts::Align align, const fonts::Paragraph& paragraph) const;
    void note_missing(const ShapedText& text);
    void add_line_items(const ShapedLine& line, std::size_t block, Points size,
                        std::span<const fonts::LineBox> boxes, const Rect& frame, Points& baseline,
                        Points leading, const TextLook& look);

    const PosterInput& input_;
    fonts::TextScratch& scratch_;
    DisplayList list_;
    Points top_;
    bool right_to_left_ = false;
};

} // namespace layout
