#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace desk {

/// Columns of the sheet of texts. A workbook is read by these headings, wherever they stand.
enum class Column { Id, Where, Source, Translation, Ask, Back, NeedsWork, Stamp };

constexpr std::array<std::string_view, 8> column_headings{
    "id",
    "tempat",
    "Indonesia",
    "terjemahan",
    "tanya",
    "balik: artinya dalam bahasa Indonesia",
    "perlu diperbaiki (hapus kalau sudah baik)",
    "pelita ", ///< And the language's tag behind it.
};

constexpr std::string_view heading_of(Column column)
{
    return column_headings.at(static_cast<std::size_t>(column));
}

} // namespace desk
