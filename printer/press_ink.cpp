#include "printer/press_ink.hpp"

#include <lcms2.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace printer {

namespace {

constexpr std::size_t rgb_bytes = 3;
constexpr std::size_t cmyk_bytes = 4;

std::uint32_t byte_of(double share)
{
    return static_cast<std::uint32_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
}

std::uint32_t key_of(const Rgb& colour)
{
    return byte_of(colour.red) << 16U | byte_of(colour.green) << 8U | byte_of(colour.blue);
}

Cmyk from_percent(const std::array<double, 4>& recipe)
{
    return {recipe[0] / 100, recipe[1] / 100, recipe[2] / 100, recipe[3] / 100};
}

/// Takes colour away until the inks stay under the limit; black, which draws, is kept.
Cmyk limited(Cmyk inks, double most)
{
    const double coloured = inks.sum() - inks.black;
    if (inks.sum() <= most || coloured <= 0) {
        return inks;
    }
    const double kept = std::max(0.0, most - inks.black) / coloured;
    return {inks.cyan * kept, inks.magenta * kept, inks.yellow * kept, inks.black};
}

void limit_pixels(std::string& cmyk, double most)
{
    const int most_bytes = static_cast<int>(std::floor(most * 255));
    auto* const bytes = reinterpret_cast<std::uint8_t*>(cmyk.data());
    for (std::size_t at = 0; at < cmyk.size(); at += cmyk_bytes) {
        std::uint8_t* const pixel = bytes + at;
        const int coloured = pixel[0] + pixel[1] + pixel[2];
        if (coloured + pixel[3] > most_bytes && coloured > 0) {
            const int left = std::max(0, most_bytes - pixel[3]);
            for (int ink = 0; ink < 3; ++ink) {
                pixel[ink] = static_cast<std::uint8_t>(pixel[ink] * left / coloured);
            }
        }
    }
}

struct ProfileCloser {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, ProfileCloser>;

struct TransformDeleter {
    void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Transform = std::unique_ptr<void, TransformDeleter>;

} // namespace

struct Separation::Transforms {
    Profile srgb;
    Profile output;
    Transform solid;
    mutable Transform photo; ///< Made when the first photograph comes: it takes longest.

    Transform make(cmsUInt32Number from, cmsUInt32Number to, cmsUInt32Number intent) const
    {
        constexpr auto flags = cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE;
        Transform made(cmsCreateTransform(srgb.get(), from, output.get(), to, intent, flags));
        if (!made) {
            throw ProfileError("the CMYK profile cannot be linked with sRGB");
        }
        return made;
    }
};

Separation::Separation(const OutputProfile& profile) : transforms_(std::make_unique<Transforms>())
{
    transforms_->srgb.reset(cmsCreate_sRGBProfile());
    transforms_->output.reset(cmsOpenProfileFromMem(
        profile.icc.data(), static_cast<cmsUInt32Number>(profile.icc.size())));
    if (!transforms_->srgb || !transforms_->output) {
        throw ProfileError("the CMYK profile cannot be opened");
    }
    transforms_->solid =
        transforms_->make(TYPE_RGB_DBL, TYPE_CMYK_DBL, INTENT_RELATIVE_COLORIMETRIC);
}

Separation::~Separation() = default;
Separation::Separation(Separation&&) noexcept = default;
Separation& Separation::operator=(Separation&&) noexcept = default;

Cmyk Separation::solid(const Rgb& colour) const
{
    const std::array<double, 3> rgb{colour.red, colour.green, colour.blue};
    std::array<double, 4> percent{};
    cmsDoTransform(transforms_->solid.get(), rgb.data(), percent.data(), 1);
    for (double& ink : percent) {
        ink = std::clamp(ink, 0.0, 100.0);
    }
    return from_percent(percent);
}

std::string Separation::photo(std::span<const std::uint8_t> rgb) const
{
    if (!transforms_->photo) {
        transforms_->photo = transforms_->make(TYPE_RGB_8, TYPE_CMYK_8, INTENT_PERCEPTUAL);
    }
    const std::size_t pixels = rgb.size() / rgb_bytes;
    std::string cmyk(pixels * cmyk_bytes, '\0');
    cmsDoTransform(transforms_->photo.get(), rgb.data(), cmyk.data(),
                   static_cast<cmsUInt32Number>(pixels));
    return cmyk;
}

InkTable::InkTable(const Separation& separation, const std::vector<content::Ink>& inks, double tac)
    : separation_(separation), tac_(tac / 100)
{
    for (const content::Ink& ink : inks) {
        recipes_[srgb_key(ink.srgb)] = limited(recipe_of(ink, tac), tac_);
    }
    recipes_[0x000000] = black_ink;
    recipes_[0xFFFFFF] = bare_paper;
}

PressColour InkTable::solid(const Rgb& colour) const
{
    const std::uint32_t key = key_of(colour);
    if (key == registration_srgb) {
        return {PressColour::Kind::Registration, {1, 1, 1, 1}};
    }
    if (key == outlined_srgb) {
        return {PressColour::Kind::Outlined, black_ink};
    }
    return {PressColour::Kind::Process, step(colour)};
}

Cmyk InkTable::step(const Rgb& colour) const
{
    const auto recipe = recipes_.find(key_of(colour));
    return recipe != recipes_.end() ? recipe->second : limited(separation_.solid(colour), tac_);
}

std::string InkTable::photo(std::span<const std::uint8_t> rgb) const
{
    std::string cmyk = separation_.photo(rgb);
    limit_pixels(cmyk, tac_);
    return cmyk;
}

Cmyk recipe_of(const content::Ink& ink, double tac)
{
    const Cmyk usual = from_percent(ink.cmyk);
    constexpr double rounding = 1e-9;
    const bool too_much = usual.sum() * 100 > tac + rounding;
    return too_much && ink.newsprint ? from_percent(*ink.newsprint) : usual;
}

std::uint32_t srgb_key(const std::string& text)
{
    std::uint32_t key = 0;
    if (text.size() == 7 && text.front() == '#') {
        std::from_chars(text.data() + 1, text.data() + text.size(), key, 16);
    }
    return key;
}

} // namespace printer
