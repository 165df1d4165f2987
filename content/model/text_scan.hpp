#pragma once

#include "content/model/markup.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// A code point of a text and the byte where it begins.
struct CodePoint {
    char32_t value = 0; ///< U+FFFD for a broken byte.
    std::size_t offset = 0;
};

std::vector<CodePoint> code_points(std::string_view text);
std::string utf8(char32_t value);

bool is_letter(char32_t value);
bool is_digit(char32_t value);
/// 0 to 9, as numbers are written in files and telephones.
constexpr bool is_ascii_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}
/// One code point for one, by Unicode; U+A78B becomes U+A78C.
char32_t lower_case(char32_t value);
std::string lower_case(std::string_view text);

/// Controls but the line break, bidi and zero-width signs, the soft hyphen, no-break spaces (K028).
bool is_invisible(char32_t value);
/// "U+202E"
std::string code_point_name(char32_t value);
/// Signs that are typed for the glottal letter and are none: ' ’ ‘ ʼ ʻ ´ (K029).
bool looks_glottal(char32_t value);

/// A word or number and the byte where it begins in the text.
struct Token {
    std::string text;
    std::size_t offset = 0;
};

/// Runs of letters, marks, digits and the signs inside words (hyphen, apostrophes, glottals).
/// `{placeholders}` are one word each, with their braces.
std::vector<Token> words_of(const Markup& markup);

/// Numbers typed into a text, without the points or commas that group thousands: "350.000" is
/// 350000. Letters that touch the digits belong to it: "Rp350000", and "BP3MI", which is a name.
std::vector<Token> numbers_of(const Markup& markup);

/// Whether a text has no letter and no digit: blanks or signs alone are no translation.
bool says_nothing(std::string_view text);

/// Runs of seven or more digits with only blanks, points, hyphens or brackets between: typed
/// telephone numbers or prices.
std::vector<Token> long_numbers_of(const Markup& markup);

/// Words of each sentence; a sentence ends at . ! ? … or a line break.
std::vector<std::vector<Token>> sentences_of(const Markup& markup);

/// Byte where a word or phrase stands in the text, between things that are no letters, in any case.
std::optional<std::size_t> phrase_offset(std::string_view text, std::string_view phrase);
/// Whether it stands there.
bool has_phrase(std::string_view text, std::string_view phrase);

} // namespace content
