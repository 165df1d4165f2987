#include "printer/preflight_layout_judges.hpp"

#include "content/layout/legibility.hpp"
#include "content/layout/panels.hpp"
#include "content/model/text.hpp"
#include "content/model/text_scan.hpp"
#include "printer/seams.hpp"

#include <algorithm>
#include <iterator>

namespace printer {

namespace {

using content::Finding;
using layout::DisplayList;
using layout::Points;
using layout::Rect;

Rect moved(Rect rect, Points by)
{
    rect.x += by;
    return rect;
}

/// What stands in one column of a folded page, seen from its own left edge.
DisplayList panel_list(const DisplayList& page, const layout::Panel& panel)
{
    const Points right = panel.left + panel.format.trim.width;
    const auto inside = [&](const Rect& rect) {
        const Points middle = rect.x + rect.width / 2;
        return middle >= panel.left && middle < right;
    };
    DisplayList part;
    part.size = panel.format.trim;
    part.language = page.language;
    part.title = page.title;
    for (layout::TextBlock text : page.texts) {
        if (inside(text.ink)) {
            text.ink = moved(text.ink, -panel.left);
            text.frame = moved(text.frame, -panel.left);
            part.texts.push_back(std::move(text));
        }
    }
    for (const layout::Item& item : page.items) {
        const auto* code = std::get_if<layout::QrItem>(&item.what);
        if (code != nullptr && inside(code->box)) {
            layout::QrItem there = *code;
            there.box = moved(there.box, -panel.left);
            part.items.push_back({item.role, std::move(there), item.text});
        }
    }
    return part;
}

/// Whose text a finding is about, on its page.
std::optional<Rect> box_of(const Finding& finding, const DisplayList& page)
{
    const auto text = std::ranges::find_if(page.texts, [&](const layout::TextBlock& block) {
        return !finding.unit.empty() && block.unit == finding.unit &&
               block.language == finding.language;
    });
    return text == page.texts.end() ? std::nullopt : std::optional(text->ink);
}

std::string argument(const Finding& finding, std::string_view name)
{
    const auto found =
        std::ranges::find(finding.arguments, name, &std::pair<std::string, std::string>::first);
    return found == finding.arguments.end() ? std::string() : found->second;
}

/// A finding of layout as a row of the report.
Check row_of(Finding finding, const DisplayList& page, int number)
{
    Check check;
    check.state = CheckState::Fail;
    check.page = number;
    if (const auto box = box_of(finding, page)) {
        check.box = sheet_box(*box);
    }
    const bool length = finding.code == "P20" || finding.code == "P21" || finding.code == "P25";
    const std::string unit = length ? " mm" : "";
    for (const char* name : {"cap", "found"}) {
        check.value += argument(finding, name);
    }
    for (const char* name : {"least", "max"}) {
        check.limit += argument(finding, name);
    }
    check.value += check.value.empty() ? "" : unit;
    check.limit += check.limit.empty() ? "" : unit;
    check.finding = std::move(finding);
    return check;
}

void append(std::vector<Finding>& to, std::vector<Finding> more)
{
    std::ranges::move(more, std::back_inserter(to));
}

std::vector<layout::Panel> panels_of(const LaidOutSheet& sheet, std::size_t number)
{
    const auto* language = sheet.guide.find_language(sheet.pages[number].language);
    return layout::panels_of(sheet.format, number,
                             language == nullptr ? content::Direction::LeftToRight
                                                 : language->direction);
}

/// Where a page may carry what must not be cut or folded: one area a panel of a folded sheet.
std::vector<Rect> safe_areas(const LaidOutSheet& sheet, std::size_t number)
{
    if (sheet.format.spec.folds.empty()) {
        return {sheet.format.safe_box()};
    }
    std::vector<Rect> areas;
    for (const layout::Panel& panel : panels_of(sheet, number)) {
        areas.push_back(moved(panel.format.safe_box(), panel.left));
    }
    return areas;
}

bool is_inside(const Rect& box, const std::vector<Rect>& areas)
{
    constexpr Points rounding(0.1);
    return std::ranges::any_of(areas,
                               [&](const Rect& area) { return area.contains(box, rounding); });
}

std::vector<Finding> judge_page(const LaidOutSheet& sheet, std::size_t number)
{
    const DisplayList& page = sheet.pages[number];
    if (sheet.format.spec.folds.empty()) {
        return layout::judge_page(page, sheet.format, sheet.theme);
    }
    std::vector<Finding> findings;
    for (const layout::Panel& panel : panels_of(sheet, number)) {
        append(findings, layout::judge_page(panel_list(page, panel), panel.format, sheet.theme));
    }
    return findings;
}

/// A flipchart's pages are read one at a time, all others together.
std::vector<Finding> judge_words(const LaidOutSheet& sheet, std::size_t number,
                                 layout::TextScratch& scratch)
{
    if (sheet.format.spec.compose.kind == "flip") {
        return layout::judge_words(sheet.pages.subspan(number, 1), sheet.format, scratch);
    }
    return number == 0 ? layout::judge_words(sheet.pages, sheet.format, scratch)
                       : std::vector<Finding>{};
}

/// Characters of the longest line, as layout broke the text.
std::size_t longest_line(const std::string& text)
{
    std::size_t longest = 0;
    std::size_t letters = 0;
    for (const content::CodePoint& point : content::code_points(content::to_nfc(text))) {
        letters = point.value == U'\n' ? 0 : letters + 1;
        longest = std::max(longest, letters);
    }
    return longest;
}

/// Glyph 0 of a face is the box that stands for what it does not have.
void judge_glyphs(const DisplayList& page, int number, CheckList& checks)
{
    for (const layout::Item& item : page.items) {
        const auto* run = std::get_if<layout::GlyphRunItem>(&item.what);
        const bool missing =
            run != nullptr &&
            std::ranges::any_of(run->run.glyphs, [](const auto& glyph) { return glyph.id == 0; });
        if (missing) {
            const bool known = item.text && *item.text < page.texts.size();
            const layout::TextBlock text = known ? page.texts[*item.text] : layout::TextBlock{};
            checks.add(
                {"P27", "glyph", {{"name", text.unit}}, "", "", number, sheet_box(text.ink)});
        }
    }
}

} // namespace

SheetBox sheet_box(const Rect& rect)
{
    const auto mm = [](Points length) { return layout::to_millimetres(length).value(); };
    return {mm(rect.x), mm(rect.y), mm(rect.width), mm(rect.height)};
}

void judge_legibility(const LaidOutSheet& sheet, layout::TextScratch& scratch,
                      std::vector<Check>& found)
{
    for (std::size_t i = 0; i < sheet.pages.size(); ++i) {
        auto findings = judge_page(sheet, i);
        append(findings, judge_words(sheet, i, scratch));
        for (Finding& finding : findings) {
            found.push_back(row_of(std::move(finding), sheet.pages[i], static_cast<int>(i) + 1));
        }
    }
}

void judge_line_lengths(const LaidOutSheet& sheet, CheckList& checks)
{
    constexpr double board_over_a_road = 30; // Metres: the balihos.
    constexpr std::size_t most = 22;         // PRINT.md 2.1
    if (sheet.format.spec.far_m < board_over_a_road) {
        return;
    }
    int number = 0;
    for (const DisplayList& page : sheet.pages) {
        ++number;
        for (const layout::TextBlock& text : page.texts) {
            const std::size_t letters = longest_line(text.text);
            if (!text.far || text.role == layout::Role::Number || letters <= most) {
                continue;
            }
            const auto severity =
                letters * 2 > most * 3 ? content::Severity::Error : content::Severity::Warning;
            const std::string found = std::to_string(letters);
            const std::string limit = std::to_string(most);
            checks.add({"P22",
                        "line",
                        {{"found", found}, {"max", limit}, {"name", text.unit}},
                        found,
                        limit,
                        number,
                        sheet_box(text.ink),
                        severity});
        }
    }
}

void judge_pictures(const LaidOutSheet& sheet, CheckList& checks)
{
    for (std::size_t i = 0; i < sheet.pages.size(); ++i) {
        const auto areas = safe_areas(sheet, i);
        for (const SeamObstacle& seen : seam_obstacles(sheet.pages[i], sheet.faces)) {
            const bool logo = seen.kind == SeamObstacle::Kind::Logo;
            if ((logo || seen.kind == SeamObstacle::Kind::Face) && !is_inside(seen.box, areas)) {
                checks.add({"P23",
                            logo ? "logo" : "face",
                            {{"name", seen.name}},
                            "",
                            "",
                            static_cast<int>(i) + 1,
                            sheet_box(seen.box)});
            }
        }
    }
}

/// P27: what layout could not place, glyphs no face has, ink cut off at the bleed.
void judge_placing(const LaidOutSheet& sheet, CheckList& checks)
{
    int number = 0;
    for (const DisplayList& page : sheet.pages) {
        ++number;
        for (const Finding& finding : page.findings) {
            if (finding.code.starts_with("K") && finding.severity == content::Severity::Error) {
                const auto box = box_of(finding, page);
                checks.add({"P27",
                            "",
                            {{"name", finding.unit}, {"code", finding.code}},
                            finding.code,
                            "",
                            number,
                            box ? std::optional(sheet_box(*box)) : std::nullopt});
            }
        }
        for (const layout::TextBlock& text : page.texts) {
            if (!page.ink_bounds.contains(text.ink)) {
                checks.add(
                    {"P27", "clipped", {{"name", text.unit}}, "", "", number, sheet_box(text.ink)});
            }
        }
        judge_glyphs(page, number, checks);
    }
}

} // namespace printer
