#include "content/model/text_scan.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace content {

namespace {

constexpr std::size_t long_number_digits = 7;

bool joins_words(char32_t value)
{
    static constexpr std::u32string_view signs =
        U"-'\u2019\u2018\u02BC\u02BB\u02BF\u02BE\uA78C\uA78B";
    return signs.find(value) != std::u32string_view::npos;
}

bool is_mark(char32_t value)
{
    return (U_GET_GC_MASK(static_cast<UChar32>(value)) & U_GC_M_MASK) != 0;
}

bool is_word_part(char32_t value)
{
    return is_letter(value) || is_digit(value) || is_mark(value);
}

bool ends_sentence(char32_t value)
{
    static constexpr std::u32string_view marks = U".!?\u2026\u061F\u06D4\u3002\uFF01\uFF1F\u0964";
    return marks.find(value) != std::u32string_view::npos;
}

bool may_group_digits(char32_t value)
{
    static constexpr std::u32string_view signs = U" .-()/+\u00A0";
    return signs.find(value) != std::u32string_view::npos;
}

/// Calls `use(words, piece)` for each word of a text piece; a joining sign at an edge is no part.
void add_words(const MarkupPiece& piece, std::vector<Token>& words)
{
    const std::vector<CodePoint> points = code_points(piece.text);
    std::size_t i = 0;
    while (i < points.size()) {
        if (!is_word_part(points[i].value) && !joins_words(points[i].value)) {
            ++i;
            continue;
        }
        Token word{{}, piece.offset + points[i].offset};
        bool speaks = false;
        for (; i < points.size(); ++i) {
            const char32_t value = points[i].value;
            if (!is_word_part(value) && !joins_words(value)) {
                break;
            }
            speaks = speaks || is_word_part(value);
            word.text += utf8(value);
        }
        if (speaks) {
            words.push_back(std::move(word));
        }
    }
}

/// Whether the point or comma at `i` groups thousands: exactly three digits follow.
bool groups_thousands(const std::vector<CodePoint>& points, std::size_t i)
{
    std::size_t digits = 0;
    while (i + 1 + digits < points.size() && is_digit(points[i + 1 + digits].value)) {
        ++digits;
    }
    constexpr std::size_t group = 3;
    return digits == group;
}

/// Reads the digits from `i` on, with single points or commas between them; those that do not group
/// thousands stay ("1,8").
std::string read_number(const std::vector<CodePoint>& points, std::size_t& i)
{
    std::string number;
    for (; i < points.size(); ++i) {
        const char32_t value = points[i].value;
        const bool between = (value == U'.' || value == U',') && i + 1 < points.size() &&
                             is_digit(points[i + 1].value);
        if (!is_digit(value) && !between) {
            break;
        }
        if (!between || !groups_thousands(points, i)) {
            number += utf8(value);
        }
    }
    return number;
}

void add_numbers(const MarkupPiece& piece, std::vector<Token>& numbers)
{
    const std::vector<CodePoint> points = code_points(piece.text);
    std::size_t end = 0; // of the number before
    for (std::size_t i = 0; i < points.size();) {
        if (!is_digit(points[i].value)) {
            ++i;
            continue;
        }
        std::size_t begin = i;
        while (begin > end && is_letter(points[begin - 1].value)) {
            --begin;
        }
        Token number{{}, piece.offset + points[begin].offset};
        for (std::size_t at = begin; at < i; ++at) {
            number.text += utf8(points[at].value);
        }
        while (i < points.size() && (is_digit(points[i].value) || is_letter(points[i].value))) {
            if (is_digit(points[i].value)) {
                number.text += read_number(points, i);
            } else {
                number.text += utf8(points[i].value);
                ++i;
            }
        }
        end = i;
        numbers.push_back(std::move(number));
    }
}

void add_long_numbers(const MarkupPiece& piece, std::vector<Token>& numbers)
{
    const std::vector<CodePoint> points = code_points(piece.text);
    Token run;
    const auto finish = [&] {
        if (run.text.size() >= long_number_digits) {
            numbers.push_back(run);
        }
        run = {};
    };
    char32_t before = 0;
    for (const CodePoint& point : points) {
        const bool new_sentence = before == U'.' && point.value == U' ';
        before = point.value;
        if (is_digit(point.value)) {
            run.offset = run.text.empty() ? piece.offset + point.offset : run.offset;
            run.text += utf8(point.value);
        } else if (new_sentence || !may_group_digits(point.value)) {
            finish();
        }
    }
    finish();
}

template <class Add>
std::vector<Token> tokens_of(const Markup& markup, Add add)
{
    std::vector<Token> tokens;
    for (const MarkupPiece& piece : markup.pieces) {
        if (piece.kind == MarkupPiece::Kind::Text) {
            add(piece, tokens);
        }
    }
    return tokens;
}

/// A text piece cut at its sentence ends; the last part may go on in the next piece.
std::vector<MarkupPiece> cut_at_ends(const MarkupPiece& piece)
{
    std::vector<MarkupPiece> parts;
    std::size_t start = 0;
    const std::vector<CodePoint> points = code_points(piece.text);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool inside_number = i > 0 && i + 1 < points.size() &&
                                   is_word_part(points[i - 1].value) &&
                                   is_word_part(points[i + 1].value);
        if (!ends_sentence(points[i].value) || inside_number) {
            continue;
        }
        const std::size_t end = i + 1 < points.size() ? points[i + 1].offset : piece.text.size();
        parts.push_back(
            {piece.kind, piece.text.substr(start, end - start), piece.bold, piece.offset + start});
        start = end;
    }
    parts.push_back({piece.kind, piece.text.substr(start), piece.bold, piece.offset + start});
    return parts;
}

} // namespace

