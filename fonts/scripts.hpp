#pragma once

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <string_view>
#include <utility>
#include <vector>

namespace fonts {

/// Whether a code point's script says nothing about its neighbours.
inline bool is_common(UScriptCode script)
{
    return script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN;
}

/// Script of one code point (UAX #24); ASCII without a look-up.
inline UScriptCode script_of(char32_t c)
{
    if (c < 0x80) {
        const bool letter = (c | 0x20U) >= U'a' && (c | 0x20U) <= U'z';
        return letter ? USCRIPT_LATIN : USCRIPT_COMMON;
    }
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status);
}

/// Gives each grapheme cluster of a text its script: shared signs take a script of their list
/// (Script_Extensions), common ones the script before them, leading ones the first that follows, a
/// closing bracket its opener's (UAX #24 5.1).
class ScriptResolver {
  public:
    using Brackets = std::vector<std::pair<char32_t, UScriptCode>>;

    /// @param brackets a stack to reuse.
    ScriptResolver(std::u16string_view text, Brackets& brackets);

    /// Script of the cluster [begin, end); clusters in text order.
    UScriptCode resolve(std::uint32_t begin, std::uint32_t end);

  private:
    UScriptCode next_strong(std::uint32_t from) const;
    UScriptCode script_for(std::uint32_t begin, std::uint32_t end) const;
    void pair_brackets(char32_t c);

    std::u16string_view text_;
    Brackets& brackets_;
    UScriptCode current_ = USCRIPT_LATIN;
};

} // namespace fonts
