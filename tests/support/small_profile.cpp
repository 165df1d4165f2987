#include "tests/support/small_profile.hpp"

#include <algorithm>
#include <array>
#include <lcms2.h>
#include <memory>
#include <stdexcept>

namespace support {

namespace {

struct CloseProfile {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, CloseProfile>;

struct DeleteTransform {
    void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Transform = std::unique_ptr<void, DeleteTransform>;

struct FreePipeline {
    void operator()(cmsPipeline* pipeline) const { cmsPipelineFree(pipeline); }
};
using Pipeline = std::unique_ptr<cmsPipeline, FreePipeline>;

void require(bool done, const char* what)
{
    if (!done) {
        throw std::runtime_error(what);
    }
}

constexpr double full = 65535;

cmsUInt16Number in_16_bits(double part)
{
    return static_cast<cmsUInt16Number>(std::clamp(part, 0.0, 1.0) * full + 0.5);
}

/// What the tables are sampled from.
struct Model {
    Transform srgb_to_lab;
    Transform lab_to_srgb;
    double most = 3; ///< Sum of the four parts.
};

Model make_model(double tac)
{
    const Profile srgb(cmsCreate_sRGBProfile());
    const Profile lab(cmsCreateLab4Profile(nullptr));
    constexpr cmsUInt32Number once = cmsFLAGS_NOCACHE | cmsFLAGS_NOOPTIMIZE;
    const auto between = [](const Profile& from, cmsUInt32Number from_type, const Profile& to,
                            cmsUInt32Number to_type) {
        return Transform(cmsCreateTransform(from.get(), from_type, to.get(), to_type,
                                            INTENT_RELATIVE_COLORIMETRIC, once));
    };
    return {between(srgb, TYPE_RGB_DBL, lab, TYPE_Lab_DBL),
            between(lab, TYPE_Lab_DBL, srgb, TYPE_RGB_DBL), tac / 100};
}

/// Each ink takes its share of one light; black leaves a little of all.
cmsInt32Number ink_to_lab(const cmsUInt16Number* in, cmsUInt16Number* out, void* cargo)
{
    constexpr double darkest = 0.08;
    const auto& model = *static_cast<const Model*>(cargo);
    const double light = 1 - in[3] / full * (1 - darkest);
    std::array<double, 3> srgb{};
    for (std::size_t ink = 0; ink < srgb.size(); ++ink) {
        srgb[ink] = (1 - in[ink] / full) * light;
    }
    cmsCIELab seen{};
    cmsDoTransform(model.srgb_to_lab.get(), srgb.data(), &seen, 1);
    cmsFloat2LabEncoded(out, &seen);
    return 1;
}

/// Grey is black ink for the larger part, the rest colours.
cmsInt32Number lab_to_ink(const cmsUInt16Number* in, cmsUInt16Number* out, void* cargo)
{
    constexpr double replaced = 0.8;
    const auto& model = *static_cast<const Model*>(cargo);
    cmsCIELab wanted{};
    cmsLabEncoded2Float(&wanted, in);
    std::array<double, 3> srgb{};
    cmsDoTransform(model.lab_to_srgb.get(), &wanted, srgb.data(), 1);
    std::array<double, 4> ink{};
    for (std::size_t part = 0; part < srgb.size(); ++part) {
        ink[part] = 1 - std::clamp(srgb[part], 0.0, 1.0);
    }
    ink[3] = replaced * std::min({ink[0], ink[1], ink[2]});
    const double coloured = ink[0] + ink[1] + ink[2];
    const double kept = coloured > 0 ? std::min(1.0, (model.most - ink[3]) / coloured) : 1;
    for (std::size_t part = 0; part < srgb.size(); ++part) {
        out[part] = in_16_bits(ink[part] * kept);
    }
    out[3] = in_16_bits(ink[3]);
    return 1;
}

struct Table {
    cmsTagSignature tag;
    cmsUInt32Number grid;
    cmsUInt32Number from;
    cmsUInt32Number to;
    cmsSAMPLER16 sample;
};

void write_table(const Profile& profile, const Table& table, Model& model)
{
    const Pipeline pipeline(cmsPipelineAlloc(nullptr, table.from, table.to));
    cmsStage* const grid =
        cmsStageAllocCLut16bit(nullptr, table.grid, table.from, table.to, nullptr);
    require(cmsStageSampleCLut16bit(grid, table.sample, &model, 0), "a table cannot be sampled");
    for (cmsStage* stage : {cmsStageAllocToneCurves(nullptr, table.from, nullptr), grid,
                            cmsStageAllocToneCurves(nullptr, table.to, nullptr)}) {
        require(cmsPipelineInsertStage(pipeline.get(), cmsAT_END, stage), "no room for a table");
    }
    require(cmsWriteTag(profile.get(), table.tag, pipeline.get()), "a table cannot be written");
}

void write_texts(const Profile& profile, const std::string& name)
{
    cmsMLU* const text = cmsMLUalloc(nullptr, 1);
    cmsMLUsetASCII(text, "en", "US", name.c_str());
    const bool done = cmsWriteTag(profile.get(), cmsSigProfileDescriptionTag, text) &&
                      cmsWriteTag(profile.get(), cmsSigCopyrightTag, text);
    cmsMLUfree(text);
    require(done, "a profile's name cannot be written");
}

std::string bytes_of(const Profile& profile)
{
    cmsUInt32Number size = 0;
    require(cmsSaveProfileToMem(profile.get(), nullptr, &size), "a profile cannot be measured");
    std::string bytes(size, '\0');
    require(cmsSaveProfileToMem(profile.get(), bytes.data(), &size), "a profile cannot be saved");
    constexpr std::size_t date = 24; // ICC.1, table 17: twelve bytes of the clock.
    bytes.replace(date, 12, std::string("\x07\xea\0\x01\0\x01\0\0\0\0\0\0", 12));
    return bytes;
}

} // namespace

std::string small_profile(double tac, const std::string& name)
{
    Model model = make_model(tac);
    const Profile profile(cmsCreateProfilePlaceholder(nullptr));
    constexpr double icc_version = 4.3;
    cmsSetProfileVersion(profile.get(), icc_version);
    cmsSetDeviceClass(profile.get(), cmsSigOutputClass);
    cmsSetColorSpace(profile.get(), cmsSigCmykData);
    cmsSetPCS(profile.get(), cmsSigLabData);
    require(cmsWriteTag(profile.get(), cmsSigMediaWhitePointTag, cmsD50_XYZ()), "no white point");
    write_texts(profile, name);
    constexpr cmsUInt32Number ink_grid = 5;
    constexpr cmsUInt32Number lab_grid = 9;
    write_table(profile, {cmsSigAToB0Tag, ink_grid, 4, 3, ink_to_lab}, model);
    write_table(profile, {cmsSigBToA0Tag, lab_grid, 3, 4, lab_to_ink}, model);
    return bytes_of(profile);
}

} // namespace support
