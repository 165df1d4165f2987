#include "kiosk/disk_worker.hpp"

#include <exception>
#include <iostream>

namespace kiosk {

DiskWorker::DiskWorker()
{
    thread_ = std::thread([this] { work(); });
}

DiskWorker::~DiskWorker()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void DiskWorker::post(std::function<void()> job)
{
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    changed_.notify_all();
}

bool DiskWorker::is_idle() const
{
    const std::lock_guard lock(mutex_);
    return jobs_.empty() && !busy_;
}

void DiskWorker::finish()
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return jobs_.empty() && !busy_; });
}

std::uint64_t DiskWorker::refusals() const
{
    const std::lock_guard lock(mutex_);
    return refusals_;
}

void DiskWorker::work()
{
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return stop_ || !jobs_.empty(); });
        if (jobs_.empty()) {
            return;
        }
        const auto job = std::move(jobs_.front());
        jobs_.pop_front();
        busy_ = true;
        lock.unlock();
        std::string words;
        try {
            job();
        } catch (const std::exception& refused) {
            words = refused.what();
        }
        if (!words.empty() && words != last_words_) {
            std::cerr << "pelita-kiosk: " << words << '\n';
            last_words_ = words;
        }
        lock.lock();
        refusals_ += words.empty() ? 0 : 1;
        busy_ = false;
        changed_.notify_all();
    }
}

} // namespace kiosk
