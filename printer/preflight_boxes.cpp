#include "printer/preflight_judges.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <cmath>

namespace printer {

namespace {

using content::Severity;

constexpr double tolerance = 0.01;      ///< Units of the file (PRINT.md 1, row 2).
constexpr double rounding = 1e-6;       ///< Of adding decimal fractions.
constexpr double longest_page = 14'400; ///< Units: ISO 32000, annex C.
constexpr double mm_per_point = 25.4 / 72;
constexpr double roll_edges = 40; ///< mm of a roll that no panel may take (PRINT.md 2.5).
constexpr double least_bleed = 3; ///< mm; where the format is unknown: the least of all formats.

bool equal(double a, double b)
{
    return std::abs(a - b) <= tolerance + rounding;
}

/// Finished size in units of the file.
double units(double mm, const PageGeometry& page)
{
    return mm / page.mm_per_unit();
}

std::string size_text(double width_mm, double height_mm)
{
    return shown_number(width_mm, 2) + " x " + shown_number(height_mm, 2) + " mm";
}

std::string size_text(const PdfBox& box, const PageGeometry& page)
{
    return size_text(box.width() * page.mm_per_unit(), box.height() * page.mm_per_unit());
}

/// What a page has to be: the whole sheet, or a panel of it, mm.
struct Wanted {
    double width = 0; ///< Trim.
    double height = 0;
    content::Sides bleed;
    double slug = 0;

