#pragma once

#include "content/model/finding.hpp"
#include "content/model/formats.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace printer {

class IntentCache;
class IntentColour;

/// Namespace of our own properties in a press file's XMP: poster, format, language, place, scale,
/// revision, proof, profile, pictures.
inline constexpr std::string_view press_namespace = "urn:pelita:press:1";

enum class CheckState { Pass, Fail, NotJudged };

/// A place on the finished sheet: mm from the trim's top-left corner, y down.
struct SheetBox {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// One row of the report: a check that passed or could not be judged, or one fault it found.
struct Check {
    content::Finding finding; ///< Code P01 to P30, severity, what the sentence needs.
    CheckState state = CheckState::Pass;
    std::string value; ///< What was found, with its unit; empty if it is no quantity.
    std::string limit;
    int page = 0; ///< From 1; 0 = the whole file.
    std::optional<SheetBox> box;
};

/// What PRINT.md 2.7 asks of a file, judged. Every id stands in it at least once, in order.
struct Preflight {
    std::string file;
    std::string sha256;
    std::string format = "unknown"; ///< As XMP names it, if the guide has it.
    std::vector<Check> checks;

    /// No error; warnings and what could not be judged do not stop a print.
    bool press_ready() const;
};

/// The bytes are no PDF, or one that cannot be judged at all: the file is at fault, exit 1.
class DamagedPdf : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Where judging stops: a file made to take a machine's memory or time is a finding.
struct PreflightLimits {
    std::size_t operations = 8'000'000;               ///< Of all content, forms counted each time.
    std::size_t decoded_bytes = std::size_t{1} << 30; ///< Of all content and tables together.
    double picture_pixels = 4e8;                      ///< Of one picture.
};

/// A file to judge by itself.
struct PreflightInput {
    std::string file; ///< Its name in the report.
    std::string_view bytes;
    const std::map<std::string, content::FormatSpec>& formats; ///< Of the guide at hand.
    IntentCache& intents;                                      ///< Profiles already opened.
    PreflightLimits limits = {};
};

/// How XMP says a board is cut for a roll: a page is a panel, neighbours overlap at seams. mm of
/// the finished board.
struct NamedPanels {
    bool side_by_side = true; ///< Seams run down; else across.
    double roll = 0;
    double overlap = 0;
    std::vector<double> seams; ///< Middle of each overlap, from the trim's left or top, ascending.

    std::size_t count() const { return seams.size() + 1; }
};

/// What XMP says a file is: enough to compose its sheet again.
struct SheetName {
    std::string poster;
    std::string format;
    std::string language; ///< "mkn" or "mkn,id"
    std::string place;
    std::string revision;
    bool proof = false;
    std::optional<NamedPanels> panels = {}; ///< None: every page is a whole one.
};

/// The report of a file, which sheet it says it is, and how its colours print.
struct JudgedFile {
    Preflight report;
    SheetName name;
    const IntentColour* intent = nullptr; ///< Of the cache; null without a usable profile.
};

/// Judges the checks marked F; those marked L stand as "not judged". Written from the rules of
/// PRINT.md 2.7 and shares no code with what writes press files.
/// @throws DamagedPdf
JudgedFile preflight_file(const PreflightInput& input);

/// Puts what the layout's checks found (`preflight_layout`) in the place of their "not judged".
void add_layout_checks(Preflight& report, std::vector<Check> checks);

/// One check as a line: id, state, severity, page, place, sentence; with its line end.
std::string check_text(const Check& check, content::MessageLanguage language);

/// One check a line: id, state, severity, page, place, sentence; first whether it is press-ready.
std::string preflight_text(const Preflight& report, content::MessageLanguage language);

/// PRINT.md 2.7: file, sha256, format, press_ready, checks [{id, severity, state, value, limit,
/// page, box, message}]. What a check does not have is null.
std::string preflight_json(const Preflight& report, content::MessageLanguage language);

} // namespace printer
