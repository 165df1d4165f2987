#pragma once

#include "content/model/document.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace content {

/// What may be shown for a placeholder; an empty text may not.
struct FilledValue {
    std::string id; ///< Fact or contact that was used; empty for a screen's own argument.
    std::string text;
    bool words = false; ///< May be broken at a line's end.
};

/// A text with its values filled in.
struct FilledText {
    std::vector<SpanLine> lines;
    bool complete = true; ///< Every value could be shown.
};

/// Reads markup and fills its values in; where one may not be shown stands a gap.
FilledText fill_text(const std::string& text,
                     const std::function<FilledValue(const std::string& name)>& value_of);

/// A single text of the guide as the kiosk shows it: a tile's word, an answer, a message.
struct ShownText {
    std::string unit;
    std::string language; ///< BCP 47 of the text.
    bool fallback = false;
    bool being_updated = false;
    bool approved = true;
    std::vector<SpanLine> lines;

    bool empty() const { return lines.empty(); }
};

using TextArguments = std::vector<std::pair<std::string, std::string>>;

/// Text of a unit along the language's chain (TRANSLATION.md 2, "Fallback"), values filled in. A
/// value that may not be shown turns the whole text into `ui.ask-office`. Empty if the guide has
/// no such unit, or no text of it that `options` lets through.
ShownText shown_text(const Guide& guide, std::string_view unit, std::string_view language,
                     const ResolveOptions& options, const TextArguments& arguments = {});

} // namespace content
