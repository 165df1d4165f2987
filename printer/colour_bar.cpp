#include "printer/colour_bar.hpp"

#include "printer/press_operators.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace printer {

namespace {

using layout::Points;

constexpr double patch_mm = 5;
constexpr double end_mm = 8;    // From the trim's edge: crop marks stand there.
constexpr double middle_mm = 4; // From the middle: the registration mark stands there.

/// The inks alone, over each other, at half.
constexpr std::array<Cmyk, 12> process_patches{{{1, 0, 0, 0},
                                                {0, 1, 0, 0},
                                                {0, 0, 1, 0},
                                                {0, 0, 0, 1},
                                                {1, 1, 0, 0},
                                                {0, 1, 1, 0},
                                                {1, 0, 1, 0},
                                                {1, 1, 1, 0},
                                                {0.5, 0, 0, 0},
                                                {0, 0.5, 0, 0},
                                                {0, 0, 0.5, 0},
                                                {0, 0, 0, 0.5}}};

/// Black alone, and three inks that together should look as gray (ISO 12647-2).
constexpr std::array<Cmyk, 4> gray_patches{
    {{0, 0, 0, 0.25}, {0.25, 0.19, 0.19, 0}, {0, 0, 0, 0.75}, {0.75, 0.66, 0.66, 0}}};

std::vector<Cmyk> guide_patches(const layout::Theme& theme, const InkTable& inks)
{
    std::vector<Cmyk> patches(gray_patches.begin(), gray_patches.end());
    for (const layout::Colour& colour :
         {theme.nila, theme.kunyit, theme.cahaya, theme.kapas, theme.mengkudu, theme.daun,
          theme.arang, theme.arang_solid}) {
        patches.push_back(
            inks.step({colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0}));
    }
    return patches;
}

/// Patches side by side, narrower where the sheet is, so that none runs into a mark.
void add_row(std::vector<InkPatch>& bar, const std::vector<Cmyk>& row, const SlugSpace& space,
             Points left, Points right, bool from_left)
{
    const Points side = space.of_mark(patch_mm);
    const Points width = std::min(side, (right - left) / static_cast<double>(row.size()));
    const Points top = space.bleed().y - space.gap() - side;
    Points x = from_left ? left : right - width * static_cast<double>(row.size());
    for (const Cmyk& inks : row) {
        bar.push_back({{x, top, width, side}, inks});
        x += width;
    }
}

} // namespace

std::vector<InkPatch> colour_bar(const SlugSpace& space, const layout::Theme& theme,
                                 const InkTable& inks)
{
    std::vector<InkPatch> bar;
    if (!space.has_room()) {
        return bar;
    }
    const layout::Rect& trim = space.trim();
    const Points middle = trim.x + trim.width / 2;
    add_row(bar, {process_patches.begin(), process_patches.end()}, space,
            trim.x + space.of_mark(end_mm), middle - space.of_mark(middle_mm), true);
    add_row(bar, guide_patches(theme, inks), space, middle + space.of_mark(middle_mm),
            trim.right() - space.of_mark(end_mm), false);
    return bar;
}

std::string operators_of(const std::vector<InkPatch>& patches, Points page_height)
{
    if (patches.empty()) {
        return {};
    }
    std::string out = "q\n";
    for (const InkPatch& patch : patches) {
        out += fmt::format("{} k {:.3f} {:.3f} {:.3f} {:.3f} re f\n", operands_of(patch.inks),
                           patch.rect.x.value(), (page_height - patch.rect.bottom()).value(),
                           patch.rect.width.value(), patch.rect.height.value());
    }
    return out + "Q\n";
}

} // namespace printer
