#include "fonts/scripts.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace fonts {

namespace {

/// The first of the scripts a shared sign belongs to; USCRIPT_COMMON for a sign of all scripts.
UScriptCode first_extension(char32_t c)
{
    std::array<UScriptCode, 64> scripts{};
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t found =
        uscript_getScriptExtensions(static_cast<UChar32>(c), scripts.data(),
                                    static_cast<std::int32_t>(scripts.size()), &status);
    return U_SUCCESS(status) && found > 0 ? scripts.front() : USCRIPT_COMMON;
}

} // namespace

ScriptResolver::ScriptResolver(std::u16string_view text, Characters& characters, Brackets& brackets)
    : text_(text), characters_(characters), brackets_(brackets)
{
    brackets_.clear();
    const UScriptCode first = next_strong(0);
    current_ = is_common(first) ? USCRIPT_LATIN : first;
}

UScriptCode ScriptResolver::next_strong(std::uint32_t from) const
{
    UScriptCode found = USCRIPT_COMMON;
    all_points(text_.substr(from), [&](char32_t c) {
        found = characters_.of(c).script_code();
        return is_common(found);
    });
    return found;
}

UScriptCode ScriptResolver::script_for(std::uint32_t begin, std::uint32_t end) const
{
    UScriptCode strong = USCRIPT_COMMON;
    UScriptCode shared = USCRIPT_COMMON;
    all_points(text_.substr(begin, end - begin), [&](char32_t c) {
        const UScriptCode own = characters_.of(c).script_code();
        if (c < 0x80 && is_common(own)) {
            return true;
        }
        if (own == current_) {
            strong = own;
            return false;
        }
        const auto point = static_cast<UChar32>(c);
        if (uscript_hasScript(point, current_) != 0) {
            return true;
        }
        if (!is_common(own)) {
            strong = own;
            return false;
        }
        const UScriptCode first = is_common(shared) ? first_extension(c) : USCRIPT_COMMON;
        if (!is_common(first)) {
            const UScriptCode next = next_strong(end);
            shared = uscript_hasScript(point, next) != 0 ? next : first;
        }
        return true;
    });
    return !is_common(strong) ? strong : !is_common(shared) ? shared : current_;
}

void ScriptResolver::pair_brackets(char32_t c)
{
    const auto point = static_cast<UChar32>(c);
    const auto kind = u_getIntPropertyValue(point, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
    if (kind == U_BPT_OPEN) {
        brackets_.emplace_back(static_cast<char32_t>(u_getBidiPairedBracket(point)), current_);
    } else if (kind == U_BPT_CLOSE) {
        const auto opener = std::find_if(brackets_.rbegin(), brackets_.rend(),
                                         [&](const auto& pair) { return pair.first == c; });
        if (opener != brackets_.rend()) {
            current_ = opener->second;
            brackets_.erase(std::prev(opener.base()), brackets_.end());
        }
    }
}

UScriptCode ScriptResolver::resolve(std::uint32_t begin, std::uint32_t end)
{
    UChar32 c = 0;
    std::size_t at = begin;
    U16_NEXT(text_.data(), at, end, c);
    const auto first = static_cast<char32_t>(c);
    const UScriptCode own = characters_.of(first).script_code();
    if (!is_common(own)) { // a letter is no bracket
        current_ = own == current_ && at == end ? own : script_for(begin, end);
        return current_;
    }
    if (first >= 0x80 || at < end) {
        current_ = script_for(begin, end);
    } else if (first == U' ' || (first >= U'0' && first <= U'9')) {
        return current_;
    }
    pair_brackets(first);
    return current_;
}

} // namespace fonts
