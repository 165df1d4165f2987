#include "content/layout/legibility.hpp"
#include "content/layout/poster_parts.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>

namespace layout {

namespace {

/// A page: the sash, the composition, and the judgement, page by page, since each is read alone.
DisplayList lay_out_flip_page(const PosterInput& input, TextScratch& scratch,
                              const std::function<void(SheetComposer&)>& compose)
{
    SheetComposer page(input, scratch);
    const bool sash = input.furniture.sash == Sash::Yes;
    if (sash) {
        reserve_sash(page);
    }
    compose(page);
    if (sash) {
        lay_out_sash_strip(page);
        lay_out_sash_words(page);
    }
    DisplayList list = std::move(page).finish();
    auto judged = judge_legibility(list, input.format, input.theme, scratch);
    std::ranges::move(judged, std::back_inserter(list.findings));
    return list;
}

/// Band and footer: a page torn off still says where it comes from.
void lay_out_foot(SheetComposer& page, BandNeighbour neighbour)
{
    const Theme& theme = page.theme();
    page.ground({page.zone("band").top, page.height()}, theme.nila);
    lay_out_footer(page, theme.putih, theme.nila, page.width() - page.margin());
    page.band(page.zone("band"), neighbour);
}

/// Where the drawing and the text of a page stand, side by side.
struct FlipPlan {
    Rect drawing;
    Rect text;
};

FlipPlan plan_page(const SheetComposer& page)
{
    const Zone zone = page.zone("picture");
    const Points top = std::max(zone.top, page.reserved_top() + page.margin() * 0.5);
    const Points side = std::min(zone.bottom - top, page.width() * 0.44);
    const Points middle = (top + zone.bottom) / 2;
    const Points x = page.margin() + side + page.margin() * 0.7;
    return {{page.margin(), middle - side / 2, side, side},
            {x, top, page.width() - page.margin() - x, zone.bottom - top}};
}

void lay_out_title_page(SheetComposer& page, const content::DocumentBlock* headline)
{
    const Format& format = page.format();
    const HeadColours colours = head_colours(page.theme(), page.document().ground);
    page.ground({Points(0), page.zone("band").top}, colours.ground);
    const FlipPlan plan = plan_page(page);
    page.picture(page.document().pictogram, plan.drawing, colours.light_disc);
    const Points cap = page.of_short_side(format.number("headline.cap", 0.085));
    const double second = format.number("headline.second", 0.8);
    const Points width = plan.text.width;
    const Points height = plan.text.height;
    const int lines = format.spec.headline_lines;
    const std::vector<HeadlineRoom> attempts{
        {{width, height, cap, cap * 0.98, lines}, 1.0},
        {{width, height, cap, cap * 0.98, lines + 1}, second},
        {{width, height, cap, cap * least_shrink, lines + 1}, second},
        {{width, height, cap, format.far_head.good, lines + 1}, second}};
    if (const auto fitted = fit_headline(page, headline, attempts)) {
        const auto& [text, setting] = fitted->headline;
        const Points block = height_of(text, setting);
        set_pair(page, text, setting,
                 {plan.text.x, plan.text.y + (height - block) / 2, width, block},
                 {Role::Heading, colours.question, colours.answer, colours.ground, true,
                  fonts::Align::Start});
    }
    const bool kunyit = colours.ground == page.theme().kunyit;
    lay_out_foot(page, kunyit ? BandNeighbour::Kunyit : BandNeighbour::Other);
}

/// All steps in one size: their texts, shaped and set.
struct FlipSteps {
    std::vector<ShapedText> texts;
    std::vector<Setting> settings;
};

/// @param page any page of the sheet: it shapes the texts and says how much room there is.
FlipSteps fit_steps(SheetComposer& page, const std::vector<const content::DocumentBlock*>& blocks)
{
    FlipSteps steps;
    for (const auto* block : blocks) {
        content::DocumentBlock split = *block;
        split.lines = split_first_sentence(block->lines, block->language, page.scratch());
        steps.texts.push_back(
            page.shape(split, {fonts::Weight::Bold, fonts::Weight::Regular, 0.86}, 1.66));
    }
    const Rect text = plan_page(page).text;
    const Points cap = page.of_short_side(page.format().number("rows.cap", 0.056));
    const Points least = page.format().far_head.fail;
    TextRoom room{text.width, text.height * 0.66, cap, least * 1.17, 6};
    for (const Points smallest : {cap * least_shrink, least * 1.17, Points(1)}) {
        room.smallest_cap = smallest;
        const SharedFit shared =
            fit_alike(steps.texts, std::vector(steps.texts.size(), room), page.scratch());
        if (shared.cap) {
            room.largest_cap = *shared.cap;
            break;
        }
        if (smallest == least * 1.17) {
            page.report_misfit(steps.texts[shared.misfit], room.max_lines);
        }
    }
    for (const auto& shaped : steps.texts) {
        room.smallest_cap = room.largest_cap * 0.98;
        steps.settings.push_back(
            fit_text(shaped, room, page.scratch()).value_or(Setting{least, {}}));
    }
    return steps;
}

/// "3" in a disc and "/ 7" beside it: which step, and how many there are.
void lay_out_count(SheetComposer& page, std::size_t number, std::size_t count, Point at,
                   Points radius)
{
    const Theme& theme = page.theme();
    lay_out_number_disc(page, number, {at.x + radius, at.y + radius}, radius, radius * 0.85);
    const auto text = page.shape_plain("/ " + std::to_string(count), "", "id", fonts::Weight::Bold);
    const Points cap = radius * 0.65;
    page.text(text, {cap, {1}},
              {at.x + radius * 2.35, at.y + radius - cap / 2, radius * 4, cap * 1.4},
              {Role::Step, theme.arang, theme.arang, theme.kapas, false, fonts::Align::Start});
}

void lay_out_step_page(SheetComposer& page, const content::DocumentBlock& block,
                       const FlipSteps& steps, std::size_t index)
{
    const Theme& theme = page.theme();
    page.ground({Points(0), page.zone("band").top}, theme.kapas);
    const FlipPlan plan = plan_page(page);
    const std::string& name = block.pictogram.empty() ? page.document().pictogram : block.pictogram;
    page.picture(name, plan.drawing, true);
    const ShapedText& text = steps.texts[index];
    const Setting& setting = steps.settings[index];
    const Points radius = page.of_short_side(0.068);
    const Points gap = radius * 0.8;
    const Points height = setting.lines.empty() ? Points(0) : height_of(text, setting);
    const Points top = plan.text.y + (plan.text.height - radius * 2 - gap - height) / 2;
    lay_out_count(page, index + 1, steps.texts.size(), {plan.text.x, top}, radius);
    if (!setting.lines.empty()) {
        page.text(text, setting, {plan.text.x, top + radius * 2 + gap, plan.text.width, height},
                  {Role::Step, theme.arang, theme.arang, theme.kapas, false, fonts::Align::Start});
    }
    lay_out_foot(page, BandNeighbour::Other);
}

/// The warning over the whole width, or the drawing where there is none.
void lay_out_last_words(SheetComposer& page, const content::DocumentBlock* danger, const Zone& zone)
{
    const Theme& theme = page.theme();
    if (danger == nullptr) {
        const HeadColours colours = head_colours(theme, page.document().ground);
        page.ground({Points(0), zone.bottom}, colours.ground);
        const Points side = zone.height() * 0.96;
        page.picture(page.document().pictogram,
                     {(page.width() - side) / 2, zone.bottom - side, side, side},
                     colours.light_disc);
        return;
    }
    page.ground({Points(0), zone.bottom}, theme.mengkudu);
    const Points radius = zone.height() * 0.32;
    lay_out_danger_sign(page, {page.margin() + radius, zone.middle()}, radius);
    const Points x = page.margin() * 1.7 + radius * 2;
    const Points width = page.width() - page.margin() - x;
    const auto text = page.shape(*danger, {}, 1.66);
    const Points cap = page.of_short_side(0.066);
    TextRoom room{width, zone.height() * 0.84, cap, page.format().far_head.fail, 4};
    auto setting = fit_text(text, room, page.scratch());
    if (!setting) {
        page.report_misfit(text, room.max_lines);
        room.smallest_cap = Points(1);
        setting = fit_text(text, room, page.scratch());
    }
    if (setting) {
        const Points height = height_of(text, *setting);
        page.text(
            text, *setting, {x, zone.middle() - height * 0.48, width, height},
            {Role::Danger, theme.putih, theme.putih, theme.mengkudu, true, fonts::Align::Start});
    }
}

void lay_out_last_page(SheetComposer& page, const PosterBlocks& blocks)
{
    const Zone danger = page.zone("danger");
    const Zone band{danger.bottom, danger.bottom + page.zone("band").height()};
    lay_out_last_words(page, blocks.danger, danger);
    lay_out_hotline(page, blocks, {band.bottom, page.height()}, page.theme().nila);
    page.band(band, BandNeighbour::Other);
}

} // namespace

std::vector<DisplayList> lay_out_flip(const PosterInput& input, TextScratch& scratch)
{
    const PosterBlocks blocks = sort_blocks(input.document);
    FlipSteps steps;
    std::vector<DisplayList> pages;
    pages.push_back(lay_out_flip_page(input, scratch, [&](SheetComposer& page) {
        page.report_unplaced(blocks.unplaced);
        lay_out_title_page(page, blocks.headline);
        if (!blocks.lines.empty()) {
            steps = fit_steps(page, blocks.lines);
        }
    }));
    for (std::size_t i = 0; i < blocks.lines.size(); ++i) {
        pages.push_back(lay_out_flip_page(input, scratch, [&](SheetComposer& page) {
            lay_out_step_page(page, *blocks.lines[i], steps, i);
        }));
    }
    pages.push_back(lay_out_flip_page(
        input, scratch, [&](SheetComposer& page) { lay_out_last_page(page, blocks); }));
    return pages;
}

} // namespace layout
