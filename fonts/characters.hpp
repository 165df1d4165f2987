#pragma once

#include <unicode/uscript.h>

#include <array>
#include <cstdint>
#include <memory>

namespace fonts {

/// Whether a code point's script says nothing about its neighbours.
inline bool is_common(UScriptCode script)
{
    return script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN;
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
