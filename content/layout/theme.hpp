#pragma once

#include "content/layout/display_list.hpp"

#include <optional>
#include <string_view>

namespace layout {

/// Whether the parts are made that only a painter looks at: glyphs, the woven band, stripes, the
/// modules of a QR code. Who only wants the findings and places of a layout leaves them out: texts
/// are then measured, broken into lines and judged as ever, but `items` has no glyph runs.
enum class Detail { Drawn, LeftOut };

/// The colour tokens of DESIGN.md section 2. Every guide's `[[ink]]` table names the same ones and
/// gives the recipe for paper; the press pass keys on these sRGB values.
struct Theme {
    Colour arang{0x17, 0x13, 0x0F};
    Colour arang_solid{0x16, 0x12, 0x0E};
    Colour nila{0x12, 0x1E, 0x42};
    Colour nila_2{0x1F, 0x2E, 0x5E};
    Colour kunyit{0xFF, 0xC6, 0x29};
    Colour cahaya{0xFF, 0xE3, 0xA0};
    Colour kapas{0xFF, 0xFA, 0xEE};
    Colour putih{0xFF, 0xFF, 0xFF};
    Colour mengkudu{0x7A, 0x16, 0x0F};
    Colour daun{0x0D, 0x47, 0x28};
    Colour merah{0xC8, 0x41, 0x2A};
    Colour hijau{0x3F, 0x8F, 0x58};
    Colour batu{0xC9, 0xBF, 0xA8};
    Colour laut{0x2A, 0x87, 0x96};
    Colour biru{0x35, 0x52, 0x9B};
    Colour kulit{0x8A, 0x56, 0x34};
    Colour kulit2{0xB0, 0x78, 0x48};
};

/// Colour of a token name ("nila"), none for an unknown one.
std::optional<Colour> token_colour(const Theme& theme, std::string_view name);

/// Token name of a colour, empty if it is none.
std::string_view token_name(const Theme& theme, Colour colour);

/// WCAG contrast ratio, 1 to 21.
double contrast(Colour a, Colour b);

/// Whether DESIGN.md D7 lets text of one colour stand on another.
bool is_text_pair(const Theme& theme, Colour text, Colour ground);

} // namespace layout
