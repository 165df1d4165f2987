#pragma once

#include "content/layout/band.hpp"
#include "content/layout/composer.hpp"
#include "content/layout/poster.hpp"
#include "content/layout/qr.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

/// A strip of the sheet over its whole width.
struct Zone {
    Points top;
    Points bottom;
    Points height() const { return bottom - top; }
    Points middle() const { return (top + bottom) / 2; }
};

/// Puts items on a sheet of paper: zones of the format, grounds that reach into the bleed.
class SheetComposer : public Composer {
  public:
    SheetComposer(const PosterInput& input, TextScratch& scratch);

    const Format& format() const { return input_.format; }
    const content::Document& document() const { return input_.document; }
    const Furniture& furniture() const { return input_.furniture; }
    bool bilingual() const { return input_.second != nullptr; }
    /// The same block in the sheet's second language; null if there is none.
    const content::DocumentBlock* second_of(const content::DocumentBlock& block) const;
    /// A number of `[compose]`; a sheet in two languages takes that of `[compose.two]` first.
    double number(const std::string& name, double otherwise) const;
    Points margin() const { return format().margin; }
    /// A length in fractions of the short side.
    Points of_short_side(double fraction) const { return format().short_side() * fraction; }
    /// y of a fraction of the height that the sash leaves free (D50). What lies below the steps or
    /// the picture moves up over the logos: they are taken from those (D39).
    Points y_at(double fraction) const;
    /// End of what may carry text: the safe inset, or the logos above it.
    Points foot() const { return height() - format().safe.bottom - logos_; }
    Zone zone(const std::string& name) const;
    /// Takes the top of the sheet; zones are laid out below it.
    /// @param taken fraction of the height that no zone had used anyway.
    void reserve_top(Points until, double taken)
    {
        top_ = until;
        taken_ = taken;
    }
    Points reserved_top() const { return top_; }
    /// Takes a strip of this height for logos at the foot.
    void reserve_logos(Points strip) { logos_ = strip; }
    Points logos() const { return logos_; }

    ShapedText shape(const content::DocumentBlock& block, const TextWeights& weights,
                     double leading) const;

    /// A ground over the whole width, out into the bleed where it touches an edge.
    void ground(const Zone& where, Colour colour);
    void band(const Zone& where, BandNeighbour neighbour);
    void picture(const std::string& name, const Rect& box, bool light_disc);
    void logo(const std::string& file, const Rect& box);

    /// Puts a finished panel of the sheet where its left edge lies.
    void add(DisplayList panel, Points left);

    /// The text does not fit even at the least size: K040 names the string.
    void report_misfit(const ShapedText& text, int lines);
    /// It has no room beside its partner in the other language: K040 with its language. Its
    /// argument "formats" is left for who knows the poster's other formats.
    void report_no_pair(const ShapedText& text);

    /// The sheet has no place for these blocks: K040 for each, so that none is lost in silence.
    void report_unplaced(const std::vector<const content::DocumentBlock*>& blocks);
    /// A contact block without a number to draw: K040.
    void report_no_number(const content::DocumentBlock& block);
    /// The format's QR code cannot hold the headline (none: null) and the number: P25.
    void report_unfit_qr(const content::DocumentBlock* headline);

    DisplayList finish() && { return std::move(list_); }

  private:
    const PosterInput& input_;
    Points top_;
    Points logos_;
    double taken_ = 0;
};

} // namespace layout
