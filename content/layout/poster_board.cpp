#include "content/layout/poster_parts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace layout {

namespace {

/// Where the drawing and the headline stand when the drawing has shrunk by `factor`.
struct BoardPlan {
    Rect drawing;
    Rect text;
};

BoardPlan plan(const SheetComposer& sheet, const Zone& message, double factor)
{
    const Points full =
        std::min(sheet.of_short_side(sheet.number("drawing.size", 0.56)), message.height() * 0.94);
    const Points side = full * factor;
    const Points left = sheet.width() * sheet.number("drawing.x", 0.05);
    // D46: drawings keep .02 S from text; a smaller drawing gives its width to the text.
    const Points x = sheet.width() * sheet.number("headline.x", 0.473) - (full - side);
    const Points edge = sheet.of_short_side(sheet.bilingual() ? 0.04 : 0.012);
    // D36: text keeps the margin at the top, too; under a sash the sash has kept it.
    const Points top = std::max(message.top + edge, sheet.margin());
    return {{left, message.middle() - side / 2, side, side},
            {x, top, sheet.width() - sheet.margin() - x, message.bottom - edge - top}};
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
    // The drawing stands on the band as the banner's stands on its edge.
    const Points side = scene.height();
    sheet.picture(sheet.document().pictogram, {(sheet.width() - side) / 2, scene.top, side, side},
                  colours.light_disc);
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

    constexpr std::array factors{1.0, 1.0, 0.9, 0.82, least_drawing};
    const Points cap = sheet.of_short_side(sheet.number("headline.cap", 0.094));
    const int lines = sheet.format().spec.headline_lines;
    const int reserve = lines > 1 ? lines + 1 : lines; // a long narrow board has one line only
    std::vector<HeadlineRoom> attempts;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const Rect room = plan(sheet, message, factors[i]).text;
        const double shrink = i == 0 ? 0.98 : least_shrink;
        attempts.push_back({{room.width, room.height, cap, cap * shrink, reserve}, 1.0});
    }
    const auto headline = fit_headline(sheet, blocks.headline, attempts);
    const BoardPlan chosen =
        plan(sheet, message, headline ? factors.at(headline->attempt) : factors.front());
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
