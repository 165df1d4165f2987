#pragma once

#include "content/layout/display_list.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace paint {

struct RewrittenSvg {
    std::string text;
    bool turns = false; ///< `class="turns"` on the root: mirrored on right-to-left pages (D32).
};

/// Rewrites a drawing before librsvg sees it, because a file's own `<style>` and attributes beat a
/// stylesheet: line widths multiplied, and, for marks, every paint but `none` replaced.
/// @return none if the bytes are not well-formed XML with an `svg` root.
std::optional<RewrittenSvg> rewrite_svg(std::string_view svg, double stroke_scale,
                                        std::optional<layout::Colour> one_colour);

/// Stylesheet of a theme (DESIGN.md D11, D29), with or without the light disc.
std::string theme_stylesheet(layout::PictureItem::Theme theme, bool light_disc);

} // namespace paint
