#pragma once

#include "content/model/guide.hpp"

#include <string>

namespace printer {

/// Which state of the guide a sheet was made from: the first 12 hex digits of sha256 over the names
/// and bytes of all its files. Stands in slug and XMP; any changed file changes it.
/// @throws std::exception if a file cannot be read.
std::string guide_revision(const content::Guide& guide);

} // namespace printer
