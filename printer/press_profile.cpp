#include "printer/press_profile.hpp"

#include "content/model/digest.hpp"
#include "content/model/files.hpp"

#include <fmt/format.h>
#include <lcms2.h>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace printer {

namespace {

constexpr auto default_sha256 = "b424c77f40c3423c925536f8ae08634985ccd0fe80eb253d5d229197ded7e886";
constexpr double default_tac = 300; // Its maker's word; LittleCMS samples 299.

bool is_there(const std::filesystem::path& file)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored);
}

struct Found {
    std::filesystem::path file;
    std::string warning;
};

Found find_profile(const std::optional<std::filesystem::path>& file,
                   const InstalledProfiles& installed)
{
    if (file) {
        return {*file, {}};
    }
    if (is_there(installed.usual)) {
        return {installed.usual, {}};
    }
    if (is_there(installed.stand_in)) {
        return {installed.stand_in,
                fmt::format("no {}: colours are made for {} instead; install scribus-data",
                            installed.usual.string(), installed.stand_in.string())};
    }
    throw ProfileError("no CMYK profile: install scribus-data, or name one with --profile");
}

struct ProfileCloser {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, ProfileCloser>;

std::string description_of(cmsHPROFILE profile)
{
    const auto size = cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", nullptr, 0);
    std::string text(size, '\0');
    cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", text.data(), size);
    text.resize(std::min(text.find('\0'), text.size()));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    return text;
}

/// LittleCMS samples the profile's tables and stays just under what their maker aimed at.
double measured_tac(cmsHPROFILE profile)
{
    constexpr double step = 5;
    const double found = cmsDetectTAC(profile);
    return found > 0 ? std::ceil(found / step) * step : default_tac;
}

/// The size an ICC profile says it has, in its first four bytes.
std::size_t declared_size(const std::string& icc)
{
    std::size_t size = 0;
    for (std::size_t place = 0; place < 4; ++place) {
        size = size << 8U | static_cast<unsigned char>(icc[place]);
    }
    return size;
}

std::string deflate(const std::string& bytes)
{
    constexpr int level = 6;
    Pl_Flate::setCompressionLevel(level);
    std::string out;
    Pl_String packed("profile", nullptr, out);
    Pl_Flate flate("profile", &packed, Pl_Flate::a_deflate);
    flate.write(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    flate.finish();
    return out;
}

} // namespace

OutputProfile open_output_profile(std::string icc, const std::string& file)
{
    OutputProfile profile;
    profile.icc = std::move(icc);
    // Device class and colour space stand in bytes 12 to 19 (ICC.1, table 17).
    if (profile.icc.size() < 128 || profile.icc.compare(12, 8, "prtrCMYK") != 0) {
        throw ProfileError(file + ": no CMYK output profile");
    }
    if (declared_size(profile.icc) != profile.icc.size()) {
        throw ProfileError(file + ": a damaged ICC profile");
    }
    const Profile opened(cmsOpenProfileFromMem(profile.icc.data(),
                                               static_cast<cmsUInt32Number>(profile.icc.size())));
    if (!opened) {
        throw ProfileError(file + ": a damaged ICC profile");
    }
    profile.description = description_of(opened.get());
    profile.sha256 = content::sha256(profile.icc);
    const bool usual = profile.sha256 == default_sha256;
    profile.condition = usual ? "FOGRA39" : custom_condition;
    profile.tac = usual ? default_tac : measured_tac(opened.get());
    profile.deflated = deflate(profile.icc);
    return profile;
}

OutputProfile load_output_profile(const std::optional<std::filesystem::path>& file,
                                  const InstalledProfiles& installed)
{
    const Found found = find_profile(file, installed);
    std::string icc;
    try {
        icc = content::read_file(found.file);
    } catch (const content::FileError& error) {
        throw ProfileError(error.what());
    }
    OutputProfile profile = open_output_profile(std::move(icc), found.file.string());
    profile.warning = found.warning;
    return profile;
}

} // namespace printer
