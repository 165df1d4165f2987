#include "printer/preflight_layout.hpp"

#include "content/layout/logos.hpp"
#include "printer/preflight_judges.hpp"
#include "printer/preflight_layout_judges.hpp"

#include <algorithm>
#include <iterator>

namespace printer {

namespace {

using layout::Rect;

void judge_seam(const layout::DisplayList& page, int number, const Rect& strip, CheckList& checks)
{
    for (const layout::Item& item : page.items) {
        const auto* code = std::get_if<layout::QrItem>(&item.what);
        const auto* picture = std::get_if<layout::PictureItem>(&item.what);
        if (code != nullptr && strip.overlaps(code->box)) {
            checks.add({"P28", "", {}, "", "", number, sheet_box(code->box)});
        }
        if (picture != nullptr && layout::is_logo(picture->name) && strip.overlaps(picture->box)) {
            checks.add({"P28",
                        "logo",
                        {{"name", picture->name}},
                        "",
                        "",
                        number,
                        sheet_box(picture->box),
                        content::Severity::Warning});
        }
    }
    for (const layout::TextBlock& text : page.texts) {
        if (strip.overlaps(text.ink)) {
            checks.add({"P28",
                        "text",
                        {{"name", text.unit}},
                        "",
                        "",
                        number,
                        sheet_box(text.ink),
                        content::Severity::Warning});
        }
    }
}

} // namespace

void judge_seams(const LaidOutSheet& sheet, CheckList& checks)
{
    int number = 0;
    for (const layout::DisplayList& page : sheet.pages) {
        ++number;
        for (const Seam& seam : sheet.seams) {
            judge_seam(page, number, strip_of(seam, sheet.format), checks);
        }
    }
}

std::vector<Check> preflight_layout(const LaidOutSheet& sheet, paint::Painter& painter,
                                    fonts::TextScratch& scratch)
{
    CheckList checks;
    PaperColours colours(sheet.guide, sheet.intent, ink_limit(&sheet.format.spec, &sheet.intent));
    judge_line_lengths(sheet, checks);
    judge_logos(sheet, checks);
    judge_placing(sheet, checks);
    judge_codes(sheet, colours, painter, checks);
    judge_seams(sheet, checks);
    judge_picture(sheet, colours, painter, checks);
    std::vector<Check> rows = std::move(checks).finish(JudgedFrom::Layout);
    std::vector<Check> legibility;
    judge_legibility(sheet, scratch, legibility);
    for (Check& found : legibility) { // Its row says more than that nothing else was found.
        std::erase_if(rows, [&](const Check& row) {
            return row.finding.code == found.finding.code && row.state == CheckState::Pass;
        });
        rows.push_back(std::move(found));
    }
    return rows;
}

} // namespace printer
