#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// Pango as a rival and an oracle: the same font files, no system matching, no hinting, unrounded
/// positions. One text style.
class PangoText {
  public:
    /// @param files the only fonts it may use.
    /// @param families font families in the order of trial, separated by commas.
    PangoText(std::span<const std::filesystem::path> files, const std::string& families,
              const std::string& language);
    ~PangoText();
    PangoText(const PangoText&) = delete;
    PangoText& operator=(const PangoText&) = delete;

    /// Lines of one paragraph in a new layout.
    int count_lines(std::string_view text, double size, double width) const;

    /// Byte offset of each line's end, trailing space as Pango leaves it.
    std::vector<std::uint32_t> line_ends(std::string_view text, double size, double width) const;

    /// Width of the paragraph on one line.
    double width(std::string_view text, double size) const;

    /// The largest size, by halving, at which the paragraphs fit a box, 1.5 em from line to line.
    /// Each paragraph keeps its layout.
    double fit(std::span<const std::string> paragraphs, double width, double height,
               int steps) const;

  private:
    struct Handles;
    std::unique_ptr<Handles> handles_;
};

} // namespace support
