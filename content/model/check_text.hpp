#pragma once

#include "content/model/guide.hpp"
#include "content/model/markup.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// A text under check: source or translation, with the place of its first character.
struct TextUnderCheck {
    const Guide& guide;
    const Unit& unit;
    const Language* language = nullptr; ///< None if languages.toml does not know it.
    std::string tag;
    std::string_view text;
    Place start;
    std::span<const TextJump> jumps; ///< Of `text` in its file.
    Markup markup;                   ///< Of `text`.

    /// A finding at a byte of the text. `words` is the argument `found`, may be empty; where the
    /// text has these words there, they are what is marked.
    Finding finding(std::string code, Severity severity, std::size_t offset,
                    std::string words = {}) const;
};

/// Codes one text can be judged for alone: K022, K025-K030, K035, K041.
std::vector<Finding> text_findings(const TextUnderCheck& checked);

/// Unknown placeholders of a source text (K020).
std::vector<Finding> source_placeholder_findings(const TextUnderCheck& source);

/// What a translation must share with its source: K020, K021, K023, K024, K031-K034, K037, K038.
std::vector<Finding> pair_findings(const TextUnderCheck& source, const TextUnderCheck& target);

/// Whether the program fills `{name}` in this unit: facts, contacts, and the words of ui texts.
bool is_known_placeholder(const Guide& guide, const Unit& unit, const std::string& name);

} // namespace content
