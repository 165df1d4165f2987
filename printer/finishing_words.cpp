#include "printer/finishing_words.hpp"

#include "printer/finishing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace printer {

namespace {

using content::FormatSpec;
using content::PaperWords;

/// Pages of a sheet that is printed on both sides.
bool is_two_sided(const FormatSpec& format)
{
    return format.pages == 2;
}

std::string sides_words(const PaperWords& say, const content::FinishingBand& band)
{
    if (band.sides.empty()) {
        return say.text("all-sides");
    }
    std::vector<std::string> words;
    for (const std::string& side : band.sides) {
        words.push_back(say.text("side-" + side));
    }
    return fmt::format("{}", fmt::join(words, ", "));
}

std::string band_words(const PaperWords& say, const content::FinishingBand& band)
{
    return say.text("band-" + band.kind, {{"width", shown_mm(band.width)},
                                          {"sides", sides_words(say, band)},
                                          {"where", say.text(band.inside ? "inside" : "outside")}});
}

/// mm between neighbours; the same all along a side.
double spacing(const std::vector<double>& places)
{
    return places.size() < 2 ? 0 : places[1] - places[0];
}

void add_eyelets(const PaperWords& say, const FormatSpec& format, std::vector<std::string>& words)
{
    const auto across = eyelets_along(format.width, format);
    const auto down = eyelets_along(format.height, format);
    if (across.empty()) {
        return;
    }
    words.push_back(say.text("eyelets", {{"count", std::to_string(eyelets_of(format).size())},
                                         {"inset", shown_mm(format.eyelet_inset)}}));
    if (across.size() == 2 && down.size() == 2) {
        words.push_back(say.text("eyelets-corners"));
        return;
    }
    words.push_back(say.text("eyelets-spacing", {{"across", shown_mm(std::round(spacing(across)))},
                                                 {"down", shown_mm(std::round(spacing(down)))}}));
}

void add_folds(const PaperWords& say, const FormatSpec& format, std::vector<std::string>& words)
{
    if (is_two_sided(format)) {
        words.push_back(say.text("two-sides"));
    }
    const auto folds = folds_of(format, 0);
    if (folds.empty()) {
        return;
    }
    std::vector<std::string> places;
    for (const double fold : folds) {
        places.push_back(shown_mm(fold));
    }
    words.push_back(say.text("folds", {{"count", std::to_string(folds.size())},
                                       {"places", fmt::format("{}", fmt::join(places, ", "))}}));
    const double narrow = *std::ranges::min_element(format.folds);
    words.push_back(say.text("fold-first", {{"width", shown_mm(narrow)}}));
}

} // namespace

std::string shown_mm(double length)
{
    std::string text = fmt::format("{:.1f}", length);
    if (text.ends_with(".0")) {
        text.resize(text.size() - 2);
    }
    std::ranges::replace(text, '.', ',');
    return text;
}

std::vector<content::FinishingBand> joined_bands(const FormatSpec& format)
{
    std::vector<content::FinishingBand> joined;
    for (const content::FinishingBand& band : format.bands) {
        const auto same = std::ranges::find_if(joined, [&](const content::FinishingBand& other) {
            return other.kind == band.kind && other.width == band.width &&
                   other.inside == band.inside && !other.sides.empty() && !band.sides.empty();
        });
        if (same == joined.end()) {
            joined.push_back(band);
        } else {
            same->sides.insert(same->sides.end(), band.sides.begin(), band.sides.end());
        }
    }
    return joined;
}

std::string bleed_words(const PaperWords& say, const FormatSpec& format)
{
    const content::Sides& bleed = format.bleed;
    if (bleed.top == bleed.right && bleed.top == bleed.bottom && bleed.top == bleed.left) {
        return say.text("bleed-all", {{"mm", shown_mm(bleed.top)}});
    }
    return say.text("bleed-sides", {{"top", shown_mm(bleed.top)},
                                    {"right", shown_mm(bleed.right)},
                                    {"bottom", shown_mm(bleed.bottom)},
                                    {"left", shown_mm(bleed.left)}});
}

std::vector<std::string> finishing_words(const PaperWords& say, const FormatSpec& format,
                                         bool marked)
{
    std::vector<std::string> words;
    for (const content::FinishingBand& band : joined_bands(format)) {
        words.push_back(band_words(say, band));
    }
    add_eyelets(say, format, words);
    add_folds(say, format, words);
    if (words.empty()) {
        words.push_back(say.text(marked ? "trim-at-marks" : "trim-only"));
    }
    return words;
}

} // namespace printer
