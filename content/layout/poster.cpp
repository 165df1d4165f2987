#include "content/layout/poster.hpp"

#include "content/layout/legibility.hpp"
#include "content/layout/poster_parts.hpp"

#include <algorithm>
#include <iterator>

namespace layout {

PosterBlocks sort_blocks(const content::Document& document)
{
    PosterBlocks blocks;
    for (const auto& block : document.blocks) {
        if (block.kind == content::BlockKind::Title && blocks.headline == nullptr) {
            blocks.headline = &block;
        } else if (block.contact && blocks.hotline == nullptr) {
            blocks.hotline = &block;
        } else if (block.contact) {
            blocks.unplaced.push_back(&block);
        } else if (block.kind == content::BlockKind::Warning && blocks.danger == nullptr) {
            blocks.danger = &block;
        } else if (!block.lines.empty()) {
            blocks.lines.push_back(&block);
        }
    }
    return blocks;
}

HeadColours head_colours(const Theme& theme, const std::string& ground)
{
    if (ground == "kunyit") {
        return {theme.kunyit, theme.arang, theme.arang, false};
    }
    if (ground == "daun") {
        return {theme.daun, theme.putih, theme.putih, true};
    }
    return {theme.nila, theme.putih, theme.kunyit, true};
}

namespace {

/// One headline in one language, shaped for an attempt.
ShapedText shape_headline(const SheetComposer& sheet, const content::DocumentBlock& block,
                          fonts::Weight weight, double ratio)
{
    auto text = sheet.shape(block, {weight, weight, 1.0}, sheet.number("headline.leading", 1.7));
    for (std::size_t i = 1; i < text.lines.size(); ++i) {
        text.lines[i].ratio = ratio;
    }
    return text;
}

/// The sentences on one line, for a format that has only one.
content::DocumentBlock on_one_line(content::DocumentBlock block)
{
    content::SpanLine joined;
    for (const auto& line : block.lines) {
        if (!joined.empty()) {
            content::Span space;
            space.text = " ";
            joined.push_back(space);
        }
        joined.insert(joined.end(), line.begin(), line.end());
    }
    block.lines = {joined};
    return block;
}

/// @param partner the headline in the second language.
std::optional<FittedHeadline> fit_pair_headline(SheetComposer& sheet,
                                                const content::DocumentBlock& block,
                                                const content::DocumentBlock& partner,
                                                const std::vector<HeadlineRoom>& attempts)
{
    const auto fit = [&](const HeadlineRoom& attempt, PairRoom& room,
                         std::vector<TextPair>& pair) -> std::optional<FittedHeadline> {
        pair = {{shape_headline(sheet, block, fonts::Weight::Bold, attempt.second_ratio),
                 shape_headline(sheet, partner, fonts::Weight::Regular, 1.0)}};
        const auto settings = fit_pairs(pair, room, sheet.scratch());
        if (!settings) {
            return std::nullopt;
        }
        return FittedHeadline{{pair.front(), settings->front()}, 0};
    };
    std::vector<TextPair> pair;
    PairRoom room;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        room = {attempts[i].room, attempts[i].room.max_lines, sheet.format().far_head.fail};
        if (auto fitted = fit(attempts[i], room, pair)) {
            fitted->attempt = i;
            return fitted;
        }
    }
    // Two texts share a room made for one: the last measure is a smaller size, still of d/200;
    // scripts that stack marks may come down to d/300, which warns.
    const bool tall = is_tall(pair.front().first) || is_tall(*pair.front().second);
    const Points good = sheet.format().far_head.good;
    room.first.smallest_cap = tall ? sheet.format().far_head.fail
                                   : std::max(good, room.first.largest_cap * least_pair_shrink);
    if (auto fitted = fit(attempts.back(), room, pair)) {
        fitted->attempt = attempts.size() - 1;
        return fitted;
    }
    report_pair_misfit(sheet, pair, room);
    room.first.smallest_cap = Points(1);
    room.first.max_lines += 4;
    room.second_lines += 4;
    room.second_least = Points(1);
    auto fitted = fit(attempts.back(), room, pair);
    if (fitted) {
        fitted->attempt = attempts.size() - 1;
    }
    return fitted;
}

} // namespace

