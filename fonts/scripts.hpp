#pragma once

#include "fonts/characters.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace fonts {

/// Gives each grapheme cluster of a text its script: shared signs take a script of their list
/// (Script_Extensions), common ones the script before them, leading ones the first that follows, a
/// closing bracket its opener's (UAX #24 5.1).
class ScriptResolver {
  public:
    using Brackets = std::vector<std::pair<char32_t, UScriptCode>>;

    /// @param brackets a stack to reuse.
    ScriptResolver(std::u16string_view text, Characters& characters, Brackets& brackets);

    /// Script of the cluster [begin, end); clusters in text order.
    UScriptCode resolve(std::uint32_t begin, std::uint32_t end);

    /// Whether a unit goes on in the Latin text before it with nothing to decide: an ASCII letter,
    /// digit or space. Such a unit need not be given to `resolve`.
    bool goes_on(char16_t unit) const
    {
        const bool letter = (unit | 0x20U) >= u'a' && (unit | 0x20U) <= u'z';
        const bool neutral = unit == u' ' || (unit >= u'0' && unit <= u'9');
        return current_ == USCRIPT_LATIN && (letter || neutral);
    }

  private:
    UScriptCode next_strong(std::uint32_t from) const;
    UScriptCode script_for(std::uint32_t begin, std::uint32_t end) const;
    void pair_brackets(char32_t c);

    std::u16string_view text_;
    Characters& characters_;
    Brackets& brackets_;
    UScriptCode current_ = USCRIPT_LATIN;
};

} // namespace fonts
