#pragma once

#include "content/layout/units.hpp"
#include "content/model/finding.hpp"
#include "fonts/place.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace layout {

/// An opaque sRGB colour. There is no transparency in Pelita (DESIGN.md).
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Colour&) const = default;
};

/// What an item is for: reading order, tags of a PDF, tests.
enum class Role {
    Ground,
    Band,
    Picture,
    Heading,
    Step,
    StepDetail,
    Danger,
    Label,
    Number,
    Qr,
    Footer,
    Sash,
    Rule,
    Button,
    Body,
};

struct Stroke {
    Colour colour;
    Points width;
    bool round = true; ///< Caps and joins.
    bool operator==(const Stroke&) const = default;
};

/// A filled and/or outlined rectangle, corners rounded by `radius`.
struct BoxItem {
    Rect rect;
    std::optional<Colour> fill;
    std::optional<Stroke> stroke;
    Points radius;
};

/// One segment of a path. Curve uses all three points, Move and Line only `to`.
struct PathSegment {
    enum class Kind { Move, Line, Curve, Close };
    Kind kind = Kind::Move;
    Point first;  ///< Control point (Curve).
    Point second; ///< Control point (Curve).
    Point to;
};

struct PathItem {
    std::vector<PathSegment> segments;
    std::optional<Colour> fill;
    std::optional<Stroke> stroke;
};

/// Glyphs in absolute points. Positions and size come from `fonts::place`.
struct GlyphRunItem {
    fonts::GlyphRun run;
    Colour fill;
};

/// A pictogram of the guide. The drawing is 96 units wide inside a 104-unit file (DESIGN.md D28):
/// `box` is where the 96 x 96 lie; the overhang may leave it by 4/96.
struct PictureItem {
    enum class Theme { Normal, Dark, Light };
    std::string name;
    Rect box;
    double stroke_scale = 1.0;        ///< Multiplies every line width of the file.
    bool light_disc = true;           ///< False hides `id="light"`.
    bool mirrored = false;            ///< Right-to-left pages, for drawings that turn (D32).
    std::optional<Colour> one_colour; ///< Marks: every fill and stroke in this colour.
    Theme theme = Theme::Normal;
};

/// A QR code: dark modules on a white box that holds the 4 quiet modules.
struct QrItem {
    Rect box;                       ///< Quiet zone included.
    int modules = 0;                ///< Side, without the quiet zone.
    std::vector<std::uint8_t> dark; ///< modules x modules, row by row, 1 = dark.
    Colour dark_colour;
    Colour light_colour;
    std::string payload;
};

struct Item {
    Role role = Role::Ground;
    std::variant<BoxItem, PathItem, GlyphRunItem, PictureItem, QrItem> what;
    /// Index into `DisplayList::texts` for glyph runs; none for the rest.
    std::optional<std::size_t> text;
};

/// Facts about one laid-out text: what legibility, tests and the accessibility tree need.
struct TextBlock {
    Role role = Role::Body;
    std::string unit;     ///< Unit id or "ui.<id>"; "" for the program's own furniture.
    std::string language; ///< BCP 47.
    std::string text;     ///< As shown, lines joined by '\n' where the layout broke them.
    Rect frame;           ///< Where it may go.
    Rect ink;             ///< Where its lines are: advance width x (cap height to descent).
    Points cap_height;    ///< Smallest in the block.
    Colour fill;
    Colour ground; ///< What lies under it.
    int lines = 0;
    bool far = false; ///< Read at the format's distance; else standing in front.
};

/// What a thing to touch is called where no words stand on it: a mark, one letter in four sizes.
struct RegionLabel {
    std::string text;
    std::string language; ///< BCP 47.
    std::string unit;
};

/// Something to touch, kiosk only. A region inside another wins.
struct Region {
    std::string action;
    Rect rect;
    RegionLabel label = {}; ///< Empty: it is called what stands on it.
};

/// One finished page: items at fixed places, in points, back to front. Origin at the trim's
/// top-left corner; grounds reach into the bleed at negative places.
struct DisplayList {
    Size size;            ///< Trim, or the screen.
    Rect ink_bounds;      ///< Trim plus bleed: nothing is drawn outside.
    std::string language; ///< Of the document.
    std::string title;    ///< For the PDF.
    std::vector<Item> items;
    std::vector<TextBlock> texts;
    std::vector<Region> regions;
    std::vector<content::Finding> findings; ///< What did not fit or has no glyph.
};

/// One item a line, lengths to 0.01 pt: the golden form (CONVENTIONS.md).
std::string describe(const DisplayList& list);

} // namespace layout
