#pragma once

#include "printer/press_ink.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace printer {

/// Names the pass adds to Resources (PRINT.md 2.4, step 5). None may be there before.
inline constexpr std::string_view overprint_on_name = "/PlKop";
inline constexpr std::string_view overprint_off_name = "/PlKno";
inline constexpr std::string_view registration_name = "/PlReg";

/// What an ExtGState changes of what decides on overprint; none = left as it is.
struct GraphicsStateChange {
    std::optional<bool> opaque; ///< /ca is 1.
    std::optional<bool> normal; ///< /BM is Normal.
    std::optional<bool> masked; ///< There is an /SMask.
};
using GraphicsStates = std::map<std::string, GraphicsStateChange, std::less<>>; ///< "/a0"

/// Where a content stream is drawn.
enum class Drawn {
    OnPage,       ///< What it draws starts in gray black: a page.
    InForm,       ///< It starts in its caller's colour.
    AsLuminosity, ///< A soft mask in gray: not colour, left as it is; colour in it is a fault.
};

/// A content stream after the pass.
struct FilteredContent {
    std::string content;
    int converted = 0; ///< Colour operators turned into CMYK.
    bool uses_overprint = false;
    bool uses_registration = false;
    /// Resources it names, by category and name, but for graphics states.
    std::set<std::pair<std::string, std::string>> names;
    std::string fault; ///< Not empty: what the pass does not know; `content` is then of no use.
};

/// Turns the colour operators of a content stream into CMYK, makes black text overprint, and
/// refuses every operator it does not know (PRINT.md 2.4, step 4).
/// @param states the ExtGState resources of the stream.
FilteredContent filter_content(std::string_view content, Drawn drawn, const GraphicsStates& states,
                               const InkTable& inks);

/// "1 0.9 0.32 0.6": as PDF operands, four decimals at most.
std::string operands_of(const Cmyk& inks);

} // namespace printer
