#pragma once

#include <sys/types.h>

#include <cstddef>

namespace support {

/// What a running program holds.
struct Footprint {
    double resident_mib = 0; ///< Of its pages, those in memory.
    std::size_t files = 0;   ///< Open descriptors.
};

/// @throws std::runtime_error if there is no such program.
Footprint footprint_of(pid_t program);
Footprint own_footprint();
/// Bytes that this program has allocated and not freed.
std::size_t live_bytes();

} // namespace support
