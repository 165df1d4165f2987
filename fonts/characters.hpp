#pragma once

#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

namespace fonts {

/// Whether a code point's script says nothing about its neighbours.
inline bool is_common(UScriptCode script)
{
    return script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN;
}

/// Whether `is` holds for every code point of a text; the first that fails ends the walk.
template <class Predicate>
bool all_points(std::u16string_view text, const Predicate& is)
{
    for (std::size_t at = 0; at < text.size();) {
        UChar32 c = 0;
        U16_NEXT(text.data(), at, text.size(), c);
        if (!is(static_cast<char32_t>(c))) {
            return false;
        }
    }
    return true;
}

/// What itemising asks of every code point, from ICU's data, looked up once and then kept: three
/// calls into ICU a character are a tenth of the time of shaping Chinese or Thai.
class Characters {
  public:
    struct Facts {
        std::uint8_t script = 0;   ///< UScriptCode of UAX #24.
        bool stands_alone = false; ///< Its grapheme cluster break is Other.
        bool ignorable = false;    ///< Default ignorable or a control: it never chooses a face.
        bool known = false;

        UScriptCode script_code() const { return static_cast<UScriptCode>(script); }
    };

    const Facts& of(char32_t c)
    {
        if (c >= planes * block_size * blocks_a_plane) {
            c = 0xFFFD;
        }
        auto& block = blocks_[c / block_size];
        if (!block) {
            block = std::make_unique<Block>();
        }
        Facts& facts = (*block)[c % block_size];
        if (!facts.known) {
            facts = look_up(c);
        }
        return facts;
    }

  private:
    static constexpr std::uint32_t planes = 17;
    static constexpr std::uint32_t block_size = 256;
    static constexpr std::uint32_t blocks_a_plane = 0x10000 / block_size;
    using Block = std::array<Facts, block_size>;

    static Facts look_up(char32_t c);

    std::array<std::unique_ptr<Block>, planes * blocks_a_plane> blocks_;
};

} // namespace fonts
