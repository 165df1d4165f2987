#pragma once

#include "fonts/itemize.hpp"
#include "fonts/paragraph.hpp"
#include "fonts/text_scratch.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fonts {

/// Which boundaries of a text are asked for: where a line may start (UAX #14), grapheme clusters
/// words and sentences (UAX #29). Words serve search and the highlight of read-aloud text.
enum class Boundary { Line, Grapheme, Word, Sentence };

/// UTF-16 offsets of the boundaries of a text, ascending, 0 and its length included.
/// @param language BCP 47; chooses tailored rules and dictionaries, unknown ones take the root's.
/// @param offsets replaced; empty for an empty text.
void find_boundaries(std::u16string_view text, Boundary kind, const std::string& language,
                     TextScratch& scratch, std::vector<std::uint32_t>& offsets);

/// A word, or what stands between two words.
struct WordPiece {
    std::uint32_t begin = 0; ///< UTF-16 units.
    std::uint32_t end = 0;
    bool is_word = false; ///< Letters, digits, ideographs; else space and signs.
};

/// The pieces between a text's word boundaries; they tile it.
/// @param language as for `find_boundaries`.
/// @param pieces replaced.
void find_words(std::u16string_view text, const std::string& language, TextScratch& scratch,
                std::vector<WordPiece>& pieces);

/// Sets a flag at every boundary strictly inside the text, in the first span's language.
void flag_boundaries(Paragraph& paragraph, Boundary kind, Paragraph::Flag flag,
                     TextScratch& scratch);

/// Fills `breaks`, `trims` and the flags BreakBefore and SoftHyphenBefore: UAX #14 with ICU's
/// dictionaries for the first span's language, syllables for Javanese, Balinese, Sundanese, Batak
/// and Buginese (LB28a of Unicode 15.1), nothing inside no-break spans (TEXT.md 2.4, edges 8-19).
/// Needs the runs: only their scripts are looked through for syllables.
/// @param has_dictionary FontCatalogue::has_dictionary of the first span's language; without, lines
///        end at spaces, U+200B and signs only (LB1: SA resolves to AL).
void find_breaks(Paragraph& paragraph, std::span<const StyleRange> ranges, bool has_dictionary,
                 TextScratch& scratch);

} // namespace fonts
