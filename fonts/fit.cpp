#include "fonts/fit.hpp"

#include "fonts/line_walk.hpp"
#include "fonts/text_buffers.hpp"

#include <algorithm>
#include <cmath>

namespace fonts {

namespace {

/// Sizes are given in steps that Cairo and a PDF write alike.
constexpr float size_step = 1.0F / 64.0F;

/// Relative distance at which two bounds of a size are the same.
constexpr float same_size = 1e-7F;

/// What one size asks for, and the neighbouring sizes at which a line changes.
struct Probe {
    bool fits = true;
    FitLimit limit = FitLimit::Height;
    std::size_t block = 0;
    float highest = 0;         ///< With these lines every block fits the width up to here.
    float lowest = 0;          ///< These lines hold down to here, exclusively.
    float fills_height = 0;    ///< With these lines the height is full at this size.
    bool within_lines = false; ///< No block has more lines than it may.
};

class SizeSearch {
  public:
    SizeSearch(std::span<const FitBlock> blocks, const FitBox& box, TextScratch& scratch)
        : blocks_(blocks), box_(box), scratch_(scratch), counts_(scratch.buffers().counts)
    {}

    Probe probe(float size)
    {
        Probe found;
        found.highest = box_.largest;
        found.within_lines = true;
        found.block = blocks_.empty() ? 0 : blocks_.size() - 1;
        counts_.clear();
        float height = 0; // at size 1
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const FitBlock& block = blocks_[i];
            const LineCount count =
                walk_lines(*block.paragraph, box_.width / (size * block.ratio), scratch_);
            counts_.push_back(count.lines);
            if (block.max_lines != 0 && count.lines > block.max_lines && found.within_lines) {
                found.within_lines = false;
                found.limit = FitLimit::Lines;
                found.block = i;
            }
            const float gap = i == 0 ? 0 : block.gap_em;
            height += block.ratio * (gap + block.line_height_em * static_cast<float>(count.lines));
            if (count.widest_em > 0) {
                found.highest =
                    std::min(found.highest, box_.width / (block.ratio * count.widest_em));
            }
            found.lowest = std::max(found.lowest, box_.width / (block.ratio * count.next_em));
        }
        found.fills_height = height > 0 ? box_.height / height : box_.largest;
        found.fits = found.within_lines && size * height <= box_.height;
        return found;
    }

    /// Largest size in [low, high] that fits: `low` does, `high` does not. Each probe jumps to the
    /// next size at which a line changes, so the bounds soon meet at one (TEXT.md 2.5).
    /// @param over receives what the size above fails by.
    float search(float low, float high, Probe& over)
    {
        low = raise(low, probe(low), high);
        // Critical sizes and middles by turns: `high` is a critical size after the first jump.
        for (bool at_high = true; high - low > same_size * high; at_high = !at_high) {
            const float size = at_high ? high : (low + high) / 2;
            const Probe found = probe(size);
            if (!found.fits) {
                over = found;
                if (found.within_lines && found.fills_height > found.lowest) {
                    return std::max(low, found.fills_height);
                }
                high = std::max(found.lowest, low);
            } else if (at_high || found.fills_height < found.highest) {
                return at_high ? high : found.fills_height;
            } else {
                low = raise(size, found, high);
            }
        }
        return low;
    }

  private:
    static float raise(float size, const Probe& fitting, float high)
    {
        return std::clamp(std::min(fitting.fills_height, fitting.highest), size, high);
    }

    std::span<const FitBlock> blocks_;
    const FitBox& box_;
    TextScratch& scratch_;
    std::vector<std::uint32_t>& counts_;
};

/// The size at which the widest piece of all blocks fills the width, if below `largest`.
float widest_piece_size(std::span<const FitBlock> blocks, const FitBox& box, TextScratch& scratch,
                        FitResult& result)
{
    float size = box.largest;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Piece piece = widest_piece(*blocks[i].paragraph, scratch);
        const float width = piece.width_em * blocks[i].ratio;
        if (width > 0 && box.width / width < size) {
            size = box.width / width;
            result.limit = FitLimit::LongPiece;
            result.block = i;
            result.piece_begin = piece.begin;
            result.piece_end = piece.end;
        }
    }
    return size;
}

} // namespace

FitResult fit(std::span<const FitBlock> blocks, const FitBox& box, TextScratch& scratch)
{
    FitResult result;
    const float upper = widest_piece_size(blocks, box, scratch, result);
    result.size = box.smallest;
    if (upper < box.smallest) {
        return result;
    }
    SizeSearch search(blocks, box, scratch);
    auto& counts = scratch.buffers().counts;
    float size = upper;
    Probe over = search.probe(upper);
    if (!over.fits) {
        const Probe smallest = search.probe(box.smallest);
        if (smallest.fits) {
            size = search.search(box.smallest, upper, over);
        } else {
            over = smallest;
        }
        result.limit = over.limit;
        result.block = over.block;
        if (!smallest.fits) {
            result.lines = counts;
            return result;
        }
    }
    result.fits = true;
    result.size = std::max(std::floor(size / size_step) * size_step, box.smallest);
    // Text shaped afresh beside a cut may be a little wider than the jumps took it for.
    while (!search.probe(result.size).fits && result.size - size_step >= box.smallest) {
        result.size -= size_step;
    }
    search.probe(result.size);
    result.lines = counts;
    return result;
}

} // namespace fonts
