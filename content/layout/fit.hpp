#pragma once

#include "content/layout/shaped_text.hpp"
#include "content/layout/text_scratch.hpp"
#include "content/layout/units.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace layout {

/// Room a text may take and the sizes it may have.
struct TextRoom {
    Points width;
    Points height;
    Points largest_cap;
    Points smallest_cap;
    int max_lines = 0; ///< Over all of the author's lines together.
};

/// How a text will be set: its cap height and how many lines each author's line takes.
struct Setting {
    Points cap;
    std::vector<std::uint32_t> lines;

    int total_lines() const;
};

/// Largest cap height at which the text fits the room without cutting a word; fewer lines win at
/// equal size (DESIGN.md D15). None if not even the smallest cap fits.
std::optional<Setting> fit_text(const ShapedText& text, const TextRoom& room, TextScratch& scratch);

/// One cap height for texts of the same role: the smallest of what each can have (D45, "all items
/// of that role alike"). None if one of them does not fit; `misfit` is then its index.
struct SharedFit {
    std::optional<Points> cap;
    std::size_t misfit = 0;
};
SharedFit fit_alike(std::span<const ShapedText> texts, std::span<const TextRoom> rooms,
                    TextScratch& scratch);

/// Height of the text as set.
Points height_of(const ShapedText& text, const Setting& setting);

} // namespace layout
