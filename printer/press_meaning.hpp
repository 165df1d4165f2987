#pragma once

#include <string_view>

namespace printer {

/// What an operator is to the pass.
enum class Meaning {
    Keep,         ///< Drawing, marked content: copied.
    PathBegin,    ///< m re
    Colour,       ///< rg RG g G
    Space,        ///< cs CS
    Pattern,      ///< scn SCN
    Save,         ///< q
    Restore,      ///< Q
    State,        ///< gs
    Fill,         ///< f F f*: fills alone.
    Paint,        ///< Everything else that marks the page with the current state.
    TextBegin,    ///< BT
    TextEnd,      ///< ET
    TextShow,     ///< Tj TJ ' "
    TextRender,   ///< Tr
    ForeignColour ///< Colour in a space the pass was not made for.
};

/// An operator the pass knows.
struct KnownOperator {
    std::string_view name;
    Meaning meaning;
    int operands;                   ///< -1: any number.
    std::string_view category = {}; ///< Of the resource its first operand names, if it names one.
};

/// None, which is a fault, for all others: inline images, Type 3 glyphs, compatibility sections.
const KnownOperator* find_operator(std::string_view name);

} // namespace printer
