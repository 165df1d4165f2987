#include "printer/preflight_ink.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <numeric>
#include <string_view>

namespace printer {

namespace {

constexpr int most_parts = 32;

/// Which plate a spot of a process ink's name prints on; none for other spots.
std::optional<std::size_t> plate_of(std::string_view spot)
{
    constexpr std::array<std::string_view, 4> plates{"Cyan", "Magenta", "Yellow", "Black"};
    const auto found = std::ranges::find(plates, spot);
    return found == plates.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - plates.begin()));
}

Ink device_ink(Ink::Space space, std::string name, std::vector<double> parts)
{
    return {space, std::move(name), std::move(parts), {}};
}

std::string name_without_slash(QPDFObjectHandle name)
{
    return name.isName() ? name.getName().substr(1) : std::string();
}

Ink ink_of_name(const std::string& name)
{
    if (name == "DeviceGray" || name == "G" || name == "CalGray") {
        return device_ink(Ink::Space::Gray, name, {0});
    }
    if (name == "DeviceRGB" || name == "RGB" || name == "CalRGB") {
        return device_ink(Ink::Space::Rgb, name, {0, 0, 0});
    }
    if (name == "DeviceCMYK" || name == "CMYK") {
        return device_ink(Ink::Space::Cmyk, name, {0, 0, 0, 1});
    }
    return device_ink(name == "Pattern" ? Ink::Space::Pattern : Ink::Space::Other, name, {});
}

Ink ink_of_profile(QPDFObjectHandle profile)
{
    QPDFObjectHandle parts =
        profile.isStream() ? profile.getDict().getKey("/N") : QPDFObjectHandle::newNull();
    const long long count = parts.isInteger() ? parts.getIntValue() : 0;
    if (count == 1) {
        return device_ink(Ink::Space::Gray, "ICCBased", {0});
    }
    if (count == 3) {
        return device_ink(Ink::Space::Rgb, "ICCBased", {0, 0, 0});
    }
    return count == 4 ? device_ink(Ink::Space::Cmyk, "ICCBased", {0, 0, 0, 1})
                      : device_ink(Ink::Space::Other, "ICCBased", {});
}

Ink ink_of_spots(QPDFObjectHandle names, const std::string& family)
{
    Ink ink = device_ink(Ink::Space::Spot, family, {});
    if (names.isName()) {
        ink.spots = {name_without_slash(names)};
    }
    const int count = names.isArray() ? std::min(names.getArrayNItems(), most_parts) : 0;
    for (int i = 0; i < count; ++i) {
        ink.spots.push_back(name_without_slash(names.getArrayItem(i)));
    }
    ink.parts.assign(ink.spots.size(), 1);
    return ink;
}

} // namespace

double coverage(const Ink& ink)
{
    const double sum = std::accumulate(ink.parts.begin(), ink.parts.end(), 0.0);
    switch (ink.space) {
    case Ink::Space::Gray:
        return ink.parts.empty() ? 0 : (1 - ink.parts.front()) * 100;
    case Ink::Space::Cmyk:
        return sum * 100;
    case Ink::Space::Spot:
        return ink.spots == std::vector<std::string>{"All"}    ? sum * 400
               : ink.spots == std::vector<std::string>{"None"} ? 0
                                                               : sum * 100;
    default:
        return 0;
    }
}

std::optional<CmykParts> process_parts(const Ink& ink)
{
    if (ink.space == Ink::Space::Gray && !ink.parts.empty()) {
        return CmykParts{0, 0, 0, 1 - ink.parts.front()};
    }
    if (ink.space == Ink::Space::Cmyk && ink.parts.size() == 4) {
        return CmykParts{ink.parts[0], ink.parts[1], ink.parts[2], ink.parts[3]};
    }
    if (ink.space != Ink::Space::Spot || ink.parts.size() != ink.spots.size()) {
        return std::nullopt;
    }
    CmykParts parts{};
    for (std::size_t i = 0; i < ink.spots.size(); ++i) {
        const auto plate = plate_of(ink.spots[i]);
        if (!plate && ink.spots[i] != "All") {
            return std::nullopt;
        }
        for (std::size_t p = 0; p < parts.size(); ++p) {
            parts[p] += !plate || *plate == p ? ink.parts[i] : 0;
        }
    }
    return parts;
}

bool is_solid_black(const Ink& ink)
{
    return ink.space == Ink::Space::Cmyk && ink.name != "ICCBased" &&
           ink.parts == std::vector<double>{0, 0, 0, 1};
}

Ink initial_ink(QPDFObjectHandle space)
{
    if (space.isName()) {
        return ink_of_name(name_without_slash(space));
    }
    if (!space.isArray() || space.getArrayNItems() == 0) {
        return ink_of_name("");
    }
    const std::string family = name_without_slash(space.getArrayItem(0));
    if (space.getArrayNItems() == 1) {
        return ink_of_name(family);
    }
    if (family == "ICCBased") {
        return ink_of_profile(space.getArrayItem(1));
    }
    if (family == "Separation" || family == "DeviceN") {
        return ink_of_spots(space.getArrayItem(1), family);
    }
    return ink_of_name(family);
}

} // namespace printer