std::optional<FittedHeadline> fit_headline(SheetComposer& sheet,
                                           const content::DocumentBlock* block,
                                           const std::vector<HeadlineRoom>& attempts)
{
    if (block == nullptr || block->lines.empty()) {
        return std::nullopt;
    }
    const bool one_line = attempts.back().room.max_lines == 1;
    const auto used = one_line ? on_one_line(*block) : *block;
    if (const auto* partner = sheet.second_of(*block)) {
        return fit_pair_headline(sheet, used, one_line ? on_one_line(*partner) : *partner,
                                 attempts);
    }
    const auto fit = [&](const ShapedText& text, const TextRoom& room,
                         std::size_t attempt) -> std::optional<FittedHeadline> {
        const auto setting = fit_text(text, room, sheet.scratch());
        if (!setting) {
            return std::nullopt;
        }
        return FittedHeadline{{{text, std::nullopt}, {*setting, {}, {}}}, attempt};
    };
    const auto shape = [&](double ratio) {
        return shape_headline(sheet, used, fonts::Weight::Bold, ratio);
    };
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        if (auto fitted = fit(shape(attempts[i].second_ratio), attempts[i].room, i)) {
            return fitted;
        }
    }
    const auto text = shape(attempts.back().second_ratio);
    TextRoom room = attempts.back().room;
    if (is_tall(text)) {
        room.smallest_cap = std::min(room.smallest_cap, sheet.format().far_head.good);
        if (auto fitted = fit(text, room, attempts.size() - 1)) {
            return fitted;
        }
    }
    sheet.report_misfit(text, room.max_lines);
    room.smallest_cap = Points(1);
    room.max_lines += 4;
    return fit(text, room, attempts.size() - 1);
}

std::optional<QrItem> poster_qr(SheetComposer& sheet, const PosterBlocks& blocks)
{
    const auto& spec = sheet.format().spec;
    if (spec.qr_side <= 0 || blocks.hotline == nullptr || blocks.hotline->contact->value.empty()) {
        return std::nullopt;
    }
    std::vector<std::string> lines;
    const auto add = [&](const content::DocumentBlock* block) {
        if (block != nullptr && !block->lines.empty()) {
            lines.push_back(content::plain_text(block->lines, " "));
        }
    };
    add(blocks.headline);
    std::ranges::for_each(blocks.lines, add);
    add(blocks.danger);
    lines.push_back(blocks.hotline->contact->value);
    auto code = fit_qr(lines, to_points(Millimetres(spec.qr_side)),
                       to_points(Millimetres(spec.qr_min_module)), sheet.detail());
    if (!code) {
        sheet.report_unfit_qr(blocks.headline);
    }
    return code;
}

namespace {

DisplayList lay_out_page(const PosterInput& input, TextScratch& scratch)
{
    SheetComposer sheet(input, scratch);
    const std::string& kind = input.format.spec.compose.kind;
    if (input.furniture.sash == Sash::Yes) {
        reserve_sash(sheet);
    }
    if (!input.furniture.logos.empty()) {
        sheet.reserve_logos(logo_strip(input.format));
    }
    if (kind == "board") {
        lay_out_board(sheet);
    } else if (kind == "banner") {
        lay_out_banner(sheet);
    } else if (kind == "list") {
        lay_out_list(sheet);
    } else {
        lay_out_steps(sheet);
    }
    if (!input.furniture.logos.empty()) {
        lay_out_logos(sheet);
    }
    if (input.furniture.sash == Sash::Yes) {
        lay_out_sash_strip(sheet);
        lay_out_sash_words(sheet);
    }
    DisplayList list = std::move(sheet).finish();
    auto judged = judge_legibility(list, input.format, input.theme, scratch);
    std::ranges::move(judged, std::back_inserter(list.findings));
    return list;
}

/// Sheets of many pages are made once for each language: in the first, with a finding.
std::vector<DisplayList> refuse_second(const PosterInput& input, TextScratch& scratch)
{
    PosterInput one = input;
    one.second = nullptr;
    auto pages = lay_out_sheet(one, scratch);
    const auto second = sort_blocks(*input.second);
    content::Finding finding;
    finding.code = "K040";
    finding.variant = "two-languages";
    finding.unit = second.headline == nullptr ? "" : second.headline->unit;
    finding.language = input.second->language;
    finding.arguments = {{"format", input.format.spec.id}, {"formats", ""}};
    pages.front().findings.push_back(std::move(finding));
    return pages;
}

} // namespace

std::vector<DisplayList> lay_out_sheet(const PosterInput& input, TextScratch& scratch)
{
    const bool folded = !input.format.spec.folds.empty();
    if (input.second != nullptr && (folded || input.format.spec.compose.kind == "flip")) {
        return refuse_second(input, scratch);
    }
    if (!input.format.spec.folds.empty()) {
        return lay_out_leaflet(input, scratch);
    }
    if (input.format.spec.compose.kind == "flip") {
        return lay_out_flip(input, scratch);
    }
    std::vector<DisplayList> pages;
    pages.push_back(lay_out_page(input, scratch));
    return pages;
}

DisplayList lay_out_poster(const PosterInput& input, TextScratch& scratch)
{
    auto pages = lay_out_sheet(input, scratch);
    DisplayList first = std::move(pages.front());
    for (std::size_t i = 1; i < pages.size(); ++i) {
        std::ranges::move(pages[i].findings, std::back_inserter(first.findings));
    }
    return first;
}

} // namespace layout
