#pragma once

#include "fonts/font_catalogue.hpp"
#include "fonts/text_style.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fonts {

class TextScratch;

/// A stretch of text in one style; a paragraph is several of them.
struct TextSpan {
    std::string_view text; ///< UTF-8; invalid bytes become U+FFFD.
    TextStyle style;
};

/// A grapheme the faces of the chain cannot show: none has it (it is drawn as a visible box), or
/// shaping had no place for it in its syllable (a dotted circle appears that the text has not).
struct MissingGrapheme {
    std::size_t begin = 0; ///< Byte range in the paragraph's UTF-8 text.
    std::size_t end = 0;
    std::u32string code_points;
};

/// Text shaped once, whole, in em: no size and no width inside, so zoom, fit and wrap are
/// arithmetic. Flat arrays indexed by UTF-16 unit (TEXT.md 2.2). Immutable; shared between threads
/// and pages.
class Paragraph {
  public:
    /// One shaped run: same face, script, bidi level and style.
    struct Run {
        std::uint32_t begin = 0; ///< UTF-16 range.
        std::uint32_t end = 0;
        std::uint32_t first_glyph = 0;
        std::uint32_t glyph_count = 0;
        std::uint32_t face = 0; ///< Index into `faces`.
        std::uint32_t style = 0;
        std::uint32_t script = 0; ///< hb_script_t.
        std::uint8_t level = 0;   ///< Bidi embedding level; odd = right to left.

        bool backward() const { return (level & 1U) != 0; }
    };
    /// One glyph in font units of its run's face; 16 bytes, since a poster keeps many.
    struct Glyph {
        std::uint32_t cluster = 0; ///< UTF-16 unit.
        std::int32_t advance = 0;  ///< Letter spacing included.
        std::uint16_t id = 0;      ///< OpenType has no more than 65,535 glyphs.
        std::int16_t dx = 0;       ///< Saturates; a face's own offsets are 16 bit too.
        std::int16_t dy = 0;
    };
    enum Flag : std::uint8_t {
        ClusterStart = 1,
        GraphemeStart = 2,
        UnsafeToBreak = 4,
        Space = 8,
        Justifiable = 16,
        BreakBefore = 32,      ///< A line may start here (UAX #14 and our no-break spans).
        SoftHyphenBefore = 64, ///< The break here shows a hyphen.
        WholeStart = ClusterStart | GraphemeStart,
    };

    std::uint64_t serial = 0; ///< No other paragraph of the process has it.
    std::string text;         ///< UTF-8, well formed.
    std::u16string text16;
    std::vector<std::uint32_t> utf8_offset; ///< n + 1 entries: byte offset of each UTF-16 unit.
    std::vector<float> x;                   ///< n + 1 prefix advances in em, logical order.
    std::vector<std::uint8_t> flags;        ///< n + 1 entries.
    std::vector<std::uint32_t> breaks;      ///< Units where a line may start, ascending, last = n.
    std::vector<std::uint32_t> trims;       ///< Per break: where the line's visible text ends.
    std::vector<Run> runs;                  ///< Logical order.
    std::vector<Glyph> glyphs;              ///< Visual order inside a run, as HarfBuzz gives them.
    std::vector<std::shared_ptr<const FontFace>> faces; ///< Of the runs, and one with an ellipsis.
    std::vector<TextStyle> styles;
    std::vector<MissingGrapheme> missing_;
    Strut strut_;
    bool has_soft_hyphens = false;  ///< A line may end in a hyphen.
    bool has_unsafe_breaks = false; ///< A line may be wider or narrower than its part of `x`.
    std::uint8_t base_level = 0;    ///< 0 left to right, 1 right to left.

    std::span<const MissingGrapheme> missing() const { return missing_; }
    const Strut& strut() const { return strut_; }
    bool right_to_left() const { return (base_level & 1U) != 0; }
    /// Whether a unit has all of these flags.
    bool has(std::uint32_t unit, Flag wanted) const { return (flags[unit] & wanted) == wanted; }
    std::uint32_t length() const { return static_cast<std::uint32_t>(text16.size()); }
    /// Width of the whole text on one line, in em.
    float width_em() const { return x.empty() ? 0.0F : x.back(); }
};

/// Shapes one paragraph. Bad text is not an error; a line separator that is inside all the same
/// (see `split_lines`) and a tab are shaped as a space. The base direction is that of the first
/// span's language.
std::shared_ptr<const Paragraph> shape(std::span<const TextSpan> spans,
                                       const FontCatalogue& catalogue, TextScratch& scratch);

/// Splits text at LF, CR LF, U+0085, U+2028, U+2029: one Paragraph each.
std::vector<std::string_view> split_lines(std::string_view text);

} // namespace fonts
