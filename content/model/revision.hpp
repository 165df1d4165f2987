#pragma once

#include "content/model/guide.hpp"

#include <string>

namespace content {

/// SHA-256 over all files of a guide but the register of prints: to enter a print changes no sheet.
/// @throws std::exception if a file cannot be read.
std::string guide_hash(const Guide& guide);

/// Which state of the guide a sheet was made from: the first 12 hex digits of
/// `guide_hash`. Stands in slug and XMP.
/// @throws std::exception if a file cannot be read.
std::string guide_revision(const Guide& guide);

} // namespace content
