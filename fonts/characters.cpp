#include "fonts/characters.hpp"

#include <unicode/uchar.h>

namespace fonts {

Characters::Facts Characters::look_up(char32_t c)
{
    static_assert(USCRIPT_CODE_LIMIT <= 0x100, "a script code fits a byte");
    const auto point = static_cast<UChar32>(c);
    UErrorCode status = U_ZERO_ERROR;
    Facts facts;
    facts.script = static_cast<std::uint8_t>(uscript_getScript(point, &status));
    facts.stands_alone =
        c < 0x0300 || u_getIntPropertyValue(point, UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_OTHER;
    facts.ignorable = u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
                      u_iscntrl(point) != 0;
    facts.known = true;
    return facts;
}

} // namespace fonts
