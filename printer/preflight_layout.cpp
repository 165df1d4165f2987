#include "printer/preflight_layout.hpp"

#include "printer/preflight_judges.hpp"
#include "printer/preflight_layout_judges.hpp"
#include "printer/seams.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace printer {

namespace {

using layout::Rect;

/// Of the message of P28.
const char* variant_of(SeamObstacle::Kind kind)
{
    switch (kind) {
    case SeamObstacle::Kind::Code:
        break;
    case SeamObstacle::Kind::Text:
        return "text";
    case SeamObstacle::Kind::Logo:
        return "logo";
    case SeamObstacle::Kind::Face:
        return "face";
    }
    return "";
}

/// A code that is cut cannot be read; the rest only looks mended.
void judge_seam(const std::vector<SeamObstacle>& obstacles, int number, const Rect& strip,
                CheckList& checks)
{
    for (const SeamObstacle& obstacle : obstacles) {
        if (!strip.overlaps(obstacle.box)) {
            continue;
        }
        const bool code = obstacle.kind == SeamObstacle::Kind::Code;
        Fault fault{"P28", variant_of(obstacle.kind)};
        if (!code) {
            fault.arguments = {{"name", obstacle.name}};
            fault.severity = content::Severity::Warning;
        }
        fault.page = number;
        fault.box = sheet_box(obstacle.box);
        checks.add(std::move(fault));
    }
}

} // namespace

void judge_seams(const LaidOutSheet& sheet, CheckList& checks)
{
    int number = 0;
    for (const layout::DisplayList& page : sheet.pages) {
        ++number;
        const auto obstacles = seam_obstacles(page, sheet.faces);
        for (const Seam& seam : sheet.seams) {
            judge_seam(obstacles, number, strip_of(seam, sheet.format), checks);
        }
    }
}

std::vector<Check> preflight_layout(const LaidOutSheet& sheet, paint::Painter& painter,
                                    layout::TextScratch& scratch)
{
    CheckList checks;
    PaperColours colours(sheet.guide, sheet.intent, ink_limit(&sheet.format.spec, &sheet.intent));
    judge_line_lengths(sheet, checks);
    judge_pictures(sheet, checks);
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
