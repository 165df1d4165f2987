#include "content/layout/qr.hpp"

#include <memory>
#include <qrencode.h>

namespace layout {

namespace {

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const auto& line : lines) {
        text += text.empty() ? line : "\n" + line;
    }
    return text;
}

std::optional<QrItem> code_for(const std::string& payload, QrLevel level, Points side,
                               Points smallest_module)
{
    auto matrix = encode_qr(payload, level);
    if (!matrix) {
        return std::nullopt;
    }
    const Points module = side / (matrix->side + 2 * qr_quiet_modules);
    if (module < smallest_module) {
        return std::nullopt;
    }
    QrItem item;
    item.modules = matrix->side;
    item.dark = std::move(matrix->dark);
    item.payload = payload;
    return item;
}

} // namespace

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
                             Points smallest_module)
{
    std::vector<std::string> kept = lines;
    for (;;) {
        const std::string payload = joined(kept);
        for (const QrLevel level : {QrLevel::Q, QrLevel::M}) {
            if (auto item = code_for(payload, level, side, smallest_module)) {
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
