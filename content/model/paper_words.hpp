#pragma once

#include "content/model/guide.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace content {

/// Ids of every word that printing takes from the list `paper` of ui.toml.
std::span<const std::string_view> paper_word_ids();

/// What printing says outside the poster: at the edge of a press file, in its tags, on the ticket
/// and the sign-off sheet that go with it. It speaks to print shops and offices, in the source
/// language alone, so nobody translates it and no word of it is a unit.
class PaperWords {
  public:
    PaperWords() = default;
    explicit PaperWords(std::map<std::string, std::string, std::less<>> texts)
        : texts_(std::move(texts))
    {}

    /// A word, placeholders filled; empty if the guide has none (K004 says so).
    /// @param id one of `paper_word_ids`.
    std::string text(std::string_view id,
                     const std::vector<std::pair<std::string, std::string>>& arguments = {}) const;

  private:
    std::map<std::string, std::string, std::less<>> texts_;
};

struct ReadPaperWords {
    PaperWords words;
    std::vector<Finding> findings; ///< K004 for words that lack, K004 and K005 for others.
};

/// Reads `paper` of the guide's ui.toml: only who prints needs it, so `load_guide` keeps none of
/// it. A file that is no TOML has no words; `load_guide` says what is wrong with it.
ReadPaperWords read_paper_words(const Guide& guide);

} // namespace content
