#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace kiosk {

/// Does what touches a disk, one after the other, on a thread of its own: a card that takes seconds
/// for an fsync must not stop the touch, and a disk that never answers must not stop the end.
class DiskWorker {
  public:
    DiskWorker();
    /// Waits a moment for what was asked for, unless somebody just has in vain. If the disk still
    /// does not answer, the job that hangs is left alone with what it holds, and those that wait
    /// for it are forgotten.
    ~DiskWorker();
    DiskWorker(const DiskWorker&) = delete;
    DiskWorker& operator=(const DiskWorker&) = delete;

    /// @param job owns or shares what it uses: it may outlive the worker. One that throws is a
    /// refusal: it is counted, and said on stderr when the words are new.
    void post(std::function<void()> job);
    /// Nothing is waiting or being done: who asks for more meanwhile would only pile it up.
    bool is_idle() const;
    /// Waits until it is idle. @return false if it is not within that time.
    bool finish(std::chrono::milliseconds longest);
    /// Jobs that failed.
    std::uint64_t refusals() const;

  private:
    struct Queue;
    static void work(const std::shared_ptr<Queue>& queue);

    std::shared_ptr<Queue> queue_; ///< The thread's too.
    std::thread thread_;
    bool waited_in_vain_ = false; ///< The last time that somebody waited.
};

} // namespace kiosk
