#pragma once

#include "printer/preflight_document.hpp"
#include "printer/preflight_ink.hpp"

namespace printer {

/// Something painted on a page, where and how.
struct Painted {
    const PageGeometry& page;
    PdfBox box; ///< What of it lies inside the clip, roughly: no smaller than the truth.
    Ink ink;
    bool overprints = false;
    int overprint_mode = 0;
    bool opaque = true;      ///< Alpha 1, Normal, no soft mask.
    bool in_mask = false;    ///< Part of a luminosity mask, which is no ink.
    bool in_letters = false; ///< Part of a pattern that letters are filled with.

    bool on_sheet() const { return !in_mask && !box.meet(page.bleed).empty(); }
};

/// What content can hold that is none of our operators.
struct Foreign {
    const PageGeometry& page;
    std::string variant; ///< Of P10's message.
    std::string name;
    std::optional<PdfBox> box;
};

/// Told of everything that pages, forms, patterns and masks paint.
class ContentVisitor {
  public:
    virtual ~ContentVisitor() = default;
    virtual void text(const Painted&) {}
    virtual void area(const Painted&) {}
    /// @param points width on the finished sheet; the thinnest direction.
    virtual void line(const Painted&, double points) { (void)points; }
    /// @param inches of the finished sheet that the picture spans, across and down.
    virtual void picture(const Painted&, QPDFObjectHandle image, std::array<double, 2> inches);
    virtual void shading(const Painted&, QPDFObjectHandle shading);
    /// A colour space was chosen, by an operator of its own or by name.
    virtual void colour(const Painted&) {}
    virtual void foreign(const Foreign&) {}
};

/// Walks the content of all pages with a graphics state of its own. Never throws for what a file
/// holds: that is told as `foreign`.
void walk_content(PressDocument& document, const std::vector<ContentVisitor*>& visitors);

} // namespace printer
