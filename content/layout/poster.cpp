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

std::optional<FittedHeadline> fit_headline(SheetComposer& sheet,
                                           const content::DocumentBlock* block,
                                           const std::vector<HeadlineRoom>& attempts)
{
    if (block == nullptr || block->lines.empty()) {
        return std::nullopt;
    }
    const double leading = sheet.format().number("headline.leading", 1.7);
    const auto shape = [&](double ratio) {
        auto text = sheet.shape(*block, {}, leading);
        for (std::size_t i = 1; i < text.lines.size(); ++i) {
            text.lines[i].ratio = ratio;
        }
        return text;
    };
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        auto text = shape(attempts[i].second_ratio);
        if (const auto setting = fit_text(text, attempts[i].room, sheet.scratch())) {
            return FittedHeadline{{std::move(text), *setting}, i};
        }
    }
    auto text = shape(attempts.back().second_ratio);
    TextRoom room = attempts.back().room;
    if (is_tall(text)) {
        room.smallest_cap = std::min(room.smallest_cap, sheet.format().far_head.good);
        if (const auto setting = fit_text(text, room, sheet.scratch())) {
            return FittedHeadline{{std::move(text), *setting}, attempts.size() - 1};
        }
    }
    sheet.report_misfit(text, room.max_lines);
    room.smallest_cap = Points(1);
    room.max_lines += 4;
    if (const auto setting = fit_text(text, room, sheet.scratch())) {
        return FittedHeadline{{std::move(text), *setting}, attempts.size() - 1};
    }
    return std::nullopt;
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
                       to_points(Millimetres(spec.qr_min_module)));
    if (!code) {
        sheet.report_unfit_qr(blocks.headline);
    }
    return code;
}

namespace {

DisplayList lay_out_page(const PosterInput& input, fonts::TextScratch& scratch)
{
    SheetComposer sheet(input, scratch);
    const std::string& kind = input.format.spec.compose.kind;
    if (input.furniture.sash == Sash::Yes) {
        reserve_sash(sheet);
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
    if (input.furniture.sash == Sash::Yes) {
        lay_out_sash_strip(sheet);
        lay_out_sash_words(sheet);
    }
    DisplayList list = std::move(sheet).finish();
    auto judged = judge_legibility(list, input.format, input.theme);
    std::ranges::move(judged, std::back_inserter(list.findings));
    return list;
}

} // namespace

std::vector<DisplayList> lay_out_sheet(const PosterInput& input, fonts::TextScratch& scratch)
{
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

DisplayList lay_out_poster(const PosterInput& input, fonts::TextScratch& scratch)
{
    auto pages = lay_out_sheet(input, scratch);
    DisplayList first = std::move(pages.front());
    for (std::size_t i = 1; i < pages.size(); ++i) {
        std::ranges::move(pages[i].findings, std::back_inserter(first.findings));
    }
    return first;
}

} // namespace layout
