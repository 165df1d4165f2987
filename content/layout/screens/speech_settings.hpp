#pragma once

#include <array>
#include <cstddef>

namespace layout::screens {

/// Speed of speech in percent of how it was recorded (KIOSK.md T13).
inline constexpr std::array<int, 7> speech_rates{50, 75, 100, 125, 150, 175, 200};
/// Loudness in dB over the kiosk's own, steps of 6 (KIOSK.md 2.6, T12).
inline constexpr std::array<int, 5> speech_volumes{-12, -6, 0, 6, 12};

/// How a visitor wants to be spoken to: places in the two tables.
struct SpeechSettings {
    std::size_t rate = 2;
    std::size_t volume = 2;

    int percent() const { return speech_rates.at(rate); }
    int decibels() const { return speech_volumes.at(volume); }
    bool operator==(const SpeechSettings&) const = default;
};

/// One step on in a table; at its end it stays.
template <class Table>
constexpr std::size_t step_up(std::size_t at, const Table& table)
{
    return at + 1 < table.size() ? at + 1 : at;
}
constexpr std::size_t step_down(std::size_t at)
{
    return at == 0 ? 0 : at - 1;
}

} // namespace layout::screens
