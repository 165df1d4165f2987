#pragma once

#include "fonts/characters.hpp"
#include "fonts/font_catalogue.hpp"
#include "fonts/paragraph.hpp"
#include "fonts/text_scratch.hpp"
#include "fonts/wrap.hpp"

#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uscript.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fonts {

/// Deletes what a C library made.
template <auto close>
struct Closer {
    template <class Handle>
    void operator()(Handle* handle) const
    {
        close(handle);
    }
};
using BreakIterator = std::unique_ptr<UBreakIterator, Closer<ubrk_close>>;

/// What a style means to HarfBuzz and which faces it may use: looked up once per scratch, so that
/// shaping a paragraph takes no lock and parses nothing.
struct StyleFacts {
    using Chain = std::vector<FontFace::Pointer>;

    TextStyle style;
    bool right_to_left = false;
    hb_language_t language = HB_LANGUAGE_INVALID;
    std::vector<hb_feature_t> features;

    std::uint64_t catalogue = 0; ///< FontCatalogue::id of what follows; 0 = none yet.
    bool has_dictionary = true;
    Strut strut;
    std::map<std::string, float, std::less<>> caps; ///< Cap heights in em by script.
    std::map<UScriptCode, Chain> chains;
};

/// The part of a line that lies in one run, or its trailing space.
struct LineSegment {
    const Paragraph::Run* run = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint8_t level = 0;
    bool trailing = false; ///< Space at the line's end: glyphs, no width.
};

/// What a line gains or loses in em where it is cut at `unit`, which HarfBuzz calls unsafe: the
/// text up to the next safe place is shaped afresh on both sides.
struct CutWidths {
    std::uint64_t paragraph = 0; ///< Paragraph::serial; 0 = an empty entry.
    std::uint32_t unit = 0;
    std::uint32_t safe_before = 0; ///< A line that ends at `unit` is fresh from here.
    std::uint32_t safe_after = 0;  ///< A line that begins at `unit` is fresh up to here.
    float before_em = 0;
    float after_em = 0;
};

/// The private half of TextScratch: seen by the text engine's own files only.
struct TextScratch::Buffers {
    std::unique_ptr<hb_buffer_t, Closer<hb_buffer_destroy>> shaping{hb_buffer_create()};
    std::unique_ptr<UBiDi, Closer<ubidi_close>> bidi{ubidi_open()};
    /// Opening an iterator costs a millisecond, so each (kind, language) is opened once.
    std::map<std::pair<UBreakIteratorType, std::string>, BreakIterator> breaks;
    std::vector<std::unique_ptr<StyleFacts>> styles;

    Characters characters;
    std::vector<CutWidths> cuts; ///< Direct-mapped by paragraph and unit; see `cut_width`.

    std::vector<std::uint8_t> levels;
    std::vector<std::pair<char32_t, UScriptCode>> open_brackets;
    std::vector<LineBox> lines;
    std::vector<std::uint32_t> counts;
    std::vector<LineSegment> segments;
    std::vector<std::uint8_t> segment_levels;
    std::vector<std::uint32_t> order;
    std::vector<Paragraph::Glyph> glyphs;

    /// Iterator over `text`, which must not move while it is used (TEXT.md edge 19).
    UBreakIterator& iterate(UBreakIteratorType kind, const std::string& language,
                            std::u16string_view text);

    /// Facts of a style without its faces.
    StyleFacts& facts(const TextStyle& style);

    /// Facts of a style with its strut and (empty at first) chains of that catalogue.
    StyleFacts& facts(const TextStyle& style, const FontCatalogue& catalogue);
};

} // namespace fonts
