#include "content/layout/fit.hpp"

#include "fonts/fit.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace layout {

namespace {

/// Calls `visit` with every way to give `total` lines to the author's lines, each at least one.
template <class Visit>
void each_split(std::vector<std::uint32_t>& split, std::size_t at, int left, const Visit& visit)
{
    if (at + 1 == split.size()) {
        split[at] = static_cast<std::uint32_t>(left);
        visit(split);
        return;
    }
    const int others = static_cast<int>(split.size() - at) - 1;
    for (int take = 1; take <= left - others; ++take) {
        split[at] = static_cast<std::uint32_t>(take);
        each_split(split, at + 1, left - take, visit);
    }
}

/// Height for cap 1: lines of a smaller author's line have a smaller leading.
double relative_height(const ShapedText& text, std::span<const std::uint32_t> lines)
{
    double height = text.ascent * text.lines.front().ratio + text.descent * text.lines.back().ratio;
    for (std::size_t i = 0; i < text.lines.size(); ++i) {
        height += text.leading * text.lines[i].ratio * static_cast<double>(lines[i] - 1);
        if (i > 0) {
            // Between two sizes the larger one's leading, or tall scripts would touch.
            height += text.leading * std::max(text.lines[i - 1].ratio, text.lines[i].ratio);
        }
    }
    return height;
}

/// Largest cap at which each author's line keeps to its share of lines; none if none does.
std::optional<Points> largest_cap(const ShapedText& text, const TextRoom& room,
                                  std::span<const std::uint32_t> split, TextScratch& scratch)
{
    const Points by_height = room.height / relative_height(text, split);
    const Points largest = std::min(room.largest_cap, by_height);
    if (largest < room.smallest_cap) {
        return std::nullopt;
    }
    std::vector<fonts::FitBlock> blocks;
    for (std::size_t i = 0; i < split.size(); ++i) {
        fonts::FitBlock block;
        block.paragraph = text.lines[i].paragraph.get();
        block.ratio = static_cast<float>(text.lines[i].ratio);
        block.line_height_em = 1.0F;
        block.max_lines = split[i];
        blocks.push_back(block);
    }
    fonts::FitBox box;
    box.width = static_cast<float>(room.width.value());
    box.height = 1e9F;
    box.smallest = static_cast<float>(room.smallest_cap.value() * text.em);
    box.largest = static_cast<float>(largest.value() * text.em);
    const fonts::FitResult result = fonts::fit(blocks, box, scratch);
    if (!result.fits) {
        return std::nullopt;
    }
    return std::min(largest, Points(static_cast<double>(result.size) / text.em));
}

} // namespace

int Setting::total_lines() const
{
    return static_cast<int>(std::accumulate(lines.begin(), lines.end(), 0U));
}

std::optional<Setting> fit_text(const ShapedText& text, const TextRoom& room, TextScratch& scratch)
{
    assert(!text.empty());
    /// Sizes this close are one size: fit rounds to 1/64 point.
    constexpr Points same(0.05);
    std::optional<Setting> best;
    std::vector<std::uint32_t> split(text.lines.size(), 1);
    for (int total = static_cast<int>(split.size()); total <= room.max_lines; ++total) {
        each_split(split, 0, total, [&](const std::vector<std::uint32_t>& tried) {
            const auto cap = largest_cap(text, room, tried, scratch);
            if (cap && (!best || *cap > best->cap + same)) {
                best = Setting{*cap, tried};
            }
        });
    }
    return best;
}

SharedFit fit_alike(std::span<const ShapedText> texts, std::span<const TextRoom> rooms,
                    TextScratch& scratch)
{
    assert(texts.size() == rooms.size());
    SharedFit shared;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto setting = fit_text(texts[i], rooms[i], scratch);
        if (!setting) {
            return {std::nullopt, i};
        }
        shared.cap = shared.cap ? std::min(*shared.cap, setting->cap) : setting->cap;
    }
    return shared;
}

Points height_of(const ShapedText& text, const Setting& setting)
{
    return setting.cap * relative_height(text, setting.lines);
}

} // namespace layout
