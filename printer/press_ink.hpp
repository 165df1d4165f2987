#pragma once

#include "content/model/guide.hpp"
#include "printer/press_profile.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace printer {

/// sRGB, each 0 to 1.
struct Rgb {
    double red = 0;
    double green = 0;
    double blue = 0;
};

/// Shares of the four inks, each 0 to 1.
struct Cmyk {
    double cyan = 0;
    double magenta = 0;
    double yellow = 0;
    double black = 0;
    bool operator==(const Cmyk&) const = default;
    double sum() const { return cyan + magenta + yellow + black; }
};

inline constexpr Cmyk black_ink{0, 0, 0, 1};
inline constexpr Cmyk bare_paper{0, 0, 0, 0};

/// Colours that are no colours (PRINT.md 2.4, step 3), 0xRRGGBB; no ink of a guide may have them.
inline constexpr std::uint32_t registration_srgb = 0x010203; ///< Marks, on every plate.
inline constexpr std::uint32_t outlined_srgb = 0x030201;     ///< Black text drawn as outlines.

/// What the press does with a solid.
struct PressColour {
    enum class Kind {
        Process,
        Registration, ///< On every plate there is: /Separation /All.
        Outlined,     ///< Text without text operators: K alone, overprinting.
    };
    Kind kind = Kind::Process;
    Cmyk cmyk;
};

/// sRGB into the four inks of a profile by LittleCMS; built once a process.
class Separation {
  public:
    /// @throws ProfileError if the profile cannot be linked.
    explicit Separation(const OutputProfile& profile);
    ~Separation();
    Separation(Separation&&) noexcept;
    Separation& operator=(Separation&&) noexcept;

    /// Solids and gradients: relative colorimetric, black point compensated.
    Cmyk solid(const Rgb& colour) const;

    /// Photographs: perceptual, black point compensated.
    /// @param rgb three bytes a pixel. @return four bytes a pixel.
    std::string photo(std::span<const std::uint8_t> rgb) const;

  private:
    struct Transforms;
    std::unique_ptr<Transforms> transforms_;
};

/// Colours of a sheet into inks: what is written down first, the rest by the profile; never more
/// ink than the paper takes.
class InkTable {
  public:
    /// @param inks of the guide. A recipe over `tac` gives way to its newsprint recipe.
    /// @param tac most ink, percent.
    InkTable(const Separation& separation, const std::vector<content::Ink>& inks, double tac);

    /// A solid: black, white, reserved colours and recipes by their exact sRGB, rounded to 8 bits.
    PressColour solid(const Rgb& colour) const;

    /// A step of a gradient: as a solid, but that nothing in it is reserved.
    Cmyk step(const Rgb& colour) const;

    /// Pixels of a photograph: three bytes each in, four out.
    std::string photo(std::span<const std::uint8_t> rgb) const;

    double tac() const { return tac_ * 100; }

  private:
    const Separation& separation_;
    std::map<std::uint32_t, Cmyk> recipes_; ///< By 0xRRGGBB.
    double tac_;
};

/// The recipe an ink is printed with under a limit: its own, else the one for newsprint.
Cmyk recipe_of(const content::Ink& ink, double tac);

/// 0xRRGGBB of "#RRGGBB"; 0 for anything else, which the guide's check has reported.
std::uint32_t srgb_key(const std::string& text);

} // namespace printer
