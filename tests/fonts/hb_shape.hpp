#pragma once

#include "fonts/paragraph.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace support {

/// One glyph as the program `hb-shape` prints it, in font units.
struct JudgeGlyph {
    std::uint32_t id = 0;
    std::uint32_t cluster = 0; ///< Code point of the run's text, from 0.
    std::int32_t advance = 0;
    std::int32_t dx = 0;
    std::int32_t dy = 0;
    bool unsafe = false; ///< Unsafe to break before.

    bool operator==(const JudgeGlyph&) const = default;
};

/// HarfBuzz's own program as a judge of our shaping: it gets the text around a run, script,
/// language, direction and features by its command line, and shapes by itself. Texts that share all
/// of these go through one process.
class HbShape {
  public:
    static bool available();

    /// Notes one run of a paragraph.
    /// @returns where `glyphs` finds its answer after `run`.
    std::size_t add(const fonts::Paragraph& paragraph, const fonts::Paragraph::Run& run);

    /// Shapes all that was added since the last call.
    /// @throws std::runtime_error if the program fails or does not answer each line.
    void run();

    const std::vector<JudgeGlyph>& glyphs(std::size_t job) const { return answers_.at(job); }
    std::size_t processes() const { return processes_; }

  private:
    struct Line {
        std::size_t job = 0;
        std::string text;
    };
    void run_one(const std::vector<std::string>& arguments, const std::vector<Line>& lines);

    std::map<std::vector<std::string>, std::vector<Line>> waiting_; ///< By command line.
    std::vector<std::vector<JudgeGlyph>> answers_;
    std::size_t processes_ = 0;
};

} // namespace support
