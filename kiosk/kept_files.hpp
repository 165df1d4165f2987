#pragma once

#include "kiosk/counters.hpp"
#include "kiosk/state.hpp"

#include <atomic>
#include <filesystem>
#include <mutex>
#include <optional>

namespace kiosk {

/// What former starts have left on the disk.
struct Memory {
    KioskState state;
    std::optional<DayCounts> running; ///< The day that was running then.
};

/// State and counters in their folder, as a DiskWorker's jobs use them. Shared with those jobs: one
/// that hangs may outlive whoever asked for it. All but `take_memory` and `state_is_saved` is for
/// the worker.
class KeptFiles {
  public:
    /// Touches no disk.
    explicit KeptFiles(std::filesystem::path folder);

    /// Makes the folder and reads what is there: first of all.
    void load();
    /// What `load` has read, once; none before.
    std::optional<Memory> take_memory();

    /// @throws content::FileError if the disk refuses.
    void save(const KioskState& state);
    /// False from a refusal to the next success: then it is tried again.
    bool state_is_saved() const { return state_is_saved_; }
    CounterStore& counters() { return counters_; }

  private:
    std::filesystem::path folder_;
    CounterStore counters_;
    std::optional<StateStore> store_; ///< Once loaded.
    std::atomic<bool> state_is_saved_{true};
    std::mutex mutex_;
    std::optional<Memory> memory_;
};

} // namespace kiosk
