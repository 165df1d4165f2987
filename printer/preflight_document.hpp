#pragma once

#include "printer/preflight.hpp"

#include <memory>
#include <string>
#include <vector>

class QPDF;
class QPDFObjectHandle;

namespace printer {

class IntentColour;

/// A box of a page in units of the file, y up.
struct PdfBox {
    double left = 0;
    double bottom = 0;
    double right = 0;
    double top = 0;

    double width() const { return right - left; }
    double height() const { return top - bottom; }
    bool empty() const { return !(right > left && top > bottom); }
    bool contains(const PdfBox& other, double tolerance) const;
    PdfBox meet(const PdfBox& other) const;
};

/// Boxes of a page as they count: absent ones by the rules of ISO 32000, 14.11.2.
struct PageGeometry {
    int number = 1;
    double user_unit = 1;
    double scale = 1; ///< Final size of a unit of the file: UserUnit x the denominator in XMP.
    PdfBox media;
    PdfBox crop;
    PdfBox bleed;
    PdfBox trim;
    double board_x = 0; ///< mm from the finished board's left to this trim's: a panel's.
    double board_y = 0;

    /// Millimetres of the finished sheet a unit of the file.
    double mm_per_unit() const;
    /// On the finished sheet, of which a panel is a part.
    SheetBox place(const PdfBox& box) const;
};

/// XMP properties by "namespace name"; the first item of a list, the default of alternatives.
using Properties = std::map<std::string, std::string>;

/// A PDF opened for judging. Its checks only read it.
struct PressDocument {
    PressDocument();
    ~PressDocument();
    PressDocument(const PressDocument&) = delete;
    PressDocument& operator=(const PressDocument&) = delete;

    std::unique_ptr<QPDF> pdf;
    std::vector<QPDFObjectHandle> page_objects;
    std::vector<PageGeometry> pages;
    Properties xmp;
    SheetName name;
    std::string scale_name;                      ///< "1:10" as XMP says; empty if it does not.
    double denominator = 1;                      ///< Of the scale; 1 without one.
    const content::FormatSpec* format = nullptr; ///< Null if unknown.
    std::string profile;                         ///< Of the GTS_PDFX intent; empty without one.
    const IntentColour* intent = nullptr;        ///< Null if the profile cannot be used.
    PreflightLimits limits;
    std::size_t decoded = 0; ///< Bytes of the limit used up.

    /// "pelita:" property; empty if absent.
    std::string own(std::string_view name) const;
};

/// Opens and reads what all checks need.
/// @throws DamagedPdf
std::unique_ptr<PressDocument> open_press_document(const PreflightInput& input);

/// Decoded bytes of a stream; none if they cannot be decoded or are more than `limit`.
std::optional<std::string> decoded_stream(QPDFObjectHandle stream, std::size_t limit);

/// The same within what is left of the document's limits.
std::optional<std::string> decoded_stream(PressDocument& document, QPDFObjectHandle stream);

/// A number of the object; none for anything else or what no page has (not finite).
std::optional<double> number_of(QPDFObjectHandle object);

/// Reads "panels=2 runs=down roll=3200 overlap=20 seams=3000"; none for anything that is no plan:
/// another number of seams than panels ask for, seams out of order, a length that is none.
std::optional<NamedPanels> read_panels(std::string_view text);

/// A page's part of a board, mm from the board's trim's left or top, overlaps included.
struct PanelPart {
    double start = 0;
    double end = 0;
};

/// @param page from 0, less than `panels.count()`.
/// @param length of the board, trim.
PanelPart part_of(const NamedPanels& panels, std::size_t page, double length);

/// XMP packet -> properties; none if it is no XML.
std::optional<Properties> read_xmp(const std::string& packet);

} // namespace printer
