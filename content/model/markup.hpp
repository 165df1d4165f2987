#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// A piece of a text as its author marked it up.
struct MarkupPiece {
    enum class Kind { Text, Placeholder, LineBreak };

    Kind kind = Kind::Text;
    std::string text;       ///< The words, or the name inside `{}`; empty for a line break.
    bool bold = false;      ///< Between two `**`.
    std::size_t offset = 0; ///< Byte of the source text where the piece begins.

    bool operator==(const MarkupPiece&) const = default;
};

/// What is wrong with a text's markup (K027).
enum class MarkupFault { UnclosedBold, UnclosedBrace, StrayBrace, BadName };

/// A text taken apart. Reading never fails: what cannot be read stays as plain text.
struct Markup {
    std::vector<MarkupPiece> pieces;
    std::optional<MarkupFault> fault; ///< The first one.
    std::size_t fault_offset = 0;     ///< Byte where it stands.
};

/// Reads the only inline markup there is: `**bold**`, `{id}` and the line break.
Markup read_markup(std::string_view text);

/// Names in `{}`, in order, repeats kept.
std::vector<std::string> placeholders(const Markup& markup);

} // namespace content
