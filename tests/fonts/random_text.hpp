#pragma once

#include "fonts/paragraph.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace support {

/// Letters of one script, as pieces that may follow each other.
struct Alphabet {
    const char* language; ///< BCP 47.
    std::vector<std::string> pieces;
};

/// Every script of `catalogue.toml`; Latin with the region's letters first.
const std::vector<Alphabet>& alphabets();

/// Text that no one wrote, the same for the same seed on every machine.
class RandomText {
  public:
    explicit RandomText(std::uint32_t seed) : random_(seed) {}

    std::uint32_t below(std::size_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

    /// A word of one script.
    std::string word(const Alphabet& alphabet);

    /// Words of one script with single spaces.
    std::string sentence(const Alphabet& alphabet, std::size_t words);

    /// Spans in mixed scripts and styles, with everything that breaks engines: joiners, controls,
    /// emoji, digits, signs without a base, invalid UTF-8. The spans borrow from this object.
    std::vector<fonts::TextSpan> spans();

  private:
    std::string hard_word();
    fonts::TextStyle style(const char* language);

    std::mt19937 random_;
    std::vector<std::string> texts_;
};

} // namespace support
