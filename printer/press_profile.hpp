#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

namespace printer {

/// The CMYK profile cannot be used: the machine's fault (exit 3).
class ProfileError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// What a condition is called that stands in no registry.
inline constexpr auto custom_condition = "Custom";

/// The printing condition a press file is made for: an ICC output profile in CMYK (PRINT.md 2.4,
/// step 1). Read and packed once a process.
struct OutputProfile {
    std::string icc;         ///< The file's bytes.
    std::string deflated;    ///< The same, for a /FlateDecode stream.
    std::string sha256;      ///< Of `icc`, hex.
    std::string description; ///< "ISO Coated v2 300% (basICColor)"
    std::string condition;   ///< "FOGRA39" for the default profile, else "Custom".
    double tac = 300;        ///< Most ink it ever asks for, percent.
    std::string warning;     ///< Not empty: what the shop should know of this choice.
};

/// Where Debian's packages keep CMYK profiles.
struct InstalledProfiles {
    std::filesystem::path usual = ///< Of scribus-data.
        "/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc";
    std::filesystem::path stand_in = ///< Of libgs-common.
        "/usr/share/color/icc/ghostscript/default_cmyk.icc";
};

/// Reads `file`; without one the usual profile, else the stand-in with a warning.
/// @throws ProfileError if there is none or it is no CMYK output profile.
OutputProfile load_output_profile(const std::optional<std::filesystem::path>& file,
                                  const InstalledProfiles& installed = {});

/// The profile in `icc`, as `load_output_profile` reads it.
/// @param file what it is called in errors. @throws ProfileError if it is no CMYK output profile.
OutputProfile open_output_profile(std::string icc, const std::string& file);

} // namespace printer
