#include "printer/preflight_document.hpp"

#include <algorithm>
#include <charconv>

namespace printer {

namespace {

constexpr double longest_mm = 100'000; ///< No board is longer.
constexpr std::size_t most_panels = 100;

/// A length in plain digits, above zero.
std::optional<double> length_of(std::string_view text)
{
    double length = 0;
    const auto read =
        std::from_chars(text.data(), text.data() + text.size(), length, std::chars_format::fixed);
    const bool good = read.ec == std::errc() && read.ptr == text.data() + text.size() &&
                      length > 0 && length <= longest_mm;
    return good ? std::optional(length) : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char between)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(between), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// "key=value" words; the first of a key counts.
std::map<std::string_view, std::string_view> words_of(std::string_view text)
{
    std::map<std::string_view, std::string_view> words;
    for (const std::string_view word : split(text, ' ')) {
        const auto equals = std::min(word.find('='), word.size());
        words.emplace(word.substr(0, equals), word.substr(std::min(equals + 1, word.size())));
    }
    return words;
}

/// Ascending, each after the overlap of the one before.
std::optional<std::vector<double>> seams_of(std::string_view text, double overlap)
{
    std::vector<double> seams;
    for (const std::string_view part : split(text, ',')) {
        const auto seam = length_of(part);
        const double least = seams.empty() ? 0 : seams.back() + overlap;
        if (!seam || *seam <= least || seams.size() == most_panels) {
            return std::nullopt;
        }
        seams.push_back(*seam);
    }
    return seams;
}

} // namespace

std::optional<NamedPanels> read_panels(std::string_view text)
{
    auto words = words_of(text);
    const auto roll = length_of(words["roll"]);
    const auto overlap = length_of(words["overlap"]);
    const auto seams = seams_of(words["seams"], overlap.value_or(0));
    const std::string_view runs = words["runs"];
    if (!roll || !overlap || !seams || seams->empty() || (runs != "down" && runs != "across")) {
        return std::nullopt;
    }
    const NamedPanels panels{runs == "down", *roll, *overlap, *seams};
    return words["panels"] == std::to_string(panels.count()) ? std::optional(panels) : std::nullopt;
}

PanelPart part_of(const NamedPanels& panels, std::size_t page, double length)
{
    const double half = panels.overlap / 2;
    return {page == 0 ? 0 : panels.seams[page - 1] - half,
            page + 1 == panels.count() ? length : panels.seams[page] + half};
}

} // namespace printer