    double bleed_width() const { return width + bleed.left + bleed.right; }
    double bleed_height() const { return height + bleed.top + bleed.bottom; }
    double media_width() const { return bleed_width() + 2 * slug; }
    double media_height() const { return bleed_height() + 2 * slug; }
};

/// A panel ends at its seams without bleed; one too many is judged as the whole board.
Wanted wanted_page(const content::FormatSpec& format, const std::optional<NamedPanels>& panels,
                   std::size_t page)
{
    Wanted wanted{format.width, format.height, format.bleed, format.slug};
    if (!panels || page >= panels->count()) {
        return wanted;
    }
    const bool first = page == 0;
    const bool last = page + 1 == panels->count();
    const PanelPart part =
        part_of(*panels, page, panels->side_by_side ? format.width : format.height);
    (panels->side_by_side ? wanted.width : wanted.height) = part.end - part.start;
    double& before = panels->side_by_side ? wanted.bleed.left : wanted.bleed.top;
    double& after = panels->side_by_side ? wanted.bleed.right : wanted.bleed.bottom;
    before = first ? before : 0;
    after = last ? after : 0;
    return wanted;
}

void judge_presence(QPDFObjectHandle object, const PageGeometry& page, CheckList& checks)
{
    if (page.media.empty()) {
        checks.add({"P05", "no-media", {}, "", "", page.number});
    }
    const bool trim = object.hasKey("/TrimBox");
    const bool art = object.hasKey("/ArtBox");
    if (!trim) {
        checks.add({"P05", art ? "art" : "no-trim", {}, "", "", page.number});
    } else if (art) {
        checks.add({"P05", "both", {}, "", "", page.number});
    }
}

void judge_nesting(const PageGeometry& page, CheckList& checks)
{
    const auto add = [&](const char* inner, const char* outer, const PdfBox& box,
                         Severity severity) {
        checks.add({"P05",
                    "nesting",
                    {{"inner", inner}, {"outer", outer}},
                    "",
                    "",
                    page.number,
                    page.place(box),
                    severity});
    };
    if (!page.bleed.contains(page.trim, tolerance)) {
        add("TrimBox", "BleedBox", page.trim, Severity::Error);
    }
    if (!page.media.contains(page.bleed, tolerance)) {
        add("BleedBox", "MediaBox", page.bleed, Severity::Error);
    }
    // The crop is what a screen shows; some programs that impose pages cut to it.
    if (!page.crop.contains(page.bleed, tolerance)) {
        add("BleedBox", "CropBox", page.bleed, Severity::Warning);
    }
}

void judge_size(const PageGeometry& page, const char* name, const PdfBox& box, double width_mm,
                double height_mm, const char* id, CheckList& checks)
{
    if (equal(box.width(), units(width_mm, page)) && equal(box.height(), units(height_mm, page))) {
        return;
    }
    const std::string found = size_text(box, page);
    const std::string limit = size_text(width_mm, height_mm);
    checks.add({id,
                "size",
                {{"name", name}, {"found", found}, {"limit", limit}},
                found,
                limit,
                page.number,
                page.place(box)});
}

/// P06: no reader takes more than 14,400 units; paper = trim, bleed and slug.
void judge_paper(const PageGeometry& page, const std::optional<Wanted>& wanted, CheckList& checks)
{
    const double longest = std::max(page.media.width(), page.media.height());
    if (longest > longest_page) {
        const std::string found = shown_number(longest, 1) + " pt";
        checks.add({"P06",
                    "",
                    {{"found", shown_number(longest * mm_per_point, 0)}},
                    found,
                    "14400 pt",
                    page.number});
    }
    if (wanted) {
        judge_size(page, "MediaBox", page.media, wanted->media_width(), wanted->media_height(),
                   "P06", checks);
    }
}

/// P06: a panel has to fit the roll it is cut for.
void judge_roll(const PageGeometry& page, const NamedPanels& panels, CheckList& checks)
{
    const double width =
        page.mm_per_unit() * (panels.side_by_side ? page.bleed.width() : page.bleed.height());
    const double most = panels.roll - roll_edges;
    if (width <= most + tolerance * page.mm_per_unit() + rounding) {
        return;
    }
    const std::string found = shown_number(width, 1);
    const std::string limit = shown_number(most, 0);
    checks.add({"P06",
                "roll",
                {{"found", found}, {"name", shown_number(panels.roll, 0)}, {"limit", limit}},
                found + " mm",
                limit + " mm",
                page.number,
                page.place(page.bleed)});
}

/// P05: a file that says it holds panels holds all of them, cut as its format asks.
void judge_panels(const PressDocument& document, CheckList& checks)
{
    const auto& panels = document.name.panels;
    if (!panels) {
        if (const std::string text = document.own("panels"); !text.empty()) {
            checks.add({"P05", "panels", {{"found", text}}, text});
        }
        return;
    }
    if (panels->count() != document.pages.size()) {
        const std::string found = std::to_string(document.pages.size());
        const std::string limit = std::to_string(panels->count());
        checks.add({"P05", "panel-count", {{"found", found}, {"limit", limit}}, found, limit});
    }
    const double asked =
        document.format == nullptr ? panels->overlap : document.format->panel_overlap;
    if (std::abs(panels->overlap - asked) > rounding) {
        const std::string found = shown_number(panels->overlap, 1);
        const std::string limit = shown_number(asked, 1);
        checks.add(
            {"P05", "overlap", {{"found", found}, {"limit", limit}}, found + " mm", limit + " mm"});
    }
    for (const PageGeometry& page : document.pages) {
        judge_roll(page, *panels, checks);
    }
}

/// P07
void judge_bleed(const PageGeometry& page, const std::optional<Wanted>& wanted, CheckList& checks)
{
    const content::Sides usual{least_bleed, least_bleed, least_bleed, least_bleed};
    const content::Sides& least = wanted ? wanted->bleed : usual;
    struct Side {
        const char* name;
        double found;
        double least;
    };
    const std::array<Side, 4> sides{{{"top", page.bleed.top - page.trim.top, least.top},
                                     {"right", page.bleed.right - page.trim.right, least.right},
                                     {"bottom", page.trim.bottom - page.bleed.bottom, least.bottom},
                                     {"left", page.trim.left - page.bleed.left, least.left}}};
    for (const Side& side : sides) {
        if (side.found >= units(side.least, page) - tolerance - rounding) {
            continue;
        }
        const std::string found = shown_number(side.found * page.mm_per_unit(), 1);
        const std::string limit = shown_number(side.least, 1);
        checks.add({"P07",
                    side.name,
                    {{"found", found}, {"least", limit}},
                    found + " mm",
                    limit + " mm",
                    page.number,
                    std::nullopt,
                    wanted ? Severity::Error : Severity::Warning});
    }
}

} // namespace

void judge_boxes(PressDocument& document, CheckList& checks)
{
    const auto unknown = document.format == nullptr;
    if (unknown) {
        checks.add({"P05",
                    document.name.format.empty() ? "no-format" : "unknown-format",
                    {{"name", document.name.format}},
                    "",
                    "",
                    0,
                    std::nullopt,
                    Severity::Warning});
    }
    judge_panels(document, checks);
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        const PageGeometry& page = document.pages[i];
        // Without any trim no shop knows where to cut, whatever the format is.
        judge_presence(document.page_objects[i], page, checks);
        judge_nesting(page, checks);
        const auto wanted =
            unknown ? std::nullopt
                    : std::optional(wanted_page(*document.format, document.name.panels, i));
        if (wanted) {
            judge_size(page, "TrimBox", page.trim, wanted->width, wanted->height, "P05", checks);
            judge_size(page, "BleedBox", page.bleed, wanted->bleed_width(), wanted->bleed_height(),
                       "P05", checks);
        }
        judge_paper(page, wanted, checks);
        judge_bleed(page, wanted, checks);
    }
}

} // namespace printer
