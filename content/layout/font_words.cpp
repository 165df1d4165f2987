#include "content/layout/font_words.hpp"

#include <fmt/format.h>

namespace layout {

std::string told(const fonts::OtherVersion& face, content::MessageLanguage language)
{
    constexpr auto english =
        "{}: another version of {} than the catalogue names; lines may break differently";
    constexpr auto indonesian =
        "{}: versi {} yang lain daripada dalam katalog huruf; baris bisa putus di tempat lain";
    return fmt::format(
        fmt::runtime(language == content::MessageLanguage::Indonesian ? indonesian : english),
        face.file.string(), face.family);
}

} // namespace layout
