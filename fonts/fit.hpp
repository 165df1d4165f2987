#pragma once

#include "fonts/paragraph.hpp"
#include "fonts/text_scratch.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace fonts {

/// One paragraph of a stack that shares a size.
struct FitBlock {
    const Paragraph* paragraph = nullptr;
    float ratio = 1.0F;          ///< Its size divided by the common size.
    float line_height_em = 1.5F; ///< Baseline to baseline, of its own size.
    float gap_em = 0.0F;         ///< Space before it, of its own size; ignored for the first.
    std::uint32_t max_lines = 0; ///< 0 = as many as fit.
};

/// Box and size range, all in the caller's unit.
struct FitBox {
    float width = 0;
    float height = 0;
    float smallest = 0;
    float largest = 0;
};

enum class FitLimit { LargestSize, Width, Height, Lines, LongPiece };

/// The largest size at which all blocks fit; `fits` is false if not even the smallest does.
struct FitResult {
    bool fits = false;
    float size = 0; ///< Rounded down to 1/64 unit; `smallest` if it fails.
    FitLimit limit = FitLimit::LargestSize;
    std::size_t block = 0;         ///< Block that limited the size or overflows.
    std::uint32_t piece_begin = 0; ///< UTF-16 range of the piece for LongPiece.
    std::uint32_t piece_end = 0;
    std::span<const std::uint32_t> lines; ///< Line count per block at `size`; scratch-backed.
};

/// Largest size at which the blocks, wrapped greedily, fit the box. Words are never cut to fit.
FitResult fit(std::span<const FitBlock> blocks, const FitBox& box, TextScratch& scratch);

} // namespace fonts
