#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

struct hb_font_t;

namespace fonts {

/// Metrics in em, all positive downwards or upwards as named (descent is a positive length).
struct FaceMetrics {
    float ascent_em = 0;
    float descent_em = 0;
    float line_gap_em = 0;
};

/// Ink box of a glyph in em, y up from the baseline: x..x+width, y_bottom..y_top.
struct GlyphInk {
    float left_em = 0;
    float bottom_em = 0;
    float right_em = 0;
    float top_em = 0;
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
    ~FontFace();
    FontFace(const FontFace&) = delete;
    FontFace& operator=(const FontFace&) = delete;

    const std::filesystem::path& file() const;
    unsigned index() const;
    int units_per_em() const;
    const FaceMetrics& metrics() const;
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
    GlyphInk ink(std::uint32_t glyph) const;
    /// For shaping only; never changed after construction.
    hb_font_t* hb_font() const;

  private:
    struct Mapped;
    explicit FontFace(std::unique_ptr<Mapped> mapped);
    bool covers_beyond(char32_t code_point) const;

    std::array<std::uint64_t, 0x10000 / 64> covered_{}; ///< One bit a code point of plane 0.
    std::uint32_t dotted_circle_ = 0;
    bool covers_ascii_ = false;
    std::unique_ptr<Mapped> mapped_;
};

} // namespace fonts
