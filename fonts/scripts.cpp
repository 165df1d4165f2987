#include "fonts/scripts.hpp"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace fonts {

namespace {

/// Scripts a shared sign belongs to; empty for a sign of all scripts.
class Extensions {
  public:
    explicit Extensions(char32_t c)
    {
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t found =
            uscript_getScriptExtensions(static_cast<UChar32>(c), scripts_.data(),
                                        static_cast<std::int32_t>(scripts_.size()), &status);
        const bool named = U_SUCCESS(status) && found > 0 && !is_common(scripts_.front());
        count_ = named ? static_cast<std::size_t>(found) : 0;
    }
    bool empty() const { return count_ == 0; }
    bool has(UScriptCode script) const
    {
        return std::find(scripts_.begin(), scripts_.begin() + count_, script) !=
               scripts_.begin() + count_;
    }
    UScriptCode front() const { return scripts_.front(); }

  private:
    std::array<UScriptCode, 64> scripts_{};
    std::size_t count_ = 0;
};

template <class See>
void each_code_point(std::u16string_view text, const See& see)
{
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        UChar32 c = 0;
        U16_NEXT(text.data(), at, length, c);
        if (!see(static_cast<char32_t>(c))) {
            return;
        }
    }
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
    each_code_point(text_.substr(from), [&](char32_t c) {
        found = characters_.of(c).script_code();
        return is_common(found);
    });
    return found;
}

UScriptCode ScriptResolver::script_for(std::uint32_t begin, std::uint32_t end) const
{
    UScriptCode strong = USCRIPT_COMMON;
    UScriptCode shared = USCRIPT_COMMON;
    each_code_point(text_.substr(begin, end - begin), [&](char32_t c) {
        if (c < 0x80 && is_common(characters_.of(c).script_code())) {
            return true;
        }
        const UScriptCode own = characters_.of(c).script_code();
        if (own == current_) {
            strong = own;
            return false;
        }
        const Extensions extensions(c);
        if (extensions.has(current_)) {
            return true;
        }
        if (!is_common(own)) {
            strong = own;
            return false;
        }
        if (!extensions.empty() && is_common(shared)) {
            const UScriptCode next = next_strong(end);
            shared = extensions.has(next) ? next : extensions.front();
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
