#include "kiosk/page_worker.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace kiosk {

PageWorker::PageWorker(const layout::screens::GuideScreens& screens,
                       const fonts::FontCatalogue& fonts, double pixels_per_point,
                       PageRequest first)
    : screens_(screens), fonts_(fonts), pixels_per_point_(pixels_per_point),
      event_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)), wanted_(std::move(first))
{
    if (event_ < 0) {
        throw std::system_error(errno, std::generic_category(), "eventfd");
    }
    thread_ = std::thread([this] { work(); });
}

PageWorker::~PageWorker()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_one();
    thread_.join();
    close(event_);
}

void PageWorker::request(PageRequest request)
{
    {
        const std::lock_guard lock(mutex_);
        wanted_ = std::move(request);
    }
    wake_.notify_one();
}

std::optional<DrawnPage> PageWorker::take()
{
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = read(event_, &count, sizeof count);
    const std::lock_guard lock(mutex_);
    if (failure_) {
        std::rethrow_exception(failure_);
    }
    return std::exchange(done_, std::nullopt);
}

Worker PageWorker::beat()
{
    const std::lock_guard lock(mutex_);
    wake_.notify_one();
    return std::exchange(asked_, true) ? Worker::Silent : Worker::Answered;
}

void PageWorker::work()
{
    layout::TextScratch scratch;
    std::optional<paint::Painter> painter;
    while (true) {
        PageRequest request;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return stop_ || wanted_ || asked_; });
            if (stop_) {
                return;
            }
            asked_ = false;
            if (!wanted_) {
                continue;
            }
            request = *std::exchange(wanted_, std::nullopt);
        }
        std::optional<DrawnPage> drawn;
        std::exception_ptr failure;
        try {
            if (!painter) {
                painter.emplace(paint::PictogramSet(screens_.guide().folder / "pictograms"));
            }
            drawn.emplace();
            drawn->page = prepare_page(screens_, request, fonts_, scratch);
            drawn->pixmap = paint::rasterise(drawn->page.on_glass(), pixels_per_point_, *painter);
        } catch (...) {
            failure = std::current_exception();
        }
        {
            const std::lock_guard lock(mutex_);
            done_ = std::move(drawn);
            failure_ = failure ? failure : failure_;
        }
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto put = write(event_, &one, sizeof one);
    }
}

} // namespace kiosk
