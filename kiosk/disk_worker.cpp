#include "kiosk/disk_worker.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <iostream>
#include <mutex>

namespace kiosk {

namespace {

/// Of the 10 s that its supervisor gives a kiosk to end: there are some workers.
constexpr std::chrono::seconds longest_end{1};

} // namespace

struct DiskWorker::Queue {
    bool is_idle() const { return jobs.empty() && !busy; } ///< Under the lock.

    mutable std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::function<void()>> jobs;
    bool busy = false;
    bool stop = false;
    std::uint64_t refusals = 0;
    std::string last_words; ///< Of the last refusal; only the thread's.
};

DiskWorker::DiskWorker() : queue_(std::make_shared<Queue>())
{
    thread_ = std::thread([queue = queue_] { work(queue); });
}

DiskWorker::~DiskWorker()
{
    const bool is_done = waited_in_vain_ ? is_idle() : finish(longest_end);
    {
        const std::lock_guard lock(queue_->mutex);
        queue_->jobs.clear();
        queue_->stop = true;
    }
    queue_->changed.notify_all();
    if (is_done) {
        thread_.join();
    } else {
        thread_.detach();
    }
}

void DiskWorker::post(std::function<void()> job)
{
    const std::lock_guard lock(queue_->mutex);
    waited_in_vain_ = false; // It takes jobs: somebody thinks that the disk is back.
    queue_->jobs.push_back(std::move(job));
    queue_->changed.notify_all();
}

bool DiskWorker::is_idle() const
{
    const std::lock_guard lock(queue_->mutex);
    return queue_->is_idle();
}

bool DiskWorker::finish(std::chrono::milliseconds longest)
{
    std::unique_lock lock(queue_->mutex);
    const bool is_done = queue_->changed.wait_for(lock, longest, [&] { return queue_->is_idle(); });
    waited_in_vain_ = !is_done;
    return is_done;
}

std::uint64_t DiskWorker::refusals() const
{
    const std::lock_guard lock(queue_->mutex);
    return queue_->refusals;
}

void DiskWorker::work(const std::shared_ptr<Queue>& queue)
{
    std::unique_lock lock(queue->mutex);
    while (true) {
        queue->changed.wait(lock, [&] { return queue->stop || !queue->jobs.empty(); });
        if (queue->jobs.empty()) {
            return;
        }
        auto job = std::move(queue->jobs.front());
        queue->jobs.pop_front();
        queue->busy = true;
        lock.unlock();
        std::string words;
        try {
            job();
        } catch (const std::exception& refused) {
            words = refused.what();
        }
        job = nullptr; // What it shares is let go before anybody hears that it is done.
        if (!words.empty() && words != queue->last_words) {
            std::cerr << "pelita-kiosk: " << words << '\n';
            queue->last_words = words;
        }
        lock.lock();
        queue->refusals += words.empty() ? 0 : 1;
        queue->busy = false;
        queue->changed.notify_all();
    }
}

} // namespace kiosk
