#pragma once

#include "content/model/finding.hpp"

#include <string>
#include <string_view>

namespace printer {

/// What the making of a sheet had to say.
struct SheetMessages {
    std::string said; ///< To the person at the terminal, in their language.
    std::string kept; ///< The same for the log and the gallery: in Indonesian on every machine.

    void add(const SheetMessages& more)
    {
        said += more.said;
        kept += more.kept;
    }
};

/// One line in both.
/// @param line what is said in a language, without its end.
template <typename Line>
SheetMessages line_for_both(const Line& line)
{
    return {line(content::message_language_of_environment()) + "\n",
            line(content::MessageLanguage::Indonesian) + "\n"};
}

/// As a worker process sends them.
std::string packed(const SheetMessages& messages);

/// What `packed` made; any other text is both, as the error that ended a worker is.
SheetMessages unpacked(std::string_view text);

} // namespace printer
