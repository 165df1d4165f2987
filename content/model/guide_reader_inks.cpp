#include "content/model/guide_reader.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace content {

namespace {

double sum(const std::array<double, 4>& recipe)
{
    return recipe[0] + recipe[1] + recipe[2] + recipe[3];
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    return text;
}

} // namespace

void check_inks(GuideReading& reading)
{
    double least_tac = FormatSpec{}.tac;
    for (const auto& [id, format] : reading.guide.formats) {
        least_tac = format.press ? std::min(least_tac, format.tac) : least_tac;
    }
    std::map<std::string, std::string> met; // Colour to name.
    for (const Ink& ink : reading.guide.inks) {
        const double ink_sum = std::min(sum(ink.cmyk), ink.newsprint ? sum(*ink.newsprint) : 400);
        const std::string colour = lower(ink.srgb);
        const auto [first, is_new] = met.emplace(colour, ink.name);
        const auto report = [&](std::string variant, std::string found) {
            reading.findings.push_back(make_finding("K004", ink.place, std::move(variant),
                                                    {{"name", ink.name}, {"found", found}}));
        };
        if (ink_sum > least_tac) {
            report("ink-tac", std::to_string(std::lround(ink_sum)));
        }
        if (!is_new) {
            report("ink-twice", first->second);
        }
        if (colour == "#010203" || colour == "#030201") { // Registration, outlined black text.
            report("ink-reserved", ink.srgb);
        }
    }
}

} // namespace content
