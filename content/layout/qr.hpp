#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/theme.hpp"
#include "content/layout/units.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

enum class QrLevel { M, Q };

/// Modules of a QR code, without the quiet zone.
struct QrMatrix {
    int side = 0;
    std::vector<std::uint8_t> dark; ///< side x side, row by row.
    QrLevel level = QrLevel::Q;
};

/// Quiet modules on each side that a reader needs (ISO/IEC 18004).
inline constexpr int qr_quiet_modules = 4;

/// Modules of a side, without the quiet zone, of the smallest code for so many bytes (ISO/IEC
/// 18004, byte mode); none for no bytes or more than a code takes.
std::optional<int> qr_modules(std::size_t bytes, QrLevel level);

/// Bytes that a code of version 1 to 40 takes in byte mode.
std::size_t qr_bytes(int version, QrLevel level);
/// Modules of a side of that version, without the quiet zone.
constexpr int qr_side_modules(int version)
{
    return 17 + 4 * version;
}

/// Encodes UTF-8 bytes without ECI; none if it does not fit into a code.
std::optional<QrMatrix> encode_qr(std::string_view payload, QrLevel level);

/// A code for lines of text that keeps its modules printable: level Q, then M, then lines go from
/// the end, never the first (headline) or the last (number) (DESIGN.md D38).
/// @param side edge of the printed box, quiet zone included.
/// @param detail left out: the code has its size and payload but no modules.
std::optional<QrItem> fit_qr(const std::vector<std::string>& lines, Points side,
                             Points smallest_module, Detail detail);

} // namespace layout
