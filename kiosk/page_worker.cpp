#include "kiosk/page_worker.hpp"

#include <pthread.h>

#include <utility>

namespace kiosk {

PageWorker::PageWorker(const layout::screens::GuideScreens& screens,
                       const fonts::FontCatalogue& fonts, double pixels_per_point,
                       PageRequest first)
    : screens_(screens), fonts_(fonts), pixels_per_point_(pixels_per_point),
      wanted_(std::move(first))
{
    thread_ = std::thread([this] { work(); });
    pthread_setname_np(thread_.native_handle(), "pages"); // For who looks with top or a debugger.
}

PageWorker::~PageWorker()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_one();
    thread_.join();
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
    bell_.hush();
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
        bell_.ring();
    }
}

} // namespace kiosk
