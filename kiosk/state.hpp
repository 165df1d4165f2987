#pragma once

#include "content/model/date.hpp"
#include "kiosk/panel_map.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

/// Starts since the machine was switched on.
struct BootStarts {
    std::string boot_id; ///< Of the kernel; another one = the machine was switched off.
    std::uint32_t starts = 0;
    std::uint32_t crashes = 0; ///< Starts after which nobody had ended the kiosk.
    bool running = false;      ///< Between a start and its orderly end.

    bool operator==(const BootStarts&) const = default;
};

/// What a kiosk keeps over restarts (KIOSK.md 2.8). Nothing of a visitor is in it.
struct KioskState {
    std::uint64_t generation = 0; ///< Grows by one with each write.
    std::chrono::sys_seconds highest_time{};
    BootStarts boot;
    std::vector<content::Date> disbelieved; ///< TrustedTime's.
    std::optional<Calibration> calibration; ///< Of the touch panel.

    bool operator==(const KioskState&) const = default;
};

/// A start is entered: another boot begins to count anew, a start after no end is a crash.
void enter_start(KioskState& state, const std::string& boot_id);
/// So is an orderly end.
void enter_end(KioskState& state);

/// `{"blake2b":"<hash of the body's bytes>","body":{...}}` and a line end.
std::string write_state(const KioskState& state);
/// None unless every byte is as `write_state` wrote it: a damaged state is no state.
std::optional<KioskState> read_state(std::string_view text);

/// The state's file in the state folder: `state.json`, and the one before it in `state.json.prev`.
class StateStore {
  public:
    /// Reads the newest valid of both; a fresh state without one.
    /// @param folder empty: there is no file, and nothing may be saved.
    explicit StateStore(std::filesystem::path folder);

    /// As it was read or saved last.
    const KioskState& state() const { return state_; }
    /// The former file becomes `.prev`, then the state gets the next generation and is written:
    /// each into a fresh file, synced and renamed, so that a valid one is there at any moment.
    /// @throws content::FileError if the disk refuses; the newest valid file is still there.
    void save(KioskState next);

  private:
    std::filesystem::path file() const;
    std::filesystem::path former_file() const;

    std::filesystem::path folder_;
    KioskState state_;
    std::string stored_; ///< Bytes of the newest valid file; empty: there is none.
};

} // namespace kiosk
