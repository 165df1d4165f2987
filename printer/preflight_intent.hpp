#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace printer {

/// Parts of C, M, Y, K, 0 to 1.
using CmykParts = std::array<double, 4>;

/// CIE L*a*b*, D50, relative to the paper.
struct Lab {
    double lightness = 0;
    double a = 0;
    double b = 0;
    double chroma() const;
};

/// A CMYK output profile as judge of colours.
class IntentColour {
  public:
    /// Null unless the bytes are a CMYK output profile that LittleCMS takes.
    static std::unique_ptr<IntentColour> open(std::string_view profile);
    ~IntentColour();
    IntentColour(const IntentColour&) = delete;
    IntentColour& operator=(const IntentColour&) = delete;

    /// How a recipe prints, relative colorimetric.
    Lab lab(const CmykParts& ink) const;
    Lab lab_of_srgb(const std::array<double, 3>& srgb) const;

    /// How a recipe prints, as sRGB, 0 to 255.
    std::array<std::uint8_t, 3> soft_proof(const CmykParts& ink) const;

    /// The recipe of an sRGB colour, 0 to 255: relative colorimetric, black point compensation.
    CmykParts separate(const std::array<std::uint8_t, 3>& srgb) const;

    /// The most ink its own separations lay down, percent; measured from its tables.
    double total_ink() const;

  private:
    struct Transforms;
    explicit IntentColour(std::unique_ptr<Transforms> transforms);
    std::unique_ptr<Transforms> transforms_;
};

/// Profiles opened in this run: opening one costs as much as judging a small file.
class IntentCache {
  public:
    IntentCache();
    ~IntentCache();
    IntentCache(const IntentCache&) = delete;
    IntentCache& operator=(const IntentCache&) = delete;

    /// Null if the bytes are no CMYK output profile. Lives as long as the cache.
    const IntentColour* find(std::string_view profile);

  private:
    struct Known;
    std::unique_ptr<Known> known_;
};

/// What ICC.1, 7.2 says of the header: "prtr" and "CMYK" at byte 12 and 16.
bool is_cmyk_printer_profile(std::string_view profile);

} // namespace printer
