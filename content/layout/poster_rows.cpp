#include "content/layout/poster_rows.hpp"

#include <algorithm>
#include <array>

namespace layout {

namespace {

/// One attempt of D45: lines allowed, shrink of the text, shrink of the drawing. A sentence is
/// never left out: what the reader would miss may turn the rest into its opposite.
struct Measure {
    int lines = 0;
    double shrink = 1; ///< 0 = down to what can still be read from the sheet's distance: for rows
                       ///< of more than one sentence, and for scripts with tall lines.
    double drawing = 1;
};

/// A way to set all rows that fits.
struct RowPlan {
    std::vector<TextPair> texts;
    std::vector<PairSetting> settings;
    Points drawing;
};

Points text_left(const RowStyle& style, double drawing)
{
    return style.drawing_x + style.drawing * drawing + style.gap;
}

content::DocumentBlock split_block(const content::DocumentBlock& block, TextScratch& scratch)
{
    content::DocumentBlock split = block;
    split.lines = split_first_sentence(block.lines, block.language, scratch);
    return split;
}

/// On a sheet in two languages weight tells them apart: the first is bold throughout (D48).
std::vector<TextPair> shape_rows(SheetComposer& sheet,
                                 const std::vector<const content::DocumentBlock*>& blocks,
                                 const RowStyle& style)
{
    const fonts::Weight rest = sheet.bilingual() ? fonts::Weight::Bold : style.rest;
    std::vector<TextPair> texts;
    for (const auto* block : blocks) {
        TextPair pair{sheet.shape(split_block(*block, sheet.scratch()),
                                  {fonts::Weight::Bold, rest, 1.0}, style.leading),
                      std::nullopt};
        if (const auto* partner = sheet.second_of(*block)) {
            pair.second =
                sheet.shape(split_block(*partner, sheet.scratch()),
                            {fonts::Weight::Regular, fonts::Weight::Regular, 1.0}, style.leading);
        }
        texts.push_back(std::move(pair));
    }
    return texts;
}

std::vector<ShapedText> firsts(const std::vector<TextPair>& pairs)
{
    std::vector<ShapedText> texts;
    for (const TextPair& pair : pairs) {
        texts.push_back(pair.first);
    }
    return texts;
}

/// Sets every row at the common cap; none if one row cannot have its lines there.
std::optional<std::vector<PairSetting>>
set_alike(SheetComposer& sheet, const std::vector<TextPair>& pairs, const TextRoom& room)
{
    if (sheet.bilingual()) {
        return fit_pairs(pairs, {room, room.max_lines, sheet.format().far_head.fail},
                         sheet.scratch());
    }
    const std::vector<ShapedText> texts = firsts(pairs);
    const std::vector<TextRoom> rooms(texts.size(), room);
    const SharedFit shared = fit_alike(texts, rooms, sheet.scratch());
    if (!shared.cap) {
        return std::nullopt;
    }
    TextRoom common = room;
    common.largest_cap = *shared.cap;
    common.smallest_cap = *shared.cap * 0.99;
    std::vector<PairSetting> settings;
    for (const auto& text : texts) {
        const auto setting = fit_text(text, common, sheet.scratch());
        if (!setting) {
            return std::nullopt;
        }
        settings.push_back({*setting, {}, {}});
        settings.back().first.cap = std::min(setting->cap, *shared.cap);
    }
    return settings;
}

TextRoom room_for(const SheetComposer& sheet, const RowStyle& style, Points row,
                  const Measure& measure)
{
    const Points width = sheet.width() - sheet.margin() - text_left(style, measure.drawing);
    const Points least = std::max(style.cap * measure.shrink, sheet.format().far_head.fail);
    return {width, row * style.fill, style.cap, std::min(least, style.cap), measure.lines};
}

/// Names the row that has no room.
void report_rows(SheetComposer& sheet, const std::vector<TextPair>& pairs, const TextRoom& room)
{
    if (sheet.bilingual()) {
        report_pair_misfit(sheet, pairs, {room, room.max_lines, sheet.format().far_head.fail});
        return;
    }
    const std::vector<ShapedText> texts = firsts(pairs);
    const std::vector<TextRoom> rooms(texts.size(), room);
    sheet.report_misfit(texts[fit_alike(texts, rooms, sheet.scratch()).misfit], room.max_lines);
}

RowPlan plan_rows(SheetComposer& sheet, const std::vector<const content::DocumentBlock*>& blocks,
                  Points row, const RowStyle& style)
{
    const std::array measures{
        Measure{style.lines, 0.98, 1.0},
        Measure{style.reserve, 0.98, 1.0},
        Measure{style.reserve, least_shrink, 1.0},
        Measure{style.reserve, least_shrink, least_drawing},
        Measure{style.reserve, 0, least_drawing},
    };
    auto texts = shape_rows(sheet, blocks, style);
    const bool may_go_on = std::ranges::any_of(firsts(texts), [](const ShapedText& text) {
        return text.lines.size() > 1 || is_tall(text);
    });
    for (const Measure& measure : measures) {
        if (measure.shrink == 0 && !may_go_on) {
            break;
        }
        if (auto settings = set_alike(sheet, texts, room_for(sheet, style, row, measure))) {
            return {std::move(texts), std::move(*settings), style.drawing * measure.drawing};
        }
    }
    TextRoom room = room_for(sheet, style, row, measures.back());
    report_rows(sheet, texts, room);
    room.smallest_cap = Points(1);
    room.max_lines = 8;
    auto settings = set_alike(sheet, texts, room);
    std::vector<PairSetting> set = settings ? *settings : std::vector<PairSetting>{};
    return {std::move(texts), std::move(set), style.drawing * least_drawing};
}

} // namespace

void lay_out_rows(SheetComposer& sheet, const std::vector<const content::DocumentBlock*>& blocks,
                  const Zone& zone, const RowStyle& style)
{
    if (blocks.empty()) {
        return;
    }
    const Points row = zone.height() / static_cast<double>(blocks.size());
    const RowPlan plan = plan_rows(sheet, blocks, row, style);
    const Theme& theme = sheet.theme();
    const Points x = style.drawing_x + plan.drawing + style.gap;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Points middle = zone.top + row * (static_cast<double>(i) + 0.5);
        const std::string& picture =
            blocks[i]->pictogram.empty() ? sheet.document().pictogram : blocks[i]->pictogram;
        sheet.picture(picture,
                      {style.drawing_x, middle - plan.drawing / 2, plan.drawing, plan.drawing},
                      true);
        if (i >= plan.settings.size()) {
            continue;
        }
        const Points height = height_of(plan.texts[i], plan.settings[i]);
        // The eye centres capitals, not descenders.
        const Points below = last_descent(plan.texts[i], plan.settings[i]);
        const Points top = middle - (height - below * 0.6) / 2;
        set_pair(sheet, plan.texts[i], plan.settings[i],
                 {x, top, sheet.width() - sheet.margin() - x, height},
                 {Role::Step, theme.arang, theme.arang, style.ground.value_or(theme.kapas), false,
                  fonts::Align::Start});
    }
}

void lay_out_hairlines(SheetComposer& sheet, std::size_t rows, const Zone& zone, Points x)
{
    const Points row = zone.height() / static_cast<double>(rows);
    const Points line = a2(sheet, 0.7);
    for (std::size_t i = 1; i < rows; ++i) {
        const Points y = zone.top + row * static_cast<double>(i) - line / 2;
        sheet.box(Role::Rule, {x, y, sheet.width() - sheet.margin() - x, line}, sheet.theme().batu);
    }
}

} // namespace layout
