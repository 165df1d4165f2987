#include "content/layout/poster_parts.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace layout {

namespace {

/// Air between a text and its zone's ends, of the short side; two texts like more.
constexpr double least_edge = 0.012;
constexpr double pair_edge = 0.04;

/// Of a headline beside the drawing, over a strip of logos.
constexpr double logo_shrink = 0.8;

/// Where the drawing and the headline stand.
struct BoardPlan {
    Rect drawing;
    Rect text;
};

/// One attempt of D45: how far drawing and text have shrunk, the air above and below the text.
struct BoardMeasure {
    double drawing = 1;
    double shrink = 1;
    double edge = least_edge;
};

BoardPlan plan(const SheetComposer& sheet, const Zone& message, const BoardMeasure& measure)
{
    const Points full =
        std::min(sheet.of_short_side(sheet.number("drawing.size", 0.56)), message.height() * 0.94);
    const Points side = full * measure.drawing;
    const Points left = sheet.width() * sheet.number("drawing.x", 0.05);
    // D46: drawings keep .02 S from text; a smaller drawing gives its width to the text.
    const Points x = sheet.width() * sheet.number("headline.x", 0.473) - (full - side);
    const Points edge = sheet.of_short_side(measure.edge);
    // D36: text keeps the margin at the top, too; under a sash the sash has kept it.
    const Points top = std::max(message.top + edge, sheet.margin());
    return {{left, message.middle() - side / 2, side, side},
            {x, top, sheet.width() - sheet.margin() - x, message.bottom - edge - top}};
}

std::vector<BoardMeasure> board_measures(const SheetComposer& sheet)
{
    const double edge = sheet.bilingual() ? pair_edge : least_edge;
    std::vector<BoardMeasure> measures{{1.0, 0.98, edge},
                                       {1.0, least_shrink, edge},
                                       {0.9, least_shrink, edge},
                                       {0.82, least_shrink, edge},
                                       {least_drawing, least_shrink, edge}};
    if (sheet.bilingual()) {
        // Where the height is short, a smaller drawing would not help: the text gives way first.
        for (const double drawing : {1.0, 0.9, least_drawing}) {
            measures.push_back({drawing, least_pair_shrink, edge});
        }
        measures.push_back({least_drawing, least_pair_shrink, least_edge});
    }
    if (sheet.logos() > Points(0)) {
        // A headline beside the drawing may be as high as the zone: D39 spares it while it can.
        measures.push_back({least_drawing, logo_shrink, least_edge});
    }
    return measures;
}

/// What a board has no room for: it is read in passing.
PosterBlocks board_blocks(SheetComposer& sheet)
{
    PosterBlocks blocks = sort_blocks(sheet.document());
    std::ranges::move(blocks.lines, std::back_inserter(blocks.unplaced));
    blocks.lines.clear();
    if (blocks.danger != nullptr) {
        blocks.unplaced.push_back(std::exchange(blocks.danger, nullptr));
    }
    sheet.report_unplaced(blocks.unplaced);
    return blocks;
}

/// The number below and the band over it: alike on all boards.
void finish_board(SheetComposer& sheet, const PosterBlocks& blocks, const HeadColours& colours)
{
    // D9, mock-up 11: the block is kunyit under a nila board, nila under every other ground.
    const bool kunyit_block = colours.ground == sheet.theme().nila;
    const Colour block = kunyit_block ? sheet.theme().kunyit : sheet.theme().nila;
    lay_out_hotline(sheet, blocks, sheet.zone("block"), block);
    const bool touches_kunyit = kunyit_block || colours.ground == sheet.theme().kunyit;
    sheet.band(sheet.zone("band"), touches_kunyit ? BandNeighbour::Kunyit : BandNeighbour::Other);
}

/// A board higher than wide: headline, scene, number one below the other (D40).
void lay_out_portrait(SheetComposer& sheet)
{
    const PosterBlocks blocks = board_blocks(sheet);
    const Format& format = sheet.format();
    const HeadColours colours = head_colours(sheet.theme(), sheet.document().ground);
    Zone text = sheet.zone("text");
    Zone scene = sheet.zone("scene");
    if (sheet.bilingual()) { // two texts take their room from the scene
        text.bottom = sheet.y_at(sheet.number("headline.grown", format.zone("text").bottom));
        scene.top = text.bottom;
    }
    sheet.ground({Points(0), sheet.zone("band").top}, colours.ground);
    const Points x = sheet.width() * sheet.number("headline.x", 0.065);
    const Points width = sheet.width() - std::max(sheet.margin(), x) - x;
    const Points cap = sheet.of_short_side(sheet.number("headline.cap", 0.0875));
    // D36: text keeps the margin at the top, too; under a sash the sash has kept it.
    const Points top = std::max(text.top + sheet.of_short_side(0.035), sheet.margin());
    const Points height = text.bottom - sheet.of_short_side(0.02) - top;
    const int lines = format.spec.headline_lines;
    const std::vector<HeadlineRoom> attempts{
        {{width, height, cap, cap * 0.98, lines}, 1.0},
        {{width, height, cap, cap * least_shrink, lines}, 1.0},
        {{width, height, cap, cap * least_shrink, lines + 1}, 1.0}};
    if (const auto fitted = fit_headline(sheet, blocks.headline, attempts)) {
        const auto& [headline, setting] = fitted->headline;
        const Points block = height_of(headline, setting);
        set_pair(sheet, headline, setting, {x, top + (height - block) / 2, width, block},
                 {Role::Heading, colours.question, colours.answer, colours.ground, true,
                  fonts::Align::Start});
    }
    lay_out_scene(sheet, {scene.top, sheet.zone("band").top}, colours.light_disc);
    finish_board(sheet, blocks, colours);
}

} // namespace

void lay_out_board(SheetComposer& sheet)
{
    if (sheet.format().spec.compose.zones.contains("scene")) {
        lay_out_portrait(sheet);
        return;
    }
    const PosterBlocks blocks = board_blocks(sheet);
    const HeadColours colours = head_colours(sheet.theme(), sheet.document().ground);
    const Zone message = sheet.zone("message");
    const Zone band = sheet.zone("band");
    sheet.ground({Points(0), band.top}, colours.ground);

    const Points cap = sheet.of_short_side(sheet.number("headline.cap", 0.094));
    const int lines = sheet.format().spec.headline_lines;
    const int reserve = lines > 1 ? lines + 1 : lines; // a long narrow board has one line only
    const auto measures = board_measures(sheet);
    std::vector<HeadlineRoom> attempts;
    for (const BoardMeasure& measure : measures) {
        const Rect room = plan(sheet, message, measure).text;
        attempts.push_back({{room.width, room.height, cap, cap * measure.shrink, reserve}, 1.0});
    }
    const auto headline = fit_headline(sheet, blocks.headline, attempts);
    const BoardPlan chosen =
        plan(sheet, message, headline ? measures.at(headline->attempt) : measures.front());
    sheet.picture(sheet.document().pictogram, chosen.drawing, colours.light_disc);
    if (headline) {
        const auto& [text, setting] = headline->headline;
        Rect frame = chosen.text;
        const Points height = height_of(text, setting);
        frame.y = std::max(frame.y, message.middle() - height / 2);
        frame.height = height;
        set_pair(sheet, text, setting, frame,
                 {Role::Heading, colours.question, colours.answer, colours.ground, true,
                  fonts::Align::Start});
    }

    finish_board(sheet, blocks, colours);
}

} // namespace layout
