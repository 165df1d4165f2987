#pragma once

#include <string>
#include <string_view>

namespace printer {

/// What the making of a sheet had to say.
struct SheetMessages {
    std::string said; ///< To the person at the terminal, in their language.
    std::string kept; ///< The same for the log and the gallery: in Indonesian on every machine.
};

/// As a worker process sends them.
std::string packed(const SheetMessages& messages);

/// What `packed` made; any other text is both, as the error that ended a worker is.
SheetMessages unpacked(std::string_view text);

} // namespace printer
