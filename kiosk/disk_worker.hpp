#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace kiosk {

/// Does what touches the disk, one after the other, on a thread of its own: a card that takes
/// seconds for an fsync must not stop the touch. Its end waits for what was asked for.
class DiskWorker {
  public:
    DiskWorker();
    ~DiskWorker();
    DiskWorker(const DiskWorker&) = delete;
    DiskWorker& operator=(const DiskWorker&) = delete;

    /// A job that throws is a refusal: it is counted, and said on stderr when the words are new.
    void post(std::function<void()> job);
    /// Nothing is waiting or being done: who asks for more meanwhile would only pile it up.
    bool is_idle() const;
    /// Waits until it is idle.
    void finish();
    /// Jobs that failed.
    std::uint64_t refusals() const;

  private:
    void work();

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> jobs_;
    bool busy_ = false;
    bool stop_ = false;
    std::uint64_t refusals_ = 0;
    std::string last_words_; ///< Of the last refusal; only the thread's.
    std::thread thread_;
};

} // namespace kiosk
