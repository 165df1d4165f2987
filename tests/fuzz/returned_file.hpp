#pragma once

#include "content/desk/exchange.hpp"
#include "tests/fuzz/fuzz_support.hpp"

#include <set>

namespace fuzz {

/// A file that came back holds each id once, and says why if it holds no text.
/// @param bytes of the file, which findings call `file`.
inline void check_returned(const desk::ReturnedFile& returned, std::string_view bytes,
                           const std::string& file)
{
    check_findings(returned.findings, bytes, file);
    std::set<std::string> ids;
    for (const auto& text : returned.texts) {
        require(text.unit.empty() || ids.insert(text.unit).second, "an id stands once", text.unit);
    }
    require(!returned.texts.empty() || !returned.findings.empty(), "an empty file says why");
}

} // namespace fuzz
