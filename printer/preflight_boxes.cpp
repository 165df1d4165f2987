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

/// The page's part of a sheet: its format's trim.
struct Wanted {
    const content::FormatSpec& format;

    double trim_width() const { return format.width; }
    double trim_height() const { return format.height; }
    double bleed_width() const { return trim_width() + format.bleed.left + format.bleed.right; }
    double bleed_height() const { return trim_height() + format.bleed.top + format.bleed.bottom; }
    double media_width() const { return bleed_width() + 2 * format.slug; }
    double media_height() const { return bleed_height() + 2 * format.slug; }
};

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
void judge_paper(const PageGeometry& page, const content::FormatSpec* format, CheckList& checks)
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
    if (format != nullptr) {
        const Wanted wanted{*format};
        judge_size(page, "MediaBox", page.media, wanted.media_width(), wanted.media_height(), "P06",
                   checks);
    }
}

/// P07
void judge_bleed(const PageGeometry& page, const content::FormatSpec* format, CheckList& checks)
{
    const content::Sides usual{least_bleed, least_bleed, least_bleed, least_bleed};
    const content::Sides& least = format == nullptr ? usual : format->bleed;
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
                    format == nullptr ? Severity::Warning : Severity::Error});
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
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        const PageGeometry& page = document.pages[i];
        // Without any trim no shop knows where to cut, whatever the format is.
        judge_presence(document.page_objects[i], page, checks);
        judge_nesting(page, checks);
        if (!unknown) {
            const Wanted wanted{*document.format};
            judge_size(page, "TrimBox", page.trim, wanted.trim_width(), wanted.trim_height(), "P05",
                       checks);
            judge_size(page, "BleedBox", page.bleed, wanted.bleed_width(), wanted.bleed_height(),
                       "P05", checks);
        }
        judge_paper(page, document.format, checks);
        judge_bleed(page, document.format, checks);
    }
}

} // namespace printer
