#include "content/layout/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace layout {

namespace {

using Token = std::pair<std::string_view, Colour Theme::*>;

constexpr std::array<Token, 17> tokens{{
    {"arang", &Theme::arang},
    {"arang_solid", &Theme::arang_solid},
    {"nila", &Theme::nila},
    {"nila_2", &Theme::nila_2},
    {"kunyit", &Theme::kunyit},
    {"cahaya", &Theme::cahaya},
    {"kapas", &Theme::kapas},
    {"putih", &Theme::putih},
    {"mengkudu", &Theme::mengkudu},
    {"daun", &Theme::daun},
    {"merah", &Theme::merah},
    {"hijau", &Theme::hijau},
    {"batu", &Theme::batu},
    {"laut", &Theme::laut},
    {"biru", &Theme::biru},
    {"kulit", &Theme::kulit},
    {"kulit2", &Theme::kulit2},
}};

/// The table of DESIGN.md section 2; D7: no other pair carries text.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> text_pairs{{
    {"arang", "kapas"},
    {"arang", "putih"},
    {"arang", "cahaya"},
    {"arang", "kunyit"},
    {"putih", "nila"},
    {"putih", "nila_2"},
    {"putih", "mengkudu"},
    {"putih", "daun"},
    {"kunyit", "nila"},
    {"nila", "kapas"},
    {"nila", "putih"},
    {"mengkudu", "putih"},
    {"daun", "putih"},
}};

double linear(std::uint8_t channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour)
{
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

} // namespace

std::optional<Colour> token_colour(const Theme& theme, std::string_view name)
{
    const auto* found = std::ranges::find(tokens, name, &Token::first);
    return found == tokens.end() ? std::nullopt : std::optional(theme.*(found->second));
}

std::string_view token_name(const Theme& theme, Colour colour)
{
    const auto* found = std::ranges::find_if(
        tokens, [&](const Token& token) { return theme.*(token.second) == colour; });
    return found == tokens.end() ? std::string_view() : found->first;
}

double contrast(Colour a, Colour b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

bool is_text_pair(const Theme& theme, Colour text, Colour ground)
{
    const std::pair pair{token_name(theme, text), token_name(theme, ground)};
    return std::ranges::find(text_pairs, pair) != text_pairs.end();
}

} // namespace layout
