#include "printer/preflight_intent.hpp"

#include "content/model/digest.hpp"

#include <lcms2.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace printer {

namespace {

struct CloseProfile {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
struct DeleteTransform {
    void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Profile = std::unique_ptr<void, CloseProfile>;
using Transform = std::unique_ptr<void, DeleteTransform>;

constexpr std::size_t header_size = 128;

/// A damaged table makes LittleCMS write to stderr unless told not to.
void stay_silent(cmsContext, cmsUInt32Number, const char*) {}

Transform transform(const Profile& from, cmsUInt32Number from_type, const Profile& to,
                    cmsUInt32Number to_type, cmsUInt32Number flags)
{
    return Transform(cmsCreateTransform(from.get(), from_type, to.get(), to_type,
                                        INTENT_RELATIVE_COLORIMETRIC, flags));
}

} // namespace

struct IntentColour::Transforms {
    Transform to_lab;
    Transform srgb_to_lab;
    Transform to_srgb;
    Transform from_srgb;
    double total_ink = 400;
};

double Lab::chroma() const
{
    return std::hypot(a, b);
}

bool is_cmyk_printer_profile(std::string_view profile)
{
    return profile.size() >= header_size && profile.substr(12, 8) == "prtrCMYK";
}

std::unique_ptr<IntentColour> IntentColour::open(std::string_view profile)
{
    if (!is_cmyk_printer_profile(profile)) {
        return nullptr;
    }
    cmsSetLogErrorHandler(stay_silent);
    const Profile intent(
        cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size())));
    const Profile lab(cmsCreateLab4Profile(nullptr));
    const Profile srgb(cmsCreate_sRGBProfile());
    if (!intent || cmsGetColorSpace(intent.get()) != cmsSigCmykData) {
        return nullptr;
    }
    constexpr cmsUInt32Number once = cmsFLAGS_NOCACHE;
    constexpr cmsUInt32Number pictures = once | cmsFLAGS_BLACKPOINTCOMPENSATION;
    auto made = std::make_unique<Transforms>();
    made->to_lab = transform(intent, TYPE_CMYK_DBL, lab, TYPE_Lab_DBL, once);
    made->srgb_to_lab = transform(srgb, TYPE_RGB_DBL, lab, TYPE_Lab_DBL, once);
    made->to_srgb = transform(intent, TYPE_CMYK_DBL, srgb, TYPE_RGB_8, once);
    made->from_srgb = transform(srgb, TYPE_RGB_8, intent, TYPE_CMYK_DBL, pictures);
    if (!made->to_lab || !made->srgb_to_lab || !made->to_srgb || !made->from_srgb) {
        return nullptr;
    }
    // Measured on a grid, so a little below the truth: profiles are made for whole fives.
    const double measured = std::ceil(cmsDetectTAC(intent.get()) / 5) * 5;
    made->total_ink = measured > 0 ? measured : made->total_ink;
    return std::unique_ptr<IntentColour>(new IntentColour(std::move(made)));
}

IntentColour::IntentColour(std::unique_ptr<Transforms> transforms)
    : transforms_(std::move(transforms))
{}

IntentColour::~IntentColour() = default;

Lab IntentColour::lab(const CmykParts& ink) const
{
    CmykParts percent{};
    std::ranges::transform(ink, percent.begin(), [](double part) { return part * 100; });
    cmsCIELab seen{};
    cmsDoTransform(transforms_->to_lab.get(), percent.data(), &seen, 1);
    return {seen.L, seen.a, seen.b};
}

Lab IntentColour::lab_of_srgb(const std::array<double, 3>& srgb) const
{
    cmsCIELab seen{};
    cmsDoTransform(transforms_->srgb_to_lab.get(), srgb.data(), &seen, 1);
    return {seen.L, seen.a, seen.b};
}

std::array<std::uint8_t, 3> IntentColour::soft_proof(const CmykParts& ink) const
{
    CmykParts percent{};
    std::ranges::transform(ink, percent.begin(), [](double part) { return part * 100; });
    std::array<std::uint8_t, 3> seen{};
    cmsDoTransform(transforms_->to_srgb.get(), percent.data(), seen.data(), 1);
    return seen;
}

CmykParts IntentColour::separate(const std::array<std::uint8_t, 3>& srgb) const
{
    CmykParts ink{};
    cmsDoTransform(transforms_->from_srgb.get(), srgb.data(), ink.data(), 1);
    std::ranges::transform(ink, ink.begin(),
                           [](double part) { return std::clamp(part / 100, 0.0, 1.0); });
    return ink;
}

double IntentColour::total_ink() const
{
    return transforms_->total_ink;
}

struct IntentCache::Known {
    std::map<std::string, std::unique_ptr<IntentColour>> by_hash;
};

IntentCache::IntentCache() : known_(std::make_unique<Known>()) {}
IntentCache::~IntentCache() = default;

const IntentColour* IntentCache::find(std::string_view profile)
{
    const std::string hash = content::sha256(profile);
    const auto known = known_->by_hash.find(hash);
    if (known != known_->by_hash.end()) {
        return known->second.get();
    }
    return (known_->by_hash[hash] = IntentColour::open(profile)).get();
}

} // namespace printer
