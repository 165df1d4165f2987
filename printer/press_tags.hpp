#pragma once

#include "printer/press_identity.hpp"

#include <vector>

class QPDF;

namespace printer {

/// MarkInfo, the language of elements and the words of figures (PRINT.md 2.4, step 10). A file
/// without tags stays without.
/// @throws std::runtime_error if the structure tree has other elements.
void set_tags(QPDF& pdf, const std::vector<TagFact>& tags);

} // namespace printer