std::vector<CodePoint> code_points(std::string_view text)
{
    std::vector<CodePoint> points;
    points.reserve(text.size());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        const auto offset = static_cast<std::size_t>(at);
        UChar32 value = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // inside ICU's macro
        U8_NEXT(text.data(), at, length, value);
#pragma GCC diagnostic pop
        points.push_back({value < 0 ? U'\uFFFD' : static_cast<char32_t>(value), offset});
    }
    return points;
}

std::string utf8(char32_t value)
{
    if (value < 0x80) {
        return std::string(1, static_cast<char>(value));
    }
    std::string bytes;
    return icu::UnicodeString(static_cast<UChar32>(value)).toUTF8String(bytes);
}

bool is_letter(char32_t value)
{
    return u_isalpha(static_cast<UChar32>(value)) != 0;
}

bool is_digit(char32_t value)
{
    return u_isdigit(static_cast<UChar32>(value)) != 0;
}

char32_t lower_case(char32_t value)
{
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(value)));
}

std::string lower_case(std::string_view text)
{
    std::string lower;
    for (const CodePoint& point : code_points(text)) {
        lower += utf8(lower_case(point.value));
    }
    return lower;
}

std::vector<Token> words_of(const Markup& markup)
{
    std::vector<Token> words;
    for (const MarkupPiece& piece : markup.pieces) {
        if (piece.kind == MarkupPiece::Kind::Placeholder) {
            words.push_back({"{" + piece.text + "}", piece.offset});
        } else {
            add_words(piece, words);
        }
    }
    return words;
}

bool says_nothing(std::string_view text)
{
    return std::ranges::none_of(code_points(text), [](const CodePoint& point) {
        return is_letter(point.value) || is_digit(point.value);
    });
}

std::vector<Token> numbers_of(const Markup& markup)
{
    return tokens_of(markup, add_numbers);
}

std::vector<Token> long_numbers_of(const Markup& markup)
{
    return tokens_of(markup, add_long_numbers);
}

std::vector<std::vector<Token>> sentences_of(const Markup& markup)
{
    std::vector<std::vector<Token>> sentences;
    Markup sentence;
    const auto finish = [&] {
        std::vector<Token> words = words_of(sentence);
        if (!words.empty()) {
            sentences.push_back(std::move(words));
        }
        sentence.pieces.clear();
    };
    for (const MarkupPiece& piece : markup.pieces) {
        if (piece.kind == MarkupPiece::Kind::LineBreak) {
            finish();
        } else if (piece.kind == MarkupPiece::Kind::Placeholder) {
            sentence.pieces.push_back(piece);
        } else {
            std::vector<MarkupPiece> parts = cut_at_ends(piece);
            for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
                sentence.pieces.push_back(std::move(parts[i]));
                finish();
            }
            sentence.pieces.push_back(std::move(parts.back()));
        }
    }
    finish();
    return sentences;
}

bool is_invisible(char32_t value)
{
    const bool control = (value < 0x20 && value != U'\n') || (value >= 0x7F && value <= 0x9F);
    const bool bidi = value == 0x061C || value == 0x200E || value == 0x200F ||
                      (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
    const bool zero_width =
        (value >= 0x200B && value <= 0x200D) || value == 0x2060 || value == 0xFEFF;
    const bool blank_or_hyphen = value == 0x00A0 || value == 0x202F || value == 0x00AD;
    return control || bidi || zero_width || blank_or_hyphen;
}

std::string code_point_name(char32_t value)
{
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "U+%04X", static_cast<unsigned>(value));
    return buffer.data();
}

bool looks_glottal(char32_t value)
{
    static constexpr std::u32string_view looks = U"'\u2019\u2018\u02BC\u02BB\u00B4";
    return looks.find(value) != std::u32string_view::npos;
}

std::optional<std::size_t> phrase_offset(std::string_view text, std::string_view phrase)
{
    const std::string where = " " + lower_case(text) + " ";
    const std::string what = lower_case(phrase);
    if (what.empty()) {
        return std::nullopt;
    }
    for (std::size_t at = where.find(what, 1); at != std::string::npos;
         at = where.find(what, at + 1)) {
        const std::vector<CodePoint> before = code_points(std::string_view(where).substr(0, at));
        const std::vector<CodePoint> after =
            code_points(std::string_view(where).substr(at + what.size()));
        const bool apart = !after.empty() && !is_word_part(after.front().value);
        if (apart && !is_word_part(before.back().value)) {
            return std::min(at - 1, text.size());
        }
    }
    return std::nullopt;
}

bool has_phrase(std::string_view text, std::string_view phrase)
{
    return phrase_offset(text, phrase).has_value();
}

} // namespace content
