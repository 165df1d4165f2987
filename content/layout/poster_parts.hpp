#pragma once

#include "content/layout/poster_pair.hpp"
#include "content/layout/sheet_composer.hpp"

#include <vector>

namespace layout {

/// The blocks of a poster by what they are on a sheet.
struct PosterBlocks {
    const content::DocumentBlock* headline = nullptr;
    std::vector<const content::DocumentBlock*> lines;
    const content::DocumentBlock* danger = nullptr;  ///< The first warning (D41).
    const content::DocumentBlock* hotline = nullptr; ///< The first block with a contact.
    /// What no sheet has a place for; a composition adds what it alone does not draw.
    std::vector<const content::DocumentBlock*> unplaced;
};

PosterBlocks sort_blocks(const content::Document& document);

/// Colours of a headline on a poster's ground (D9, D7: kunyit never stands on daun).
struct HeadColours {
    Colour ground;
    Colour question;
    Colour answer;
    bool light_disc = true; ///< Hidden on kunyit and for traps (D29).
};
HeadColours head_colours(const Theme& theme, const std::string& ground);

/// A headline as it will be set: D45's measures taken in order.
struct Headline {
    TextPair text;
    PairSetting setting;
};

/// What a headline may use, one attempt of D45.
struct HeadlineRoom {
    TextRoom room;
    double second_ratio = 1.0;
};

/// First attempt that fits; none if the sheet has no headline. When nothing fits, the string is
/// reported (K040) and set at the size that the last attempt's box allows.
struct FittedHeadline {
    Headline headline;
    std::size_t attempt = 0;
};
std::optional<FittedHeadline> fit_headline(SheetComposer& sheet,
                                           const content::DocumentBlock* block,
                                           const std::vector<HeadlineRoom>& attempts);

/// The head of a steps or list sheet: its zone once the headline has its lines, and where the
/// drawing stands.
struct PosterHead {
    std::optional<Headline> headline;
    Zone zone;
    Rect drawing;
};
PosterHead plan_head(SheetComposer& sheet, const content::DocumentBlock* block);
void lay_out_head(SheetComposer& sheet, const PosterHead& head);

/// The drawing of a portrait board over its whole width (D40): `official-way` as a scene that goes
/// on into the bleed, any other as a square in the middle.
void lay_out_scene(SheetComposer& sheet, const Zone& zone, bool light_disc);

/// A numbered disc (D41) around a point.
void lay_out_number_disc(SheetComposer& sheet, std::size_t number, Point centre, Points radius,
                         Points cap);

/// Sash of unapproved text across the top (D50); zones go below it.
void reserve_sash(SheetComposer& sheet);
/// Its strip, and its words: a folded sheet has one strip and the words on every panel.
void lay_out_sash_strip(SheetComposer& sheet);
void lay_out_sash_words(SheetComposer& sheet);

/// One near line inside the trim (D39): lamp, Pelita, date, job code, label, address.
/// @param end x where it must end; what stands beside it begins there.
void lay_out_footer(SheetComposer& sheet, Colour fill, Colour ground, Points end);
/// Top of that line: nothing else comes nearer.
Points footer_top(const SheetComposer& sheet);
/// A leaflet's cover: lamp and Pelita over the footer's words.
void lay_out_cover_foot(SheetComposer& sheet, const Zone& zone, Colour fill, Colour ground);
/// The same words as short lines in a box, beside an X-banner's QR code.
void lay_out_footer_lines(SheetComposer& sheet, const Rect& box, Colour fill, Colour ground);

/// The office's logos on a putih strip at the very bottom (D39).
void lay_out_logos(SheetComposer& sheet);
/// Height that the strip takes from the sheet; nothing without logos.
Points logo_strip(const Format& format);

/// QR code of the sheet's text: headline, lines, number (D38). None if the format has none; P25 if
/// the format has one and the text does not go into it.
std::optional<QrItem> poster_qr(SheetComposer& sheet, const PosterBlocks& blocks);

/// The danger strip: octagon with `!` before the warning (D9, D10).
void lay_out_danger(SheetComposer& sheet, const content::DocumentBlock& block, const Zone& zone);

/// Octagon with `!`, putih on mengkudu.
void lay_out_danger_sign(SheetComposer& sheet, Point centre, Points radius);

/// Mark and label over the number as one group (D37), the QR at the end side if there is one.
void lay_out_hotline(SheetComposer& sheet, const PosterBlocks& blocks, const Zone& zone,
                     Colour ground);
/// X-banner: mark and label, the number over the whole width, QR below at the start side.
void lay_out_banner_hotline(SheetComposer& sheet, const PosterBlocks& blocks, const Zone& zone);

/// D41 gives lengths in mm of an A2 sheet; other sheets scale them by the short side.
inline Points a2(const SheetComposer& sheet, double mm)
{
    return sheet.of_short_side(mm / 420);
}

void lay_out_board(SheetComposer& sheet);
void lay_out_steps(SheetComposer& sheet);
void lay_out_banner(SheetComposer& sheet);
void lay_out_list(SheetComposer& sheet);

/// Pages of a sheet that has more than one, judged; none is empty.
std::vector<DisplayList> lay_out_leaflet(const PosterInput& input, TextScratch& scratch);
std::vector<DisplayList> lay_out_flip(const PosterInput& input, TextScratch& scratch);

/// Shrinking allowed on paper before a sheet fails (D45, third measure).
inline constexpr double least_shrink = 0.85;
/// Of a headline that shares its room with a second language.
inline constexpr double least_pair_shrink = 0.7;
/// And of drawings (fourth measure).
inline constexpr double least_drawing = 0.75;

} // namespace layout
