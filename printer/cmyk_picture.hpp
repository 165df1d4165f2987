#pragma once

#include "content/layout/display_list.hpp"
#include "content/paint/painter.hpp"
#include "content/paint/pixmap.hpp"
#include "printer/press_ink.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace printer {

/// Four bytes of ink, 255 = full.
using InkBytes = std::array<std::uint8_t, 4>;

/// Pixels in C, M, Y, K, rows from the top.
struct CmykPixmap {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels; ///< In memory C, M, Y, K: cyan is the lowest byte.

    InkBytes at(int x, int y) const;
};

/// What sRGB pixels are in ink: recipes and the profile by `InkTable`, each colour once.
class InkCache {
  public:
    explicit InkCache(const InkTable& inks);

    /// @param rgb 0xRRGGBB. @return as in `CmykPixmap`.
    std::uint32_t find(std::uint32_t rgb);

  private:
    struct Known {
        std::uint32_t rgb = none;
        std::uint32_t inks = 0;
    };
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    Known& slot_of(std::uint32_t rgb);
    void grow();

    const InkTable& inks_;
    std::vector<Known> known_; ///< A power of two of them, at most half of them taken.
    std::size_t taken_ = 0;
};

/// A page separated as its press file separates it (PRINT.md 2.5): all but black text and QR codes
/// by its colours, and on them the black of text and codes, which adds to black ink alone.
class PagePlates {
  public:
    /// @param page has to outlive this, `inks` too.
    PagePlates(const layout::DisplayList& page, const InkTable& inks);

    /// Draws a part of the page. Parts beside each other join without a seam if their corners are
    /// whole pixels apart.
    /// @param width, height pixels; `picture` is made this large, what it held is gone.
    void draw(const paint::View& view, int width, int height, paint::Painter& painter,
              CmykPixmap& picture);

  private:
    /// What of the page lies between two heights.
    struct Reach {
        layout::Points top;
        layout::Points bottom;
    };
    struct Layer {
        layout::DisplayList list;
        std::vector<Reach> reaches; ///< One an item.

        void add(layout::Item item);
        layout::DisplayList between(const Reach& rows) const;
    };
    static Reach reach_of(const layout::Item& item);

    Layer ground_;
    Layer black_; ///< In black on white.
    InkCache inks_;
    std::vector<std::uint32_t> letters_; ///< Black on white; kept for its memory.
};

} // namespace printer
