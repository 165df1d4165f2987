#include "printer/preflight_raster.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace printer {

namespace {

constexpr std::uint32_t white = 0xFFFFFF;

/// "#121E42"; the guide's reader has refused anything else.
std::uint32_t parse_rgb(const std::string& text)
{
    return static_cast<std::uint32_t>(std::stoul(text.substr(1), nullptr, 16));
}

/// What a press lays down of a recipe under a limit: less colour, the same black, which draws.
CmykParts within(const CmykParts& parts, double most_percent)
{
    constexpr double rounding = 1e-9;
    const double black = parts[3];
    const double colours = parts[0] + parts[1] + parts[2];
    const double room = std::max(0.0, most_percent / 100 - black);
    if (colours <= room + rounding) {
        return parts;
    }
    const double kept = room / colours;
    return {parts[0] * kept, parts[1] * kept, parts[2] * kept, black};
}

CmykParts parts_of(const std::array<double, 4>& percents)
{
    CmykParts parts{};
    std::ranges::transform(percents, parts.begin(), [](double part) { return part / 100; });
    return parts;
}

} // namespace

std::uint32_t rgb_of(const layout::Colour& colour)
{
    return static_cast<std::uint32_t>(colour.red) << 16 |
           static_cast<std::uint32_t>(colour.green) << 8 | colour.blue;
}

double percent(const CmykParts& ink)
{
    return std::accumulate(ink.begin(), ink.end(), 0.0) * 100;
}

SheetRaster rasterise_part(const layout::DisplayList& list, const layout::Rect& part,
                           double pixels_per_point, paint::Painter& painter)
{
    const auto pixels = [&](layout::Points length) {
        constexpr double rounding = 1e-3; // A row that is hardly begun would stay white.
        return std::max(1,
                        static_cast<int>(std::ceil(length.value() * pixels_per_point - rounding)));
    };
    SheetRaster raster{paint::blank_pixmap(pixels(part.width), pixels(part.height), white)};
    paint::paint_over(raster, list, {{part.x, part.y}, pixels_per_point}, painter);
    return raster;
}

layout::DisplayList without(const layout::DisplayList& list,
                            const std::function<bool(const layout::Item&)>& leave_out)
{
    layout::DisplayList rest;
    rest.size = list.size;
    rest.ink_bounds = list.ink_bounds;
    rest.title = list.title;
    std::ranges::copy_if(list.items, std::back_inserter(rest.items),
                         [&](const layout::Item& item) { return !leave_out(item); });
    return rest;
}

PaperColours::PaperColours(const content::Guide& guide, const IntentColour& intent,
                           double ink_limit)
    : intent_(intent), ink_limit_(ink_limit)
{
    for (const content::Ink& ink : guide.inks) {
        const double total = std::accumulate(ink.cmyk.begin(), ink.cmyk.end(), 0.0);
        const bool leaner = total > ink_limit && ink.newsprint.has_value();
        recipes_[parse_rgb(ink.srgb)] =
            within(parts_of(leaner ? *ink.newsprint : ink.cmyk), ink_limit);
    }
    recipes_[0x000000] = {0, 0, 0, 1};
    recipes_[white] = {0, 0, 0, 0};
}

const PaperColours::Printed& PaperColours::find(std::uint32_t rgb)
{
    if (last_ != nullptr && last_rgb_ == rgb) {
        return *last_;
    }
    last_rgb_ = rgb;
    const auto known = known_.find(rgb);
    if (known != known_.end()) {
        return *(last_ = &known->second);
    }
    const auto recipe = recipes_.find(rgb);
    Printed printed;
    printed.ink = recipe != recipes_.end()
                      ? recipe->second
                      : within(intent_.separate({static_cast<std::uint8_t>(rgb >> 16),
                                                 static_cast<std::uint8_t>(rgb >> 8 & 0xFF),
                                                 static_cast<std::uint8_t>(rgb & 0xFF)}),
                               ink_limit_);
    const auto seen = intent_.soft_proof(printed.ink);
    printed.proof = {seen[0], seen[1], seen[2]};
    printed.total = percent(printed.ink);
    return *(last_ = &known_.emplace(rgb, printed).first->second);
}

const CmykParts& PaperColours::ink(std::uint32_t rgb)
{
    return find(rgb).ink;
}

double PaperColours::total(std::uint32_t rgb)
{
    return find(rgb).total;
}

layout::Colour PaperColours::proof(std::uint32_t rgb)
{
    return find(rgb).proof;
}

} // namespace printer
