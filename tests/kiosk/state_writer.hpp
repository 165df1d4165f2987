#pragma once

#include "kiosk/state.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace support {

/// The state that `state_writer` writes as this generation: its parts depend on it, so that a
/// mixture of two would be seen.
inline kiosk::KioskState written_state(std::uint64_t generation)
{
    kiosk::KioskState state;
    state.generation = generation;
    state.highest_time =
        std::chrono::sys_seconds(std::chrono::seconds(1'700'000'000 + 60 * generation));
    state.boot = {"boot-" + std::string(generation % 37, 'x'),
                  static_cast<std::uint32_t>(generation), 0, generation % 2 == 0};
    if (generation % 3 == 0) {
        state.calibration = {1, 0, static_cast<double>(generation) / 7, 0, 1, 0, 0, 0, 1};
    }
    return state;
}

/// The last whole line of what `state_writer` said: the generation that it had saved; 0 = none.
inline std::uint64_t last_told(std::string_view said)
{
    const auto end = said.rfind('\n');
    if (end == std::string_view::npos) {
        return 0;
    }
    const auto begin = end == 0 ? std::string_view::npos : said.rfind('\n', end - 1);
    const auto first = begin == std::string_view::npos ? 0 : begin + 1;
    return std::stoull(std::string(said.substr(first, end - first)));
}

} // namespace support
