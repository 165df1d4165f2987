#include "printer/press_meaning.hpp"

#include <algorithm>
#include <array>

namespace printer {

namespace {

constexpr auto known_operators = std::to_array<KnownOperator>({
    {"\"", Meaning::TextShow, 3},
    {"'", Meaning::TextShow, 1},
    {"B", Meaning::Paint, 0},
    {"B*", Meaning::Paint, 0},
    {"BDC", Meaning::Keep, 2},
    {"BMC", Meaning::Keep, 1},
    {"BT", Meaning::TextBegin, 0},
    {"CS", Meaning::Space, 1},
    {"DP", Meaning::Keep, 2},
    {"Do", Meaning::Paint, 1, "/XObject"},
    {"EMC", Meaning::Keep, 0},
    {"ET", Meaning::TextEnd, 0},
    {"F", Meaning::Fill, 0},
    {"G", Meaning::Colour, 1},
    {"J", Meaning::Keep, 1},
    {"K", Meaning::ForeignColour, -1},
    {"M", Meaning::Keep, 1},
    {"MP", Meaning::Keep, 1},
    {"Q", Meaning::Restore, 0},
    {"RG", Meaning::Colour, 3},
    {"S", Meaning::Paint, 0},
    {"SC", Meaning::ForeignColour, -1},
    {"SCN", Meaning::Pattern, 1, "/Pattern"},
    {"T*", Meaning::Keep, 0},
    {"TD", Meaning::Keep, 2},
    {"TJ", Meaning::TextShow, 1},
    {"TL", Meaning::Keep, 1},
    {"Tc", Meaning::Keep, 1},
    {"Td", Meaning::Keep, 2},
    {"Tf", Meaning::Keep, 2, "/Font"},
    {"Tj", Meaning::TextShow, 1},
    {"Tm", Meaning::Keep, 6},
    {"Tr", Meaning::TextRender, 1},
    {"Ts", Meaning::Keep, 1},
    {"Tw", Meaning::Keep, 1},
    {"Tz", Meaning::Keep, 1},
    {"W", Meaning::Keep, 0},
    {"W*", Meaning::Keep, 0},
    {"b", Meaning::Paint, 0},
    {"b*", Meaning::Paint, 0},
    {"c", Meaning::Keep, 6},
    {"cm", Meaning::Keep, 6},
    {"cs", Meaning::Space, 1},
    {"d", Meaning::Keep, 2},
    {"f", Meaning::Fill, 0},
    {"f*", Meaning::Fill, 0},
    {"g", Meaning::Colour, 1},
    {"gs", Meaning::State, 1},
    {"h", Meaning::Keep, 0},
    {"i", Meaning::Keep, 1},
    {"j", Meaning::Keep, 1},
    {"k", Meaning::ForeignColour, -1},
    {"l", Meaning::Keep, 2},
    {"m", Meaning::PathBegin, 2},
    {"n", Meaning::Paint, 0},
    {"q", Meaning::Save, 0},
    {"re", Meaning::PathBegin, 4},
    {"rg", Meaning::Colour, 3},
    {"ri", Meaning::Keep, 1},
    {"s", Meaning::Paint, 0},
    {"sc", Meaning::ForeignColour, -1},
    {"scn", Meaning::Pattern, 1, "/Pattern"},
    {"sh", Meaning::Paint, 1, "/Shading"},
    {"v", Meaning::Keep, 4},
    {"w", Meaning::Keep, 1},
    {"y", Meaning::Keep, 4},
});
static_assert(std::ranges::is_sorted(known_operators, {}, &KnownOperator::name));

} // namespace

const KnownOperator* find_operator(std::string_view name)
{
    const auto* const found =
        std::ranges::lower_bound(known_operators, name, {}, &KnownOperator::name);
    return found != known_operators.end() && found->name == name ? found : nullptr;
}

} // namespace printer
