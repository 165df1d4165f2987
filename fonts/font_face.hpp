#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

struct hb_font_t;
struct hb_set_t;

namespace fonts {

/// A font file is missing, unreadable or not a font. The machine is at fault: programs exit with 3.
class FontError : public std::runtime_error {
  public:
    /// @param package Debian package that carries the file; empty if the catalogue names none.
    FontError(const std::filesystem::path& file, const std::string& what_is_wrong,
              const std::string& package = {});

    const std::filesystem::path& file() const { return file_; }
    const std::string& package() const { return package_; }

  private:
    std::filesystem::path file_;
    std::string package_;
};

/// Metrics in em, all positive downwards or upwards as named (descent is a positive length).
struct FaceMetrics {
    float ascent_em = 0;
    float descent_em = 0;
};

/// One face of a font file: memory-mapped bytes and an immutable HarfBuzz font at scale = upem.
/// Immutable after `open`, so threads share it; paragraphs hold it by shared_ptr.
class FontFace {
  public:
    using Pointer = std::shared_ptr<const FontFace>;

    /// Maps the file and checks that it is a scalable font.
    /// @param index face of a TTC collection, 0 otherwise.
    /// @throws FontError naming the file and the package.
    static std::shared_ptr<const FontFace> open(const std::filesystem::path& file, unsigned index,
                                                const std::string& package);
    FontFace(const FontFace&) = delete;
    FontFace& operator=(const FontFace&) = delete;

    const std::filesystem::path& file() const { return file_; }
    unsigned index() const { return index_; }
    int units_per_em() const { return units_per_em_; }
    const FaceMetrics& metrics() const { return metrics_; }
    bool covers(char32_t code_point) const
    {
        return code_point < 0x10000 ? ((covered_[code_point / 64] >> (code_point % 64)) & 1U) != 0
                                    : covers_beyond(code_point);
    }
    /// Whether it has every printable ASCII character.
    bool covers_ascii() const { return covers_ascii_; }
    /// Glyph of a code point without shaping; 0 (.notdef) if the face lacks it.
    std::uint32_t nominal_glyph(char32_t code_point) const;
    /// Glyph of U+25CC, which shaping inserts under a mark that has no base; 0 if the face has
    /// none.
    std::uint32_t dotted_circle() const { return dotted_circle_; }
    /// Advance of a glyph in font units, unshaped.
    int advance(std::uint32_t glyph) const;
    /// How far the ink of a glyph rises above the baseline, in em.
    float top_em(std::uint32_t glyph) const;
    /// For shaping only; never changed after construction.
    hb_font_t* hb_font() const { return font_.get(); }

  private:
    FontFace(const std::filesystem::path& file, unsigned index, const std::string& package);
    void note_coverage();
    bool covers_beyond(char32_t code_point) const;

    std::filesystem::path file_;
    unsigned index_ = 0;
    int units_per_em_ = 0;
    FaceMetrics metrics_;
    std::shared_ptr<hb_font_t> font_;
    std::shared_ptr<hb_set_t> coverage_;
    std::array<std::uint64_t, 0x10000 / 64> covered_{}; ///< One bit a code point of plane 0.
    std::uint32_t dotted_circle_ = 0;
    bool covers_ascii_ = false;
};

} // namespace fonts
