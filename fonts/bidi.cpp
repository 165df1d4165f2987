#include "fonts/bidi.hpp"

#include "fonts/text_buffers.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace fonts {

static_assert(static_cast<UBiDiLevel>(BaseDirection::FirstStrong) == UBIDI_DEFAULT_LTR);

std::uint8_t bidi_levels(std::u16string_view text, BaseDirection base, TextScratch& scratch,
                         std::vector<std::uint8_t>& levels)
{
    levels.clear();
    if (text.empty()) {
        return base == BaseDirection::RightToLeft ? 1 : 0;
    }
    UBiDi* bidi = scratch.buffers().bidi.get();
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi, text.data(), static_cast<std::int32_t>(text.size()),
                  static_cast<UBiDiLevel>(base), nullptr, &status);
    const UBiDiLevel* found = ubidi_getLevels(bidi, &status);
    if (U_FAILURE(status)) {
        throw std::runtime_error(std::string("ICU cannot order text: ") + u_errorName(status));
    }
    levels.assign(found, found + text.size());
    return ubidi_getParaLevel(bidi);
}

void visual_order(std::span<const std::uint8_t> levels, std::vector<std::uint32_t>& order)
{
    order.resize(levels.size());
    std::iota(order.begin(), order.end(), 0U);
    int highest = 0;
    int lowest_odd = 255;
    for (const int level : levels) {
        highest = std::max(highest, level);
        lowest_odd = level % 2 == 1 ? std::min(lowest_odd, level) : lowest_odd;
    }
    for (int level = highest; level >= lowest_odd; --level) {
        const auto reaches = [&](std::uint32_t item) { return levels[item] >= level; };
        for (auto from = order.begin(); from != order.end();) {
            from = std::find_if(from, order.end(), reaches);
            const auto to = std::find_if_not(from, order.end(), reaches);
            std::reverse(from, to);
            from = to;
        }
    }
}

} // namespace fonts
