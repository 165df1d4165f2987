#include "fonts/fit.hpp"

#include "fonts/text_buffers.hpp"
#include "fonts/wrap.hpp"

#include <algorithm>
#include <cmath>

namespace fonts {

namespace {

/// Sizes are given in steps that Cairo and a PDF write alike.
constexpr float size_step = 1.0F / 64.0F;

/// The widest piece of a block as a UTF-16 range.
std::pair<std::uint32_t, std::uint32_t> widest_piece(const Paragraph& paragraph)
{
    std::pair<std::uint32_t, std::uint32_t> widest{0, 0};
    float width = -1;
    std::uint32_t begin = 0;
    for (std::size_t k = 0; k < paragraph.breaks.size(); ++k) {
        const std::uint32_t end = std::max(paragraph.trims[k], begin);
        if (paragraph.x[end] - paragraph.x[begin] > width) {
            width = paragraph.x[end] - paragraph.x[begin];
            widest = {begin, end};
        }
        begin = paragraph.breaks[k];
    }
    return widest;
}

/// What one size asks for: line counts, height, the first block over its limit.
struct Probe {
    bool fits = true;
    FitLimit limit = FitLimit::Height;
    std::size_t block = 0;
};

Probe probe(std::span<const FitBlock> blocks, const FitBox& box, float size,
            std::vector<std::uint32_t>& counts, TextScratch& scratch)
{
    counts.clear();
    float height = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const FitBlock& block = blocks[i];
        const float own = size * block.ratio;
        const auto lines =
            static_cast<std::uint32_t>(wrap(*block.paragraph, box.width / own, scratch).size());
        counts.push_back(lines);
        if (block.max_lines != 0 && lines > block.max_lines) {
            return {false, FitLimit::Lines, i};
        }
        const float gap = i == 0 ? 0 : block.gap_em;
        height += own * (gap + block.line_height_em * static_cast<float>(lines));
    }
    return {height <= box.height, FitLimit::Height, blocks.size() - 1};
}

} // namespace

FitResult fit(std::span<const FitBlock> blocks, const FitBox& box, TextScratch& scratch)
{
    FitResult result;
    float upper = box.largest;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const float piece = longest_piece_em(*blocks[i].paragraph) * blocks[i].ratio;
        if (piece > 0 && box.width / piece < upper) {
            upper = box.width / piece;
            result.limit = FitLimit::LongPiece;
            result.block = i;
            std::tie(result.piece_begin, result.piece_end) = widest_piece(*blocks[i].paragraph);
        }
    }
    auto& counts = scratch.buffers().counts;
    result.size = box.smallest;
    if (upper < box.smallest) {
        return result;
    }
    Probe at = probe(blocks, box, upper, counts, scratch);
    if (!at.fits) {
        float low = box.smallest;
        float high = upper;
        const Probe smallest = probe(blocks, box, low, counts, scratch);
        result.limit = smallest.fits ? at.limit : smallest.limit;
        result.block = smallest.fits ? at.block : smallest.block;
        if (!smallest.fits) {
            result.lines = counts;
            return result;
        }
        constexpr int halvings = 30;
        for (int i = 0; i < halvings; ++i) {
            const float middle = (low + high) / 2;
            (probe(blocks, box, middle, counts, scratch).fits ? low : high) = middle;
        }
        upper = low;
    }
    result.fits = true;
    result.size = std::max(std::floor(upper / size_step) * size_step, box.smallest);
    probe(blocks, box, result.size, counts, scratch);
    result.lines = counts;
    return result;
}

} // namespace fonts
