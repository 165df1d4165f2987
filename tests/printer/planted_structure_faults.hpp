#pragma once

#include "tests/printer/planted_faults.hpp"

#include <span>

namespace support {

/// What stands in a file beside what it paints: packings (P12), keys that a RIP would follow (P13),
/// another kind of profile (P04).
std::span<const PlantedFault> planted_structure_faults();

} // namespace support
