#pragma once

#include "content/layout/display_list.hpp"

#include <optional>
#include <string>

typedef struct _cairo cairo_t;

namespace paint {

/// A drawing of very many rectangles (the woven band, a QR code) as PDF operators of its own. Cairo
/// spells every corner of every rectangle; on a poster that was nine tenths of the page.
struct Stamp {
    layout::Rect box;    ///< Where it lies on the list.
    double width = 0;    ///< The box in the units of `content`, y down.
    double height = 0;   ///< As `width`.
    std::string content; ///< Operators `rg re f` only.
};

/// The item as a stamp; none if Cairo draws it as well: few rectangles, or something else.
std::optional<Stamp> make_stamp(const layout::QrItem& qr);
std::optional<Stamp> make_stamp(const layout::PathItem& path);

/// Width, in its own units, of the form XObject that Cairo writes where a stamp is to lie; its
/// height is the stamp's number, from 1. Nothing else is so wide: pages end at 14,400.
inline constexpr int stamp_place_width = 16411;

/// Keeps a place for a stamp, its `number` counted from 1: whoever finishes the file fills it.
void keep_place(const Stamp& stamp, int number, cairo_t* context);

} // namespace paint
