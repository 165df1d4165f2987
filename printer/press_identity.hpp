#pragma once

#include "printer/press_profile.hpp"
#include "printer/sheet.hpp"

#include <string>
#include <vector>

class QPDF;
class QPDFObjectHandle;

namespace printer {

/// Whether a file is a proof under the sash, never to be ordered.
enum class Proof { No, Yes };

/// What Cairo does not write into the structure tree.
struct TagFact {
    std::string tag;              ///< "Figure", as a check.
    std::string language = {};    ///< Where it is not the document's.
    std::string alternative = {}; ///< Words for a figure.
};

/// What a file says of itself, in XMP and in Info alike (PRINT.md 2.4, step 12).
struct PressIdentity {
    std::string title;
    std::string language;  ///< Of the document, BCP 47.
    std::string languages; ///< As ordered: "mkn,id".
    std::string date;      ///< "D:20261124000000Z"; never from the clock.
    std::string poster;
    std::string format;
    std::string place = {}; ///< Office that puts the sheet up; may be empty.
    std::string scale = "1:1";
    std::string panels = {}; ///< How a board is cut (`panels_text`); empty = not at all.
    std::string revision;    ///< Of the content.
    std::string job_code;
    std::string pictures = {}; ///< "1200x800 400x300": its photographs, which may fill a page.
    Proof proof = Proof::No;
    std::vector<TagFact> tags = {}; ///< In the order of the structure tree; empty = not tagged.
};

/// The XMP packet of a file.
/// @param painted the bytes it was made from: equal ones give an equal InstanceID.
/// @param profile null for a proof: then it does not claim to be PDF/X-4.
std::string xmp_packet(const PressIdentity& identity, const std::string& painted,
                       const OutputProfile* profile);

/// Boxes of a page; what must not be in a press file goes (step 9).
void set_page(QPDFObjectHandle page, const Sheet& sheet);

/// Names, dates, intent and metadata (steps 10 to 12).
/// @throws std::runtime_error if the structure tree is not the one the tags were planned for.
void set_identity(QPDF& pdf, const PressIdentity& identity, const std::string& painted,
                  const OutputProfile& profile);

/// The finished file: PDF 1.6, no object streams, an /ID that depends on the content alone (13).
std::string write_press_file(QPDF& pdf);

} // namespace printer
