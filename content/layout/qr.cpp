#include "content/layout/qr.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <fmt/format.h>
#include <memory>
#include <qrencode.h>

namespace layout {

namespace {

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

/// Bytes that a code of version 1 to 40 takes in byte mode (ISO/IEC 18004, table 7).
constexpr std::size_t versions = 40;
constexpr std::array<std::size_t, versions> bytes_at_m{
    14,   26,   42,   62,   84,   106,  122,  152,  180,  213,  251,  287,  331,  362,
    412,  450,  504,  560,  624,  666,  711,  779,  857,  911,  997,  1059, 1125, 1190,
    1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331};
constexpr std::array<std::size_t, versions> bytes_at_q{
    11,  20,  32,   46,   60,   74,   86,   108,  130,  151,  177,  203, 241, 258,
    292, 322, 364,  394,  442,  482,  509,  565,  611,  661,  715,  751, 805, 868,
    908, 982, 1030, 1112, 1168, 1228, 1283, 1351, 1423, 1499, 1579, 1663};

/// The code of a payload, if its modules stay as large as they must be; not encoded yet.
std::optional<QrItem> plan_code(const std::string& payload, QrLevel level, Points side,
                                Points smallest_module)
{
    const auto modules = qr_modules(payload.size(), level);
    if (!modules || side / (*modules + 2 * qr_quiet_modules) < smallest_module) {
        return std::nullopt;
    }
    QrItem item;
    item.modules = *modules;
    item.payload = payload;
    return item;
}

} // namespace

std::optional<int> qr_modules(std::size_t bytes, QrLevel level)
{
    const auto& most = level == QrLevel::Q ? bytes_at_q : bytes_at_m;
    const auto* found = std::ranges::lower_bound(most, bytes);
    if (bytes == 0 || found == most.end()) {
        return std::nullopt;
    }
    return qr_side_modules(static_cast<int>(found - most.begin()) + 1);
}

std::size_t qr_bytes(int version, QrLevel level)
{
    assert(version >= 1 && version <= static_cast<int>(versions));
    const auto& most = level == QrLevel::Q ? bytes_at_q : bytes_at_m;
    return most[static_cast<std::size_t>(version) - 1];
}

std::optional<QrMatrix> encode_qr(std::string_view payload, QrLevel level)
{
    const QRecLevel wanted = level == QrLevel::Q ? QR_ECLEVEL_Q : QR_ECLEVEL_M;
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeData(static_cast<int>(payload.size()),
                          reinterpret_cast<const unsigned char*>(payload.data()), 0, wanted));
    if (!code) {
        return std::nullopt;
    }
    QrMatrix matrix;
    matrix.side = code->width;
    matrix.level = level;
    const auto count =
        static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    matrix.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        matrix.dark.push_back(code->data[i] & 1U);
    }
    return matrix;
}

std::optional<QrItem> fit_qr(const std::vector<std::string>& lines, Points side,
                             Points smallest_module, Detail detail)
{
    std::vector<std::string> kept = lines;
    for (;;) {
        const std::string payload = fmt::format("{}", fmt::join(kept, "\n"));
        for (const QrLevel level : {QrLevel::Q, QrLevel::M}) {
            if (auto item = plan_code(payload, level, side, smallest_module)) {
                if (detail == Detail::Drawn) {
                    item->dark = encode_qr(payload, level).value().dark;
                }
                return item;
            }
        }
        if (kept.size() <= 2) {
            return std::nullopt;
        }
        kept.erase(kept.end() - 2);
    }
}

} // namespace layout
