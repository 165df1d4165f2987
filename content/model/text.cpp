#include "content/model/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>

namespace content {

namespace {

const icu::Normalizer2& nfc()
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normaliser = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) || normaliser == nullptr) {
        throw std::runtime_error("ICU has no NFC data");
    }
    return *normaliser;
}

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

icu::StringPiece piece(std::string_view text)
{
    return {text.data(), static_cast<std::int32_t>(text.size())};
}

bool is_continuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Bytes of the well-formed sequence at `at` (RFC 3629: no overlong forms, no surrogates); 0 if
/// there is none.
std::size_t sequence_length(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(at);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || at + length > text.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation(text[at + i])) {
            return 0;
        }
    }
    const unsigned second = length > 1 ? byte(at + 1) : 0;
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate = lead == 0xED && second > 0x9F;
    const bool too_large = lead == 0xF4 && second > 0x8F;
    return overlong || surrogate || too_large ? 0 : length;
}

} // namespace

std::string to_nfc(std::string_view text)
{
    if (is_nfc(text)) {
        return std::string(text);
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto composed = nfc().normalize(icu::UnicodeString::fromUTF8(piece(text)), status);
    std::string result;
    composed.toUTF8String(result);
    return U_SUCCESS(status) ? result : std::string(text);
}

bool is_nfc(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    return is_ascii(text) || (nfc().isNormalizedUTF8(piece(text), status) && U_SUCCESS(status));
}

std::optional<std::size_t> first_invalid_byte(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = sequence_length(text, at);
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return std::nullopt;
}

int column_at(std::string_view line, std::size_t offset)
{
    const auto before = line.substr(0, offset);
    return 1 + static_cast<int>(
                   std::ranges::count_if(before, [](char c) { return !is_continuation(c); }));
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(at + 1);
    }
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r";
    const auto from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos) {
        return {};
    }
    return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

bool has_loose_spaces(std::string_view text)
{
    return text.starts_with(' ') || text.ends_with(' ') ||
           text.find("  ") != std::string_view::npos || text.find(" \n") != std::string_view::npos;
}

std::string without_loose_spaces(std::string_view text)
{
    std::string tight;
    for (const char c : text) {
        if (c == ' ' && (tight.empty() || tight.back() == ' ')) {
            continue;
        }
        if (c == '\n' && tight.ends_with(' ')) {
            tight.pop_back();
        }
        tight += c;
    }
    if (tight.ends_with(' ')) {
        tight.pop_back();
    }
    return tight;
}

bool is_conflict_mark(std::string_view line)
{
    return line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>") || line == "=======";
}

} // namespace content
