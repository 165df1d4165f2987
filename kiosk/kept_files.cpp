#include "kiosk/kept_files.hpp"

#include "kiosk/state_folder.hpp"

#include <utility>

namespace kiosk {

KeptFiles::KeptFiles(std::filesystem::path folder)
    : folder_(std::move(folder)), counters_(folder_ / "counters")
{}

void KeptFiles::load()
{
    prepare_state_folder(folder_);
    store_.emplace(folder_);
    Memory memory{store_->state(), counters_.load()};
    const std::lock_guard lock(mutex_);
    memory_ = std::move(memory);
}

std::optional<Memory> KeptFiles::take_memory()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(memory_, std::nullopt);
}

void KeptFiles::save(const KioskState& state)
{
    state_is_saved_ = false;
    store_.value().save(state);
    state_is_saved_ = true;
}

} // namespace kiosk
